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

/** What is taken of a record. */
export type Listed = Pick<SearchRecord, 'url' | 'title' | 'filters'>;

const TOPICS = 8;

/** What to offer to a reader who has typed nothing yet, or nothing that leads anywhere. */
export function suggestions(records: Iterable<Listed>): Suggestions {
  const skills: Place[] = [];
  const guides: Place[] = [];
  const questions = new Map<string, number>();
  for (const { title, url, filters } of records) {
    const kind = filters['kind']?.[0];
    if (kind === 'skill') skills.push({ name: title, href: url });
    if (kind === 'guide') guides.push({ name: title, href: url });
    if (kind === 'question')
      for (const skill of filters['skill'] ?? [])
        questions.set(skill, (questions.get(skill) ?? 0) + 1);
  }
  const topics = skills
    .map((skill) => ({ ...skill, questions: questions.get(skill.name) ?? 0 }))
    .toSorted((a, b) => b.questions - a.questions || a.name.localeCompare(b.name, 'en'))
    .slice(0, TOPICS);
  return { topics, places: [...guides, ...skills] };
}
