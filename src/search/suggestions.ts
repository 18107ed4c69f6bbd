import type { SearchRecord } from './records.ts';

/** A page of the site to go to. */
export interface Place {
  name: string;
  href: string;
}

export interface Suggestions {
  /** What the most questions are about. */
  topics: (Place & { questions: number })[];
  /** Every guide and every skill, for when nothing was found. */
  places: Place[];
}

/** What is taken of a record: of a guide, the skills of its questions. */
export type Listed = Pick<SearchRecord, 'url' | 'title' | 'guide'>;

const TOPICS = 8;

/** What to offer to a reader who has typed nothing yet, or nothing that leads anywhere. */
export function suggestions(records: Iterable<Listed>): Suggestions {
  const skills: Place[] = [];
  const guides: Place[] = [];
  const questions = new Map<string, number>();
  for (const { title, url, guide } of records) {
    (guide ? guides : skills).push({ name: title, href: url });
    for (const skill of guide?.questions.flatMap((question) => question.skills) ?? [])
      questions.set(skill, (questions.get(skill) ?? 0) + 1);
  }
  const topics = skills
    .map((skill) => ({ ...skill, questions: questions.get(skill.name) ?? 0 }))
    .toSorted((a, b) => b.questions - a.questions || a.name.localeCompare(b.name, 'en'))
    .slice(0, TOPICS);
  return { topics, places: [...guides, ...skills] };
}
