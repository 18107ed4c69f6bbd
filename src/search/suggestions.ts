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

const TOPICS = 8;

/** What to offer to a reader who has typed nothing yet, or nothing that leads anywhere. */
export function suggestions(records: readonly SearchRecord[]): Suggestions {
  const ofKind = (kind: string) =>
    records.filter(({ filters }) => filters['kind']?.includes(kind) === true);
  const questions = ofKind('question');
  const skills = ofKind('skill').map(({ title, url }) => ({ name: title, href: url }));
  const topics = skills
    .map((skill) => ({
      ...skill,
      questions: questions.filter(({ filters }) => filters['skill']?.includes(skill.name) === true)
        .length,
    }))
    .toSorted((a, b) => b.questions - a.questions || a.name.localeCompare(b.name, 'en'))
    .slice(0, TOPICS);
  const guides = ofKind('guide').map(({ title, url }) => ({ name: title, href: url }));
  return { topics, places: [...guides, ...skills] };
}
