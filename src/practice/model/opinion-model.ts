import type { Lift } from '../core/second-opinion.ts';
import type { Coach, Review } from '../ports/coach.ts';
import type { Interviewer } from '../ports/interviewer.ts';
import type { Destination, Readiness } from '../ports/port.ts';
import { readOpinion, type Opinion } from './opinion.ts';
import type { Trouble } from './trouble.ts';

export type OpinionResult = { opinion: Opinion } | { trouble: Trouble };
export type SaidResult = { text: string } | { trouble: Trouble };

/** A model that is asked once for both: what an answer says, and what to ask next. */
export type OpinionModel = Coach &
  Interviewer & {
    /** @param onText is given all that came so far */
    opinion(
      review: Review,
      stop: AbortSignal,
      onText?: (text: string) => void,
    ): Promise<OpinionResult>;
  };

interface Model {
  ready: () => Promise<Readiness>;
  preview: (review: Review) => string;
  ask: (review: Review, stop: AbortSignal, onText?: (text: string) => void) => Promise<SaidResult>;
}

/** Both ports, from something that answers with text. */
export function opinionModel(destination: Destination, model: Model): OpinionModel {
  const opinion: OpinionModel['opinion'] = async (review, stop, onText) => {
    if (stop.aborted) return { trouble: { kind: 'stopped' } };
    const said = await model.ask(review, stop, onText);
    if ('trouble' in said) return said;
    const read = readOpinion(said.text, review);
    return read ? { opinion: read } : { trouble: { kind: 'malformed' } };
  };
  const orNone = async (review: Review, stop: AbortSignal): Promise<Opinion | undefined> => {
    const result = await opinion(review, stop);
    return 'opinion' in result ? result.opinion : undefined;
  };
  return {
    ...destination,
    ready: model.ready,
    preview: model.preview,
    opinion,
    review: async (review, stop): Promise<Lift[]> => (await orNone(review, stop))?.lifts ?? [],
    followUp: async (review, stop) => (await orNone(review, stop))?.followUp,
  };
}
