import type { Skill } from './schema.ts';
import type { GuideSummary, QuestionSummary } from './summary.ts';

/** Where a skill is tested. */
export interface SkillPage extends Skill {
  id: string;
  /** Guides that name it among their key skills. */
  guides: GuideSummary[];
  /** Questions that test it, with the role of their guide. */
  questions: (QuestionSummary & { role: string })[];
}

/** Every skill that a guide or a question tests, by name; the rest of the vocabulary has no page. */
export function skillPages(
  skills: Readonly<Record<string, Skill>>,
  guides: readonly GuideSummary[],
  questions: readonly QuestionSummary[],
): SkillPage[] {
  const roles = new Map(guides.map(({ slug, role }) => [slug, role]));
  return Object.entries(skills)
    .map(([id, skill]) => ({
      id,
      ...skill,
      guides: guides.filter((guide) => guide.skills.includes(id)),
      questions: questions
        .filter((question) => question.skills.includes(id))
        .map((question) => ({ ...question, role: roles.get(question.guide) ?? question.guide })),
    }))
    .filter((page) => page.guides.length > 0 || page.questions.length > 0)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
