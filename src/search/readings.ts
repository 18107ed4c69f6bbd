import type { Spelling } from './spelling.ts';
import { LONGEST_KEY, SYNONYMS } from './synonyms.ts';
import { tellingWords, words } from './words.ts';

/** What a query may mean. */
export interface Readings {
  /** The words as they were typed, those unknown mended. */
  asked: string[];
  /** What was typed, mended; undefined where nothing had to be. */
  corrected: string | undefined;
  /** The same query with a word told otherwise: another list of words, and what differs. */
  others: { asked: string[]; instead: string }[];
  /** Short forms among `asked`: “dr” is a word, and not the beginning of “drift”. */
  shortForms: string[];
  /** Words among `asked` that no record says; what they mean is in `others`. */
  unsaid: string[];
}

/** A word of a query, or several that are one notion. */
interface Notion {
  typed: string[];
  /** As it is searched for. */
  words: string[];
  /** As it may be searched for besides. */
  others: string[][];
}

const MOST_WORDS = 14;
const MOST_READINGS = 4;
const LONGEST_SHORT_FORM = 3;

/** Read a query: synonyms, words split or run together, slips of the fingers. */
export async function readings(query: string, spelling: Spelling): Promise<Readings> {
  const all = words(query);
  const telling = new Set(tellingWords(all).slice(0, MOST_WORDS));
  const notions = await Promise.all(
    notionsOf(all).map((notion) => told(notion, telling, spelling)),
  );
  await joinNeighbors(notions, spelling);
  const asked = tellingWords(notions.flatMap((notion) => notion.words)).slice(0, MOST_WORDS);
  const corrected = notions
    .map((notion) => (notion.others.length > 0 ? notion.typed : mended(notion)).join(' '))
    .join(' ');
  const withOthers = notions.filter(({ others }) => others.length > 0);
  const said = await Promise.all(
    withOthers.map(
      async ({ typed: [word = '', ...more] }) => more.length > 0 || (await spelling.isSaid(word)),
    ),
  );
  return {
    asked,
    corrected: corrected === all.join(' ') ? undefined : corrected,
    others: otherReadings(notions),
    shortForms: withOthers.flatMap(({ typed }) =>
      typed.length === 1 ? typed.filter((word) => word.length <= LONGEST_SHORT_FORM) : [],
    ),
    unsaid: withOthers.filter((_, place) => said[place] === false).flatMap(({ typed }) => typed),
  };
}

/** Words that tell nothing are not searched for, but stand in what was typed. */
function mended({ typed, words: meant }: Notion): string[] {
  return meant.length > 0 ? meant : typed;
}

/** The longest keys of synonyms are one notion, all other words one each. */
function notionsOf(all: readonly string[]): Notion[] {
  const notions: Notion[] = [];
  for (let at = 0; at < all.length; at += notions.at(-1)?.typed.length ?? 1) {
    let typed = all.slice(at, at + LONGEST_KEY);
    while (typed.length > 1 && !SYNONYMS.has(typed.join(' '))) typed = typed.slice(0, -1);
    const others = (SYNONYMS.get(typed.join(' ')) ?? []).map(words);
    notions.push({ typed, words: [], others });
  }
  return notions;
}

async function told(
  { typed, others }: Notion,
  telling: ReadonlySet<string>,
  spelling: Spelling,
): Promise<Notion> {
  const kept = typed.filter((word) => telling.has(word));
  const [word] = kept;
  if (others.length > 0 || word === undefined) return { typed, words: kept, others };
  const parts = await spelling.split(word);
  if (parts) return { typed, words: [word], others: [parts] };
  return { typed, words: words(await spelling.correct(word)), others };
}

/** “post mortem” may be “postmortem”. */
async function joinNeighbors(notions: Notion[], spelling: Spelling): Promise<void> {
  for (let at = 0; at + 1 < notions.length; at++) {
    const [first, second] = [notions[at], notions[at + 1]];
    if (!first || !second || first.others.length > 0 || second.others.length > 0) continue;
    const joined = [...first.typed, ...second.typed].join('');
    if (!(await spelling.knows(joined))) continue;
    const typed = [...first.typed, ...second.typed];
    notions.splice(at, 2, { typed, words: typed, others: [[joined]] });
  }
}

/** One notion told otherwise at a time, the nearest first; then all of them. */
function otherReadings(notions: readonly Notion[]): Readings['others'] {
  const withOthers = notions.filter(({ others }) => others.length > 0);
  const reading = (chosen: ReadonlyMap<Notion, string[]>) => ({
    asked: tellingWords(notions.flatMap((notion) => chosen.get(notion) ?? notion.words)),
    instead: [...chosen.values()].map((other) => other.join(' ')).join(' '),
  });
  const nearest = withOthers.flatMap((notion) =>
    notion.others.slice(0, 1).map((other) => [notion, other] as const),
  );
  const together = nearest.length > 1 ? [reading(new Map(nearest))] : [];
  const most = Math.max(0, ...withOthers.map(({ others }) => others.length));
  const single = Array.from({ length: most }, (_, place) =>
    withOthers.flatMap((notion) => {
      const other = notion.others[place];
      return other ? [reading(new Map([[notion, other]]))] : [];
    }),
  ).flat();
  return [...together, ...single].slice(0, MOST_READINGS);
}
