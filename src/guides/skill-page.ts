import { listedBy } from './listed-by.ts';
import { LEVELS, type Level, type ReferenceTag, type Skill } from './schema.ts';
import type { GuideSummary, QuestionSummary } from './summary.ts';

/** The first of a list. */
export interface Beginning<Member> {
  shown: Member[];
  /** How many there are. */
  total: number;
  isCut: boolean;
}

/** What the page of a skill shows of where it is tested: no more of many guides than of some. */
export interface SkillPage extends Skill {
  id: string;
  /** How many questions test it. */
  questions: number;
  /** Those questions, with the role of their guide; levels without one are left out. */
  levels: (Beginning<QuestionSummary & { role: string }> & { level: Level })[];
  /** The roles that ask for it, key skill or not, with how many questions. */
  roles: Beginning<{ slug: string; role: string; questions: number }>;
  /** Guides that name it among their key skills. */
  guides: Beginning<GuideSummary>;
  /** What the writers of those questions cited, each address once. */
  references: Beginning<ReferenceTag>;
}

/** Questions of a level that the page of a skill shows, once there are more than {@link WHOLE} in all. */
const OF_A_LEVEL = 20;
const WHOLE = LEVELS.length * OF_A_LEVEL;
/** Roles, guides, or references. */
const OF_THE_REST = 40;

const { compare } = new Intl.Collator('en');

/** Every skill that a guide or a question tests, by name; the rest of the vocabulary has no page. */
export function skillPages(
  skills: Readonly<Record<string, Skill>>,
  guides: readonly GuideSummary[],
  questions: readonly QuestionSummary[],
): SkillPage[] {
  const roles = new Map(guides.map(({ slug, role }) => [slug, role]));
  const naming = listedBy(guides, ({ skills: named }) => named);
  const testing = listedBy(questions, ({ skills: tested }) => tested);
  return Object.entries(skills)
    .flatMap(([id, skill]) => {
      const named = naming.get(id) ?? [];
      const tested = testing.get(id) ?? [];
      if (named.length === 0 && tested.length === 0) return [];
      const byGuide = Map.groupBy(tested, ({ guide }) => guide);
      const asking = new Set([...named.map(({ slug }) => slug), ...byGuide.keys()]);
      return {
        id,
        ...skill,
        questions: tested.length,
        levels: levelsOf(tested, roles),
        roles: beginning(
          guides
            .filter(({ slug }) => asking.has(slug))
            .map(({ slug, role }) => ({ slug, role, questions: byGuide.get(slug)?.length ?? 0 })),
        ),
        guides: beginning(named),
        references: beginning(cited(tested)),
      };
    })
    .toSorted((a, b) => compare(a.name, b.name));
}

function levelsOf(
  questions: readonly QuestionSummary[],
  roles: ReadonlyMap<string, string>,
): SkillPage['levels'] {
  const most = questions.length > WHOLE ? OF_A_LEVEL : WHOLE;
  return LEVELS.map((level) => {
    const first = beginning(
      questions.filter((question) => question.level === level),
      most,
    );
    const shown = first.shown.map((question) => ({
      ...question,
      role: roles.get(question.guide) ?? question.guide,
    }));
    return { level, ...first, shown };
  }).filter(({ total }) => total > 0);
}

function beginning<Member>(all: readonly Member[], most = OF_THE_REST): Beginning<Member> {
  return { shown: all.slice(0, most), total: all.length, isCut: all.length > most };
}

/** The first words that were used for an address are kept. */
function cited(questions: readonly QuestionSummary[]): ReferenceTag[] {
  const byAddress = new Map<string, ReferenceTag>();
  for (const { references } of questions)
    for (const reference of references)
      if (!byAddress.has(reference.url)) byAddress.set(reference.url, reference);
  return [...byAddress.values()].toSorted((a, b) => compare(a.title, b.title));
}
