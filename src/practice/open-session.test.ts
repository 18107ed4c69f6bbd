import { expect, it } from 'vitest';
import { answerTo, deck } from './core/fixtures.ts';
import { Interview } from './core/interview.ts';
import { sessionText } from './core/saved-session.ts';
import type { SessionEvent } from './core/session.ts';
import { newestOpenSession } from './open-session.ts';

const interview = new Interview(deck);
const start: SessionEvent = { type: 'start', mode: 'typed', options: { level: 'mid', types: [] } };

function stored(id: string, events: readonly SessionEvent[], slug = deck.slug) {
  const state = events.reduce(
    (before, event) => interview.step(before, event).state,
    interview.begin(1),
  );
  const text = sessionText(state);
  return { id, slug, savedAt: '2026-11-28T09:00:00.000Z', revision: 1, text };
}

it('is the newest of the guide that was begun and not ended', () => {
  const [question] = deck.questions;
  if (!question) throw new Error('The deck has no question.');
  const words: SessionEvent = { type: 'typed', text: answerTo(question, 2) };
  const sessions = [
    stored('of another guide', [start, words], 'another'),
    stored('not begun', []),
    { ...stored('unreadable', [start, words]), text: '{' },
    stored('ended', [start, words, { type: 'end' }]),
    stored('newest', [start, words]),
    stored('older', [start, words]),
  ];
  const open = newestOpenSession(sessions, deck.slug);
  expect(open?.stored.id).toBe('newest');
  expect(open?.state.draft.text).toBe(answerTo(question, 2));
  expect(newestOpenSession(sessions.slice(0, 4), deck.slug)).toBeUndefined();
});
