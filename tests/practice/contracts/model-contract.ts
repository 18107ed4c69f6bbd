import { describe, expect, it } from 'vitest';
import type { Coach, Review } from '../../../src/practice/ports/coach.ts';
import type { Interviewer } from '../../../src/practice/ports/interviewer.ts';
import { destinationContract } from './destination-contract.ts';

const review: Review = {
  question: {
    title: 'How do you page through orders?',
    points: [{ claim: 'Picks a unique sort key.', signals: ['unique order'], followUp: 'Why?' }],
  },
  answer: 'I would sort by created time and id.',
};

/** What every coach keeps to. */
export function coachContract(name: string, make: () => Coach): void {
  describe(`${name} is a coach`, () => {
    destinationContract(make);

    it('shows what it will send: the answer, and no more than the question with its points', () => {
      expect(make().preview(review)).toContain(review.answer);
    });

    it('gives an opinion or none, and never throws', async () => {
      for (const { point, quote } of await make().review(review, new AbortController().signal)) {
        expect(point).toBeTypeOf('number');
        expect(quote).toBeTypeOf('string');
      }
      expect(await make().review(review, AbortSignal.abort())).toEqual([]);
    });
  });
}

/** What every interviewer beyond the authored questions keeps to. */
export function interviewerContract(name: string, make: () => Interviewer): void {
  describe(`${name} is an interviewer`, () => {
    destinationContract(make);

    it('asks one question or none, and never throws', async () => {
      const asked = await make().followUp(review, new AbortController().signal);
      if (asked !== undefined) expect(asked.trim()).toMatch(/\?$/);
      expect(await make().followUp(review, AbortSignal.abort())).toBeUndefined();
    });
  });
}
