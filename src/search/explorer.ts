/** Which questions the reader's choices leave, in which order, and what another choice would. Pure. */
import { LEVEL_LABELS } from '../guides/labels.ts';
import { GROUPS, MINUTE_BUCKETS, minuteBucket, type Choices, type Group } from './choices.ts';
import type { Column, QuestionTable, TableGroup } from './question-table.ts';

export type Mark = 'solid' | 'shaky';
export const MARKS = ['shaky', 'new', 'solid'] as const;

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
  readonly #role: readonly number[];

  constructor(table: QuestionTable) {
    this.#table = table;
    const { columns } = table;
    this.#minutes = firstValues(columns.minutes).map(Number);
    this.#level = firstValues(columns.level).map((level) =>
      Object.keys(LEVEL_LABELS).indexOf(level),
    );
    const alphabetical = columns.role.values.toSorted((a, b) => a.localeCompare(b, 'en'));
    const places = new Map(alphabetical.map((role, place) => [role, place]));
    this.#role = firstValues(columns.role).map((role) => places.get(role) ?? 0);
    const buckets = MINUTE_BUCKETS.map(({ id }) => id);
    this.#columns = {
      ...columns,
      minutes: {
        values: buckets,
        rows: this.#minutes.map((minutes) => [buckets.indexOf(minuteBucket(minutes))]),
      },
      mark: this.#markColumn([], new Map()),
    };
  }

  get size(): number {
    return this.#table.records.length;
  }

  /** Take the reader's marks, by the permanent names of questions. */
  async setMarks(marks: ReadonlyMap<string, Mark>): Promise<void> {
    const keys = marks.size > 0 ? await this.#table.keys() : [];
    this.#columns.mark = this.#markColumn(keys, marks);
  }

  #markColumn(keys: readonly string[], marks: ReadonlyMap<string, Mark>): Column {
    return {
      values: MARKS,
      rows: this.#table.records.map((_, row) => [
        MARKS.indexOf(marks.get(keys[row] ?? '') ?? 'new'),
      ]),
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

  /** @param ranks rows that the typed words are found in, each with its place; undefined for all */
  find({ chosen, sort }: Choices, ranks?: ReadonlyMap<number, number>): Findings {
    const wanted = GROUPS.flatMap((group) => {
      const { values } = this.#columns[group];
      return chosen[group].length === 0
        ? []
        : [{ group, places: new Set(chosen[group].map((value) => values.indexOf(value))) }];
    });
    const counts = Object.fromEntries(
      GROUPS.map((group) => [group, this.#columns[group].values.map(() => 0)]),
    ) as Record<Group, number[]>;
    const found: number[] = [];
    for (let row = 0; row < this.size; row++) {
      if (ranks && !ranks.has(row)) continue;
      const failing = wanted.filter(
        ({ group, places }) => !this.#columns[group].rows[row]?.some((place) => places.has(place)),
      );
      if (failing.length > 1) continue;
      if (failing.length === 0) found.push(row);
      // What fails in one group alone would be found by another choice in that group.
      for (const group of failing[0] ? [failing[0].group] : GROUPS)
        for (const place of this.#columns[group].rows[row] ?? [])
          counts[group][place] = (counts[group][place] ?? 0) + 1;
    }
    return {
      rows: found.sort(this.#order(sort, ranks)),
      counts: Object.fromEntries(
        GROUPS.map((group) => [
          group,
          new Map(
            this.#columns[group].values.map((value, place) => [value, counts[group][place] ?? 0]),
          ),
        ]),
      ) as Record<Group, Map<string, number>>,
    };
  }

  #order(
    sort: Choices['sort'],
    ranks: ReadonlyMap<number, number> | undefined,
  ): (a: number, b: number) => number {
    const by = (values: readonly number[]) => (a: number, b: number) =>
      (values[a] ?? 0) - (values[b] ?? 0);
    const role = by(this.#role);
    const rank = (row: number) => ranks?.get(row) ?? 0;
    const first = {
      relevance: (a: number, b: number) => rank(a) - rank(b),
      role,
      level: by(this.#level),
      shortest: by(this.#minutes),
      longest: (a: number, b: number) => by(this.#minutes)(b, a),
    }[sort ?? 'relevance'];
    return (a, b) => first(a, b) || role(a, b) || a - b;
  }
}

function firstValues({ values, rows }: Column): string[] {
  return rows.map(([place = -1]) => values[place] ?? '');
}
