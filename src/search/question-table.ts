/** What is known of all questions together, and which of them words were found in. Pure. */
import { fragmentId } from './index-files.ts';
import type { PlacesFile, QuestionsFile } from './question-files.ts';

export type TableGroup = 'role' | 'field' | 'type' | 'level' | 'skill' | 'minutes';

/** A column: for each row, the places of its values in `values`. */
export interface Column {
  values: readonly string[];
  rows: readonly (readonly number[])[];
}

/** Where the text of a question lies. */
export interface QuestionPlace {
  /** The slug of its guide. */
  guide: string;
  /** The fragment of its guide. */
  file: string;
  /** Among the questions of its guide, from 0. */
  place: number;
}

export interface QuestionTable {
  questions: readonly QuestionPlace[];
  columns: Readonly<Record<TableGroup, Column>>;
  /** For each guide by its slug: where its text lies, and its first row. */
  guides: ReadonlyMap<string, { file: string; first: number }>;
}

/** @param pause lets the page answer its reader between one part of the work and the next */
export async function questionTable(
  file: QuestionsFile,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<QuestionTable> {
  const questions: QuestionPlace[] = [];
  const guideOf: number[] = [];
  const guides = new Map<string, { file: string; first: number }>();
  for (const [guide, count] of file.questions.entries()) {
    const slug = file.slugs[guide] ?? '';
    const fragment = file.files[guide] ?? '';
    guides.set(slug, { file: fragment, first: questions.length });
    for (let place = 0; place < count; place++) {
      questions.push({ guide: slug, file: fragment, place });
      guideOf.push(guide);
    }
  }
  await pause();
  const role = guideOf.map((guide) => [guide]);
  const field = guideOf.map((guide) => [file.field[guide] ?? -1]);
  await pause();
  const [type, level] = [file.type, file.level].map((column) => column.map((value) => [value]));
  await pause();
  const minutes = [...new Set(file.minutes)];
  const places = new Map(minutes.map((amount, place) => [amount, place]));
  return {
    questions,
    columns: {
      role: { values: file.roles, rows: role },
      field: { values: file.fields, rows: field },
      type: { values: file.types, rows: type ?? [] },
      level: { values: file.levels, rows: level ?? [] },
      skill: { values: file.skills, rows: file.skill },
      minutes: {
        values: minutes.map(String),
        rows: file.minutes.map((amount) => [places.get(amount) ?? -1]),
      },
    },
    guides,
  };
}

/** Tells from words of a guide's record in which rows of the table they stand. */
export class QuestionPlaces {
  readonly #guides: ReadonlyMap<string, { first: number; starts: readonly number[] }>;

  constructor({ files, starts }: PlacesFile) {
    let first = 0;
    this.#guides = new Map(
      files.map((file, guide) => {
        const known = { first, starts: starts[guide] ?? [] };
        first += known.starts.length - 1;
        return [fragmentId(file), known];
      }),
    );
  }

  /** Rows by how far from their beginning the first of the words is: titles come first. */
  rowsAt(file: string, words: readonly number[]): Map<number, number> {
    const found = new Map<number, number>();
    const { first, starts } = this.#guides.get(file) ?? { first: 0, starts: [] };
    for (const word of words) {
      if (word >= (starts.at(-1) ?? 0)) continue;
      const place = starts.findLastIndex((start) => start <= word);
      if (place < 0) continue;
      const away = word - (starts[place] ?? 0);
      found.set(first + place, Math.min(away, found.get(first + place) ?? Infinity));
    }
    return found;
  }
}
