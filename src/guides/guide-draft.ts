/** A guide while its writer fills in a form, and the seven files that come of it. */
import { attribute, markdown, markdownLine, oneLine, phrases, yaml } from './draft-text.ts';
import type { SectionFile } from './guide.ts';
import { hint, questionId, slugOf } from './new-guide.ts';

/** What a form begins an item with; nothing in it is written yet. */
export const BLANK_ITEMS = {
  stat: { label: '', value: '', scope: '', sourceName: '', sourceUrl: '' },
  keyPoint: {
    /** One claim that a listener can tick. */
    text: '',
    /** Phrases with semicolons or line ends between. */
    signals: '',
    followUp: '',
  },
  question: {
    text: '',
    /** Permanent; made from the question where it is left empty. */
    id: '',
    type: 'technical',
    level: 'mid',
    skills: [''],
    minutes: '8',
    strategy: '',
    keyPoints: [{ text: '', signals: '', followUp: '' }],
    weakAnswer: '',
    sampleAnswer: '',
  },
  prepTip: { title: '', hours: '', text: '' },
  format: {
    title: '',
    minutes: '60',
    round: 'technical',
    /** Phrases with semicolons or line ends between. */
    evaluatedOn: '',
    text: '',
  },
  article: { title: '', text: '' },
  relatedGuide: { guide: '', reason: '' },
};

/** All of a draft's parts; a list holds what its items look like. */
const SHAPE = {
  role: '',
  description: '',
  field: '',
  skills: [''],
  interviewTypes: [''],
  stats: [BLANK_ITEMS.stat],
  quickAnswer: '',
  questions: [BLANK_ITEMS.question],
  prepTips: [BLANK_ITEMS.prepTip],
  formats: [BLANK_ITEMS.format],
  mistakes: [BLANK_ITEMS.article],
  faqs: [BLANK_ITEMS.article],
  relatedGuides: [BLANK_ITEMS.relatedGuide],
};

/** Every text as it was typed: nothing in a draft has been checked. */
export type GuideDraft = typeof SHAPE;
export type QuestionDraft = GuideDraft['questions'][number];
export type KeyPointDraft = QuestionDraft['keyPoints'][number];

/** More than any guide has; a draft comes back from a store that anything may have written to. */
const MOST_ITEMS = 60;
const MOST_CHARACTERS = 20_000;

/** A draft from whatever was stored: texts where texts belong, and nothing else. */
export function readDraft(stored: unknown): GuideDraft {
  return shaped(SHAPE, stored);
}

/** A draft in which nothing is written yet. */
export function emptyDraft(): GuideDraft {
  return readDraft(undefined);
}

function shaped<T>(shape: T, value: unknown): T;
function shaped(shape: unknown, value: unknown): unknown {
  if (typeof shape === 'string')
    return typeof value === 'string' ? value.slice(0, MOST_CHARACTERS) : '';
  if (Array.isArray(shape)) {
    const [item] = shape as unknown[];
    return Array.isArray(value)
      ? value.slice(0, MOST_ITEMS).map((entry: unknown) => shaped(item, entry))
      : [];
  }
  const given = new Map(Object.entries(typeof value === 'object' && value !== null ? value : {}));
  return Object.fromEntries(
    Object.entries(shape as Record<string, unknown>).map(([key, part]) => [
      key,
      shaped(part, given.get(key)),
    ]),
  );
}

export interface Signature {
  /** An id of `authors/`. */
  author: string;
  /** As `YYYY-MM-DD`. */
  today: string;
}

/** The name of the folder; a hint's while there is no role. */
export function folderOf({ role }: GuideDraft): string {
  return slugOf(role).slice(0, 64).replace(/-$/, '') || 'new-guide';
}

/** The permanent names of the questions, in their order; undefined where there is no question yet. */
export function questionIds({ questions }: GuideDraft): (string | undefined)[] {
  const taken = new Set(questions.map(({ id }) => oneLine(id)));
  return questions.map(({ id, text }) => {
    if (oneLine(id) !== '') return oneLine(id);
    if (oneLine(text) === '') return undefined;
    const made = questionId(text, taken);
    taken.add(made);
    return made;
  });
}

const isBlank = (text: string) => oneLine(text) === '';

/** One of the writers below, with a hint where there is nothing to write. */
const orHint = (write: (text: string) => string) => (text: string, missing: string) =>
  isBlank(text) ? hint(missing) : write(text);
const attributeOr = orHint(attribute);
const lineOr = orHint(markdownLine);
const textOr = orHint(markdown);
const yamlOr = (text: string, missing: string) =>
  isBlank(text) ? JSON.stringify(hint(missing)) : yaml(text);
/** A separator within an id would make two of it. */
const idList = (ids: readonly string[]) =>
  attribute(ids.map((id) => id.replaceAll(',', ' ')).join(', '));
const phraseList = (text: string) => phrases(text).join('; ');

/** The seven files of the guide, by name. Hints in ‹marks› stand for what is not written yet. */
export function guideFiles(
  draft: GuideDraft,
  { author, today }: Signature,
): Record<SectionFile, string> {
  const ids = questionIds(draft);
  const items = <T>(list: readonly T[], write: (item: T, number: number) => string) =>
    list.map((item, index) => write(item, index + 1)).join('\n');
  return {
    'guide.mdx': guideFile(draft, { author, today }),
    'questions.mdx': items(draft.questions, (question, number) =>
      questionText(question, ids[number - 1], number),
    ),
    'prep-tips.mdx': items(
      draft.prepTips,
      ({ title, hours, text }, number) => `## ${lineOr(title, `An action with an end, ${number}`)}
${isBlank(hours) ? '' : `\n<PrepTip hours="${attribute(hours)}" />\n`}
${textOr(text, 'What to do, and why it pays in this interview.')}
`,
    ),
    'formats.mdx': items(
      draft.formats,
      (format, number) => `## ${lineOr(format.title, `A kind of round, ${number}`)}

<Format minutes="${attributeOr(format.minutes, '10 to 480')}" round="${attribute(format.round)}" evaluatedOn="${attributeOr(phraseList(format.evaluatedOn), 'what is scored')}" />

${textOr(format.text, 'What happens minute by minute, and what to ask at the start.')}
`,
    ),
    'mistakes.mdx': items(
      draft.mistakes,
      ({ title, text }, number) => `## ${lineOr(title, `A mistake seen in interviews, ${number}`)}

${textOr(text, 'The mistake, what it costs, and the better move.')}
`,
    ),
    'faqs.mdx': items(
      draft.faqs,
      (
        { title, text },
        number,
      ) => `## ${lineOr(title, `What people search for about this interview, ${number}`)}

${textOr(text, 'The first sentence answers. Then what it depends on.')}
`,
    ),
    'related-guides.mdx': `---
guides: ${yamlList(
      draft.relatedGuides,
      ({ guide, reason }, number) =>
        `guide: ${yamlOr(guide, `the folder name of another guide, ${number}`)}${isBlank(reason) ? '' : `\n    reason: ${yaml(reason)}`}`,
    )}
---
`,
  };
}

function guideFile(draft: GuideDraft, { author, today }: Signature): string {
  const list = (values: readonly string[]) => `[${values.map(yaml).join(', ')}]`;
  return `---
role: ${yamlOr(draft.role, 'the job title in sentence case')}
description: ${yamlOr(draft.description, 'what a reader finds here, in 70 to 160 characters')}
field: ${yamlOr(draft.field, 'an id from content/fields.yaml')}
published: ${today}
updated: ${today}
authors: [${yaml(author)}]
interviewTypes: ${yamlList(draft.interviewTypes, (name, number) => yamlOr(name, `a round, as a recruiter calls it, ${number}`))}
skills: ${list(draft.skills)}
stats: ${yamlList(
    draft.stats,
    (
      { label, value, scope, sourceName, sourceUrl },
      number,
    ) => `label: ${yamlOr(label, `what is counted, ${number}`)}
    value: ${yamlOr(value, 'the figure')}
    scope: ${yamlOr(scope, 'whom, where, and when it describes')}
    source:
      name: ${yamlOr(sourceName, 'who publishes it')}
      url: ${isBlank(sourceUrl) ? JSON.stringify(`https://example.org/${hint('page')}`) : yaml(sourceUrl)}`,
  )}
---

${textOr(draft.quickAnswer, 'The quick answer, in 60 to 120 words: what this interview really tests.')}
`;
}

/** A list of YAML with an entry a line. */
function yamlList<T>(list: readonly T[], write: (entry: T, number: number) => string): string {
  return list.length === 0
    ? '[]'
    : list.map((entry, index) => `\n  - ${write(entry, index + 1)}`).join('');
}

function questionText(question: QuestionDraft, id: string | undefined, number: number): string {
  const { text, type, level, skills, minutes, strategy, keyPoints } = question;
  const points = keyPoints.map(
    (
      point,
      index,
    ) => `<KeyPoint signals="${attributeOr(phraseList(point.signals), `what is said for point ${index + 1}`)}" followUp="${attributeOr(point.followUp, 'what an interviewer asks next')}">
${textOr(point.text, 'One claim that a listener can tick.')}
</KeyPoint>
`,
  );
  const answers = [
    ['WeakAnswer', question.weakAnswer],
    ['SampleAnswer', question.sampleAnswer],
  ].flatMap(([tag, answer = '']) =>
    isBlank(answer) ? [] : [`<${tag}>\n${markdown(answer)}\n</${tag}>\n`],
  );
  return `## ${lineOr(text, `The question, as a panel says it aloud, ${number}`)}

<Question id="${id === undefined ? hint(`a-permanent-name-${number}`) : attribute(id)}" type="${attribute(type)}" level="${attribute(level)}" skills="${skills.length === 0 ? hint('1 to 4 skills') : idList(skills)}" minutes="${attributeOr(minutes, '2 to 60')}" />

${textOr(strategy, 'The strategy: what to decide, in what order, and why. 90 to 170 words.')}

${[...points, ...answers].join('\n')}`;
}
