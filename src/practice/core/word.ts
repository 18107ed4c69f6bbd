/** A word of what somebody said or wrote. */
export interface Word {
  /** Where it stands in the text: `text.slice(start, end)`. */
  start: number;
  end: number;
  /** In lower case, with digits where a number was spelled out. */
  plain: string;
  stem: string;
  /** Says how, not what: articles, pronouns, auxiliaries, and what people say while they think. */
  isFunction: boolean;
}
