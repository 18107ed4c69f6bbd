import type { Filters } from './pagefind.ts';
import type { Nearest, SearchAnswer } from './query.ts';

/** What can be asked of the index; each rejects when it cannot be reached. */
export interface Searches {
  /** Load the index before it is asked. */
  open(): Promise<void>;
  search(query: string, filters: Filters, limit: number): Promise<SearchAnswer>;
  /** What is near to a query that found nothing. */
  nearest(query: string): Promise<Nearest>;
  /** The rows of the questions that words are found in, best first. */
  questions(text: string): Promise<readonly number[]>;
}

export type Answers = {
  [Name in keyof Searches]: Awaited<ReturnType<Searches[Name]>>;
};

type Call = {
  [Name in keyof Searches]: { name: Name; parameters: Parameters<Searches[Name]> };
}[keyof Searches];

/** What a page asks its worker, and what that answers, by number. */
export type Question = Call & { number: number };
export type Answer = { number: number; value: unknown } | { number: number; error: string };
