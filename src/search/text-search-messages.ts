/** What the search in a worker is asked, and what it answers, by number. */
export interface Question {
  number: number;
  /** Address of the index, such as `/prep/pagefind/`. */
  bundle: string;
  text: string;
}

export type Answer = { number: number; ids: readonly string[] } | { number: number; error: string };
