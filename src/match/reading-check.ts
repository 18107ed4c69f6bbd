/** Why an ad cannot be matched, before anything is loaded for it. */
export type Obstacle = 'empty' | 'short' | 'long' | 'language';

export const LONGEST_AD = 50_000;
const SHORTEST_AD = 6;

const ENGLISH = set(
  'a an and are as at be by for from have in is of on or our that the their this to we will with you your',
);
/** Small words of languages that an ad is likely to be in, none of them English. */
const FOREIGN = set(
  'aber als auf aus bei das dem den der die du ein eine für ist mit nicht oder sie sind und uns von wir zu zur au aux avec ce dans des du elle est et les leur nous pour que qui sur une vous como con del el en es las los más nos para por se su tu un una y al che di e gli il la le lo per sei ai bir de een het je met naar op van voor wij ze da do e em os na no och som för att är på vi',
);

/** What keeps an ad from being matched; nothing where it can be. */
export function obstacle(text: string): Obstacle | undefined {
  if (text.trim() === '') return 'empty';
  if (text.length >= LONGEST_AD) return 'long';
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 20 && latin < letters / 2) return 'language';
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < SHORTEST_AD) return 'short';
  const known = (list: ReadonlySet<string>) => words.filter((word) => list.has(word)).length;
  return known(FOREIGN) > known(ENGLISH) && known(FOREIGN) > words.length / 12
    ? 'language'
    : undefined;
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
