/** What a reader chose in the explorer, and how the address says it. Pure. */
import { typed } from './typed.ts';

export const GROUPS = ['role', 'field', 'type', 'level', 'skill', 'minutes', 'mark'] as const;
export type Group = (typeof GROUPS)[number];

export const SORTS = ['relevance', 'role', 'level', 'shortest', 'longest'] as const;
export type Sort = (typeof SORTS)[number];

/** A random set: the same seed, limits, and choices give the same questions. */
export interface SetChoice {
  seed: string;
  /** At most so many questions. */
  count: number;
  /** At most so many minutes together. */
  time: number;
  /** Those marked solid come last. */
  weakFirst: boolean;
}

export interface Choices {
  text: string;
  chosen: Readonly<Record<Group, readonly string[]>>;
  /** Undefined is the natural order: by relevance where words were typed, else by role. */
  sort: Sort | undefined;
  set: SetChoice | undefined;
}

export const SET_LIMITS = {
  count: { least: 1, usual: 10, most: 50 },
  time: { least: 5, usual: 60, most: 480 },
} as const;

/** How long answers take: each bucket with the most minutes that belong to it. */
export const MINUTE_BUCKETS = [
  { id: 'short', label: 'Up to 7', most: 7 },
  { id: 'medium', label: '8 to 10', most: 10 },
  { id: 'long', label: '11 and more', most: Infinity },
] as const;

export type MinuteBucket = (typeof MINUTE_BUCKETS)[number]['id'];

export function minuteBucket(minutes: number): MinuteBucket {
  return MINUTE_BUCKETS.find(({ most }) => minutes <= most)?.id ?? 'long';
}

/** Read from an address (`location.search`) or from a form; what is not understood is left out. */
export function readChoices(query: Iterable<[string, FormDataEntryValue]>): Choices {
  const said = [...query].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [],
  );
  const one = (name: string) => said.find(([key]) => key === name)?.[1];
  const all = (name: string) => [
    ...new Set(said.filter(([key]) => key === name).map(([, value]) => value)),
  ];
  const seed = one('set');
  return {
    text: typed(one('q') ?? ''),
    chosen: Object.fromEntries(GROUPS.map((group) => [group, all(group)])) as Record<
      Group,
      string[]
    >,
    sort: SORTS.find((sort) => sort === one('sort')),
    set:
      seed === undefined
        ? undefined
        : {
            seed,
            count: limited('count', one('count')),
            time: limited('time', one('time')),
            weakFirst: one('first') === 'weak',
          },
  };
}

/** The query of the address that says the same, without its question mark. */
export function writeChoices({ text, chosen, sort, set }: Choices): string {
  const query = new URLSearchParams();
  if (text !== '') query.set('q', text);
  for (const group of GROUPS) for (const value of chosen[group]) query.append(group, value);
  if (sort !== undefined) query.set('sort', sort);
  if (set) {
    query.set('set', set.seed);
    query.set('count', String(set.count));
    query.set('time', String(set.time));
    if (set.weakFirst) query.set('first', 'weak');
  }
  return query.toString();
}

/** A whole number within the limits, the usual one where nothing sensible was said. */
function limited(name: keyof typeof SET_LIMITS, said: string | undefined): number {
  const { least, usual, most } = SET_LIMITS[name];
  const number = Math.round(Number(said ?? NaN));
  return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : usual;
}
