import { LEVELS, type ReferenceTag, type Skill } from './schema.ts';
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

/** Questions of a level that the page of a skill shows, once there are more than {@link WHOLE} in all. */
const OF_A_LEVEL = 20;
const WHOLE = LEVELS.length * OF_A_LEVEL;
/** Roles, guides, or references. */
const OF_THE_REST = 40;

/** The first of a list. */
export interface Beginning<Member> {
  shown: Member[];
  /** How many there are. */
  total: number;
  isCut: boolean;
}

/** What the page of a skill shows: its size does not grow with the number of guides. */
export interface SkillOutline {
  levels: (Beginning<SkillPage['questions'][number]> & { level: (typeof LEVELS)[number] })[];
  roles: Beginning<SkillPage['roles'][number]>;
  guides: Beginning<GuideSummary>;
  references: Beginning<ReferenceTag>;
}

/** Say what the page of a skill shows; levels without a question are left out. */
export function skillOutline({ questions, roles, guides, references }: SkillPage): SkillOutline {
  const ofLevel = questions.length > WHOLE ? OF_A_LEVEL : WHOLE;
  return {
    levels: LEVELS.map((level) => ({
      level,
      ...beginning(
        questions.filter((question) => question.level === level),
        ofLevel,
      ),
    })).filter(({ total }) => total > 0),
    roles: beginning(roles, OF_THE_REST),
    guides: beginning(guides, OF_THE_REST),
    references: beginning(references, OF_THE_REST),
  };
}

function beginning<Member>(all: readonly Member[], most: number): Beginning<Member> {
  return { shown: all.slice(0, most), total: all.length, isCut: all.length > most };
}

/** The first words that were used for an address are kept. */
function cited(questions: readonly QuestionSummary[]): ReferenceTag[] {
  const byAddress = new Map<string, ReferenceTag>();
  for (const { references } of questions)
    for (const reference of references)
      if (!byAddress.has(reference.url)) byAddress.set(reference.url, reference);
  return [...byAddress.values()].toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
}
