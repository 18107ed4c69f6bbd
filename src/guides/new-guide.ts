/** What a new guide begins with: all tags in their places, and hints where its writer's words belong. */
import { LEVELS, QUESTION_TYPES, ROUNDS, type Level, type QuestionType } from './schema.ts';

export interface NewGuide {
  /** The job title in sentence case. */
  role: string;
  /** An id of `fields.yaml`. */
  field: string;
  /** 5 to 12 ids of `skills.yaml`. */
  skills: readonly string[];
  /** 3 to 6 slugs of other guides. */
  related: readonly string[];
  /** Which level most questions are for. */
  levelMix: LevelMix;
  /** An id of `authors/`. */
  author: string;
  /** As `YYYY-MM-DD`. */
  today: string;
}

/** How many questions of a new guide are for each level: whom its readers are mostly. */
export const LEVEL_MIXES = {
  even: { entry: 4, mid: 4, senior: 4 },
  'mostly-entry': { entry: 6, mid: 4, senior: 2 },
  'mostly-senior': { entry: 2, mid: 4, senior: 6 },
} as const satisfies Record<string, Record<Level, number>>;

export type LevelMix = keyof typeof LEVEL_MIXES;

export interface NewQuestion {
  /** Its place among others with hints in place of words, which sets the hints apart. */
  number: number;
  /** As a panel says it aloud; a hint where it is not written yet. */
  text?: string | undefined;
  /** Permanent; a hint where it is not written yet. */
  id?: string | undefined;
  type: QuestionType;
  level: Level;
  skills: readonly string[];
}

/** What a writer has to replace; the check refuses to publish it. */
export const hint = (text: string) => `‹${text}›`;

/** The name of a guide's folder, and the address of its page. */
export function slugOf(role: string): string {
  return role
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Words of a question that its name does without. */
const SMALL_WORDS = new Set(
  'a an the of to in on at for and or but is are was were be do does did you your we our it its this that these those how what why when who which with from by as would will can could should has have had tell me about'.split(
    ' ',
  ),
);

/** A permanent name for a question: its first telling words, none of the taken names. */
export function questionId(text: string, taken: ReadonlySet<string>): string {
  const words = slugOf(text)
    .split('-')
    .filter((word) => word !== '' && !SMALL_WORDS.has(word));
  const name = words.slice(0, 5).join('-').slice(0, 60).replace(/-$/, '') || 'question';
  for (let number = 1; ; number++) {
    const id = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** A guide has at least four sample answers; one question in so many begins with one. */
const SAMPLED = 3;

const sampleAnswer = `
<SampleAnswer>
${hint('First person, 150 to 220 words, speakable in 60 to 90 seconds, with one concrete case and its number.')}
</SampleAnswer>
`;

/** One question with three points; hints stand where words are missing. */
export function newQuestion({ number, text, id, type, level, skills }: NewQuestion): string {
  const points = ['first', 'second', 'third'].map(
    (
      which,
    ) => `<KeyPoint signals="${hint(`what is said for the ${which} point`)}; ${hint(`the same in other words, ${which}`)}; ${hint(`a word only experts use, ${which}`)}" followUp="${hint('what an interviewer asks next')}?">
${hint(`The ${which} claim that a listener can tick.`)}
</KeyPoint>
`,
  );
  return `## ${text ?? hint(`The ${type} question for ${level} level, as a panel says it aloud, number ${number}`)}

<Question id="${id ?? hint(`a-permanent-name-${number}`)}" type="${type}" level="${level}" skills="${skills.join(', ') || hint('1 to 4 of the skills in guide.mdx')}" minutes="${hint('2 to 60')}" />

${hint('The strategy: what to decide, in what order, and why. 90 to 170 words.')}

${points.join('\n')}
<WeakAnswer>
${hint('"What people really say." Then why it fails.')}
</WeakAnswer>
${number % SAMPLED === 1 ? sampleAnswer : ''}`;
}

/** The seven files of a guide, by name. Whatever is in ‹angle quotes› the check refuses to publish. */
export function newGuideFiles({
  role,
  field,
  skills,
  related,
  levelMix,
  author,
  today,
}: NewGuide): Record<string, string> {
  const levels = LEVELS.flatMap((level) =>
    Array.from({ length: LEVEL_MIXES[levelMix][level] }, () => level),
  );
  const questions = levels.map((level, index) =>
    newQuestion({
      number: index + 1,
      type: QUESTION_TYPES[index % QUESTION_TYPES.length] ?? 'technical',
      level,
      skills: [],
    }),
  );
  const items = (count: number, item: (number: number) => string) =>
    Array.from({ length: count }, (_, index) => item(index + 1)).join('\n');
  return {
    'guide.mdx': `---
role: ${JSON.stringify(role)}
description: "${hint('What a reader finds here, in 70 to 160 characters, as a search result would show it.')}"
field: ${field}
published: ${today}
updated: ${today}
authors: [${author}]
interviewTypes: ["${hint('a round, as a recruiter calls it')}", "${hint('another round')}"]
skills: [${skills.join(', ')}]
stats:
  - label: "${hint('what is counted')}"
    value: "${hint('the figure')}"
    scope: "${hint('whom, where, and when it describes')}"
    source: { name: "${hint('who publishes it')}", url: "https://example.org/${hint('page')}" }
  - label: "${hint('what else is counted')}"
    value: "${hint('another figure')}"
    scope: "${hint('whom, where, and when this describes')}"
    source: { name: "${hint('who publishes that')}", url: "https://example.org/${hint('page')}" }
---

${hint('The quick answer, in 60 to 120 words: what this interview really tests, and how it differs from those of its neighbors. Say first what the panel decides on. Then name the rounds and what each is for. Then say what most people prepare that matters less, and what they forget. Name systems, documents, and numbers of this role, so that no sentence would be as true of another. Leave out greetings and praise.')}
`,
    'questions.mdx': `${hint('One or two sentences: what the questions have in common, and as of when.')}

${questions.join('\n')}`,
    'prep-tips.mdx': items(
      5,
      (number) => `## ${hint(`An action with an end, number ${number}`)}

<PrepTip hours="${hint('0.5 to 40')}" />

${hint('What to do, and why it pays in this interview.')}
`,
    ),
    'formats.mdx': items(
      3,
      (number) => `## ${hint(`A kind of round, number ${number}`)}

<Format minutes="${hint('10 to 480')}" round="${hint(ROUNDS.join(', '))}" evaluatedOn="${hint('what is scored')}; ${hint('what else is scored')}" />

${hint('What happens minute by minute, and what to ask at the start.')}
`,
    ),
    'mistakes.mdx': items(
      4,
      (number) => `## ${hint(`A mistake seen in interviews for this role, number ${number}`)}

${hint('The mistake, what it costs, and the better move.')}
`,
    ),
    'faqs.mdx': items(
      5,
      (number) => `## ${hint(`What people search for about this interview, number ${number}`)}

${hint('The first sentence answers. Then what it depends on.')}
`,
    ),
    'related-guides.mdx': `---
guides:
${related.map((guide) => `  - guide: ${guide}\n    reason: "${hint('where the skills overlap, or careers move')}"`).join('\n')}
---
`,
  };
}
