import type { ReferenceTag, Skill } from './schema.ts';
import type { GuideSummary, QuestionSummary } from './summary.ts';

/** Where a skill is tested. */
export interface SkillPage extends Skill {
  id: string;
  /** Guides that name it among their key skills. */
  guides: GuideSummary[];
  /** Questions that test it, with the role of their guide. */
  questions: (QuestionSummary & { role: string })[];
  /** All roles that ask for it, key skill or not, with how many questions. */
  roles: { slug: string; role: string; questions: number }[];
  /** What the writers of those questions cited, each address once. */
  references: ReferenceTag[];
}

/** Every skill that a guide or a question tests, by name; the rest of the vocabulary has no page. */
export function skillPages(
  skills: Readonly<Record<string, Skill>>,
  guides: readonly GuideSummary[],
  questions: readonly QuestionSummary[],
): SkillPage[] {
  const roles = new Map(guides.map(({ slug, role }) => [slug, role]));
  return Object.entries(skills)
    .map(([id, skill]) => {
      const testing = questions
        .filter((question) => question.skills.includes(id))
        .map((question) => ({ ...question, role: roles.get(question.guide) ?? question.guide }));
      const byGuide = Map.groupBy(testing, ({ guide }) => guide);
      return {
        id,
        ...skill,
        guides: guides.filter((guide) => guide.skills.includes(id)),
        questions: testing,
        roles: guides
          .filter(({ slug, skills: key }) => key.includes(id) || byGuide.has(slug))
          .map(({ slug, role }) => ({ slug, role, questions: byGuide.get(slug)?.length ?? 0 })),
        references: cited(testing),
      };
    })
    .filter((page) => page.guides.length > 0 || page.questions.length > 0)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** The first words that were used for an address are kept. */
function cited(questions: readonly QuestionSummary[]): ReferenceTag[] {
  const byAddress = new Map<string, ReferenceTag>();
  for (const { references } of questions)
    for (const reference of references)
      if (!byAddress.has(reference.url)) byAddress.set(reference.url, reference);
  return [...byAddress.values()].toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
}
