/** Stands in a record where prose ends and words begin that are to be found, not to be shown. */
export const UNSHOWN = '⁂';

/** Words that say nothing of what is looked for, in a question pasted whole. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a about all an and any are as at be been but by can could did do does for from get had has have how i if in into is it its me more most much my no not of on one or our out over should so some tell than that the their them then there they this time to up us vs was we were what when where which while who why will with would you your'.split(
    ' ',
  ),
);

/** The words of a query in lower case, without the punctuation around them. */
export function words(query: string): string[] {
  return (
    query
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'+#./-]*/gu)
      ?.map((word) =>
        /['./-]/.test(word) ? word.replace(/['./-]+$/, '').replace(/'s$/, '') : word,
      ) ?? []
  );
}

/** Each word once, without those that tell nothing, unless they are all there is. */
export function tellingWords(all: readonly string[]): string[] {
  const telling = all.filter((word) => !STOP_WORDS.has(word));
  return [...new Set(telling.length > 0 ? telling : all)];
}

/** Whether a word of a text is the one asked for: its beginning, or another form of it. */
export function isFormOf(known: string, asked: string): boolean {
  return (
    known.startsWith(asked) || sharesStem(known, asked) || runTogether(known).startsWith(asked)
  );
}

/** “on-call” is found as “oncall”, and “CI/CD” as “cicd”. */
function runTogether(word: string): string {
  return word.replace(/[-/]/g, '');
}

const ENDING = /(?:ies|es|s|ing|ed|y|e)$/;

/** “limits”, “limited”, and “limiting” share their stem with “limit”. */
export function sharesStem(known: string, asked: string): boolean {
  const stem = known.replace(ENDING, '');
  return (
    stem.length >= 4 &&
    asked.startsWith(stem) &&
    asked.slice(stem.length).replace(ENDING, '') === ''
  );
}
