/** Whether sessions over the site's own guides adapt to who answers. */
import { expect, test } from 'vitest';
import { Interview } from '../../src/practice/core/interview.ts';
import { LEVELS, type Level } from '../../src/practice/core/deck.ts';
import type { SessionState } from '../../src/practice/core/session.ts';
import { decksOf } from './decks.ts';
import { guides } from './labelled-answers.ts';

const decks = decksOf(guides);
const SEEDS = 40;

/** How hard the questions after the first are for somebody who makes a share of the points. */
function met(interview: Interview, level: Level, seed: number, share: number): number[] {
  let state: SessionState = interview.begin(seed);
  const send = (event: Parameters<Interview['step']>[1]) => {
    ({ state } = interview.step(state, event));
  };
  send({ type: 'start', mode: 'typed', options: { level, types: [] } });
  while (state.phase !== 'summary') {
    const { points } = interview.question(state) ?? { points: [] };
    send({ type: 'typed', text: 'I would say so.' });
    send({ type: 'finish' });
    for (const point of points.keys()) {
      const isMade = point < Math.round(share * points.length);
      send({ type: 'mark', point, mark: isMade ? 'said' : 'notSaid' });
    }
    send({ type: 'next' });
  }
  return state.turns.slice(1).map(({ reason }) => reason.difficulty);
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test.each(decks.flatMap((deck) => LEVELS.map((level) => [deck.slug, level, deck] as const)))(
  '%s, %s: who makes most points meets harder questions than who makes few',
  (_, level, deck) => {
    const interview = new Interview(deck);
    const over = (share: number) =>
      Array.from({ length: SEEDS }, (__, seed) => mean(met(interview, level, seed, share)));
    const strong = over(0.9);
    const weak = over(0.2);
    for (const [seed, value] of strong.entries()) expect(value).toBeGreaterThan(weak[seed] ?? 9);
    expect(mean(strong) - mean(weak)).toBeGreaterThan(0.2);
  },
);
