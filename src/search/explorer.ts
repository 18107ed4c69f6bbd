/** Which questions the reader's choices leave, in which order, and what another choice would. Pure. */
import { LEVEL_LABELS } from '../guides/labels.ts';
import { GROUPS, MINUTE_BUCKETS, minuteBucket, type Choices, type Group } from './choices.ts';
import type { Mark } from '../notebook/format.ts';
import type { Column, QuestionTable, TableGroup } from './question-table.ts';

/** In the order of their use: what to repeat, what to learn, what is known. */
export const MARKS = ['shaky', 'new', 'solid'] as const;

type Sort = NonNullable<Choices['sort']>;

export interface Findings {
  /** Rows of the table, in order. */
  rows: readonly number[];
  /** How many questions each value would leave, with the choices of the other groups kept. */
  counts: Readonly<Record<Group, ReadonlyMap<string, number>>>;
}

/** The table with what the reader sees as one column each: minutes in buckets, marks. */
export class Explorer {
  readonly #table: QuestionTable;
  readonly #columns: Record<Group, Column>;
  readonly #minutes: readonly number[];
  readonly #level: readonly number[];
  /** All rows by role, which is where they stand when nothing else orders them. */
  readonly #natural: readonly number[];

  constructor(table: QuestionTable) {
    this.#table = table;
    const { columns } = table;
    this.#minutes = firstValues(columns.minutes).map(Number);
    this.#level = firstValues(columns.level).map((level) =>
      Object.keys(LEVEL_LABELS).indexOf(level),
    );
    const alphabetical = columns.role.values.toSorted((a, b) => a.localeCompare(b, 'en'));
    const places = new Map(alphabetical.map((role, place) => [role, place]));
    const role = firstValues(columns.role).map((name) => places.get(name) ?? 0);
    this.#natural = table.questions
      .map((_, row) => row)
      .sort((a, b) => (role[a] ?? 0) - (role[b] ?? 0) || a - b);
    const buckets = MINUTE_BUCKETS.map(({ id }) => id);
    this.#columns = {
      ...columns,
      minutes: {
        values: buckets,
        rows: this.#minutes.map((minutes) => [buckets.indexOf(minuteBucket(minutes))]),
      },
      mark: this.#markColumn(new Map()),
    };
  }

  get size(): number {
    return this.#table.questions.length;
  }

  /** Take the reader's marks, by row. */
  setMarks(marks: ReadonlyMap<number, Mark>): void {
    this.#columns.mark = this.#markColumn(marks);
  }

  #markColumn(marks: ReadonlyMap<number, Mark>): Column {
    return {
      values: MARKS,
      rows: this.#table.questions.map((_, row) => [MARKS.indexOf(marks.get(row) ?? 'new')]),
    };
  }

  minutesOf(row: number): number {
    return this.#minutes[row] ?? 0;
  }

  /** The first value of a row, such as its type. */
  valueOf(row: number, group: Exclude<TableGroup, 'minutes'> | 'mark'): string {
    const { values, rows } = this.#columns[group];
    return values[rows[row]?.[0] ?? -1] ?? '';
  }

  /** @param ranked rows that the typed words are found in, best first; undefined for all */
  find({ chosen, sort = 'relevance' }: Choices, ranked?: readonly number[]): Findings {
    const groups = GROUPS.map((group) => {
      const { values, rows } = this.#columns[group];
      const picked = chosen[group].map((value) => values.indexOf(value));
      return {
        rows,
        isChosen: values.map((_, place) => picked.includes(place)),
        isOpen: picked.length === 0,
        counts: new Uint32Array(values.length),
      };
    });
    const wanted = groups.filter(({ isOpen }) => !isOpen);
    const found: number[] = [];
    // Runs for every question at every choice, so it makes nothing that has to be cleared away.
    for (const row of this.#candidates(sort, ranked)) {
      let failures = 0;
      let failing = groups[0];
      for (const group of wanted) {
        const places = group.rows[row] ?? [];
        let fits = false;
        for (const place of places) fits ||= group.isChosen[place] === true;
        if (fits) continue;
        failing = group;
        if (++failures > 1) break;
      }
      if (failures > 1) continue;
      if (failures === 0) {
        found.push(row);
        for (const { rows, counts } of groups) add(counts, rows[row] ?? []);
      } else if (failing) {
        // What fails in one group alone would be found by another choice in that group.
        add(failing.counts, failing.rows[row] ?? []);
      }
    }
    const counts = GROUPS.map((group, place): [Group, ReadonlyMap<string, number>] => {
      const numbers = groups[place]?.counts ?? [];
      return [
        group,
        new Map(this.#columns[group].values.map((name, at) => [name, numbers[at] ?? 0])),
      ];
    });
    return {
      rows: this.#inOrder(found, sort),
      counts: Object.fromEntries(counts) as Record<Group, ReadonlyMap<string, number>>,
    };
  }

  /** By the words that were found, or by role. */
  #candidates(sort: Sort, ranked: readonly number[] | undefined): readonly number[] {
    if (!ranked) return this.#natural;
    if (sort === 'relevance') return ranked;
    const found = new Set(ranked);
    return this.#natural.filter((row) => found.has(row));
  }

  /** Sorting keeps what is equal as it stands. */
  #inOrder(rows: number[], sort: Sort): number[] {
    const by = (value: (row: number) => number) => rows.sort((a, b) => value(a) - value(b));
    switch (sort) {
      case 'role':
      case 'relevance':
        return rows;
      case 'level':
        return by((row) => this.#level[row] ?? 0);
      case 'shortest':
        return by((row) => this.minutesOf(row));
      case 'longest':
        return by((row) => -this.minutesOf(row));
    }
  }
}

function firstValues({ values, rows }: Column): string[] {
  return rows.map(([place = -1]) => values[place] ?? '');
}

function add(counts: Uint32Array, places: readonly number[]): void {
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
}
