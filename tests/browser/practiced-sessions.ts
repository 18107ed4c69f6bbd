/** Sessions as the interviewer makes them, with the deck of a built guide, for pages that show them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { paths } from '../../src/guides/paths.ts';
import type { Deck, DeckQuestion } from '../../src/practice/core/deck.ts';
import { Interview } from '../../src/practice/core/interview.ts';
import { sessionText } from '../../src/practice/core/saved-session.ts';
import type { SessionEvent, SessionState } from '../../src/practice/core/session.ts';
import { HISTORY_FORMAT, HISTORY_VERSION } from '../../src/practice/history/history-file.ts';
import type { StoredSession } from '../../src/practice/ports/store.ts';

const dist = resolve(import.meta.dirname, '../../dist');

export function builtDeck(slug: string): Deck {
  return JSON.parse(readFileSync(resolve(dist, `.${paths.practiceDeck(slug)}`), 'utf8')) as Deck;
}

/** Words that make the first points of a question. */
export function words({ points }: DeckQuestion, made: number): string {
  const said = points
    .slice(0, made)
    .map(
      ({ signals }) =>
        `First of all I would go for the ${signals.slice(0, 3).join(', and then the ')}.`,
    );
  return ['I have done this before, so let me say what I would do here.', ...said].join(' ');
}

export interface Practiced {
  slug: string;
  day: string;
  /** How many points each answer makes; the last one is not finished where `isOpen`. */
  made: readonly number[];
  only?: readonly string[];
  isOpen?: boolean;
}

/** A session in which each question is answered once, and the first one tried again. */
export function practiced({ slug, day, made, only, isOpen = false }: Practiced): StoredSession {
  const interview = new Interview(builtDeck(slug));
  let state: SessionState = interview.begin(7);
  const send = (event: SessionEvent) => {
    ({ state } = interview.step(state, event));
  };
  send({
    type: 'start',
    mode: 'typed',
    at: `${day}T09:30:00.000Z`,
    options: { level: 'mid', types: [], ...(only && { only: [...only] }) },
  });
  for (const [index, points] of made.entries()) {
    const question = interview.question(state);
    if (!question) break;
    send({ type: 'typed', text: words(question, points) });
    if (isOpen && index === made.length - 1) break;
    send({ type: 'finish' });
    send({ type: 'followUp' });
    if (state.phase === 'asking') {
      send({ type: 'typed', text: words(question, points + 1) });
      send({ type: 'finish' });
    }
    send({ type: 'next' });
  }
  if (!isOpen) send({ type: 'end' });
  return stored(`${slug}-${day}`, slug, `${day}T10:00:00.000Z`, sessionText(state));
}

export function stored(id: string, slug: string, savedAt: string, text: string): StoredSession {
  return { id, slug, savedAt, revision: 1, text };
}

/** A file that the history page imports. */
export function historyFile(sessions: readonly StoredSession[]) {
  const text = JSON.stringify({ format: HISTORY_FORMAT, version: HISTORY_VERSION, sessions });
  return { name: 'history.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}
