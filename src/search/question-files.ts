/**
 * What the question explorer reads: files beside the search index, as that knows guides only. Pure.
 */
import type { RecordedGuide } from './records.ts';

/** A guide, and what Pagefind made of it. */
export interface IndexedGuide {
  guide: RecordedGuide;
  /** The name of its fragment, after the folder of its part of the index. */
  file: string;
  anchors: readonly { id: string; location: number }[];
}

/** All questions by guide and in the order of each, as columns, which are small when compressed. */
export interface QuestionsFile {
  fields: string[];
  skills: string[];
  /** Of each guide: the fragment of the index that holds its texts. */
  files: string[];
  slugs: string[];
  roles: string[];
  /** The place of its field in `fields`, and the number of its questions. */
  field: number[];
  questions: number[];
  /** Of each question. */
  types: string[];
  levels: string[];
  type: number[];
  level: number[];
  minutes: number[];
  /** Places in `skills`. */
  skill: number[][];
}

/** Where in its record each question begins, in words, and where the last one ends. */
export interface PlacesFile {
  files: string[];
  starts: number[][];
}

/** The files by name: `questions` for what can be chosen, `question-places` for what was typed. */
export function questionFiles(guides: readonly IndexedGuide[]): {
  questions: QuestionsFile;
  'question-places': PlacesFile;
} {
  const inOrder = guides.toSorted((a, b) => (a.guide.slug < b.guide.slug ? -1 : 1));
  const names = {
    fields: new Names(),
    skills: new Names(),
    types: new Names(),
    levels: new Names(),
  };
  const questions = inOrder.flatMap(({ guide }) => guide.questions);
  const columns = {
    files: inOrder.map(({ file }) => file),
    slugs: inOrder.map(({ guide }) => guide.slug),
    roles: inOrder.map(({ guide }) => guide.role),
    field: inOrder.map(({ guide }) => names.fields.place(guide.field)),
    questions: inOrder.map(({ guide }) => guide.questions.length),
    type: questions.map(({ type }) => names.types.place(type)),
    level: questions.map(({ level }) => names.levels.place(level)),
    minutes: questions.map(({ minutes }) => minutes),
    skill: questions.map(({ skills }) => skills.map((skill) => names.skills.place(skill))),
  };
  const { fields, skills, types, levels } = names;
  return {
    questions: {
      fields: fields.list,
      skills: skills.list,
      types: types.list,
      levels: levels.list,
      ...columns,
    },
    'question-places': { files: columns.files, starts: inOrder.map(startsOf) },
  };
}

/** Headings follow one another: where the last question ends, the next section begins. */
function startsOf({ guide, anchors }: IndexedGuide): number[] {
  const at = guide.questions.map(({ id }) => anchors.find((anchor) => anchor.id === id)?.location);
  const starts = at.filter((location) => location !== undefined);
  if (starts.length < at.length)
    throw new Error(`The search index lacks questions of the guide “${guide.slug}”.`);
  const last = starts.at(-1) ?? 0;
  const ends = anchors.map(({ location }) => location).filter((location) => location > last);
  return [...starts, Math.min(...ends)];
}

/** Each name once, and its place among them. */
class Names {
  readonly list: string[] = [];
  readonly #places = new Map<string, number>();

  place(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}
