import { plainText, type Block } from '../guides/block.ts';
import type { Content } from '../guides/reading/content.ts';
import type { Guide, Question } from '../guides/guide.ts';
import { PAGE_IDS } from '../guides/guide.ts';
import { LEVEL_LABELS, TYPE_LABELS } from '../guides/labels.ts';
import { sectionTitle } from '../guides/outline.ts';
import { href, paths } from '../guides/paths.ts';
import { rareSignals, signalWords } from './rare-signals.ts';
import { isFormOf, UNSHOWN, words } from './words.ts';

/** How much more a word counts in each part of a record; Pagefind allows 0 to 10. */
export const WEIGHTS = { role: 10, heading: 4, skill: 4, body: 1 } as const;

interface Part {
  text: string;
  weight: number;
  /** The heading this part is, so that a result can lead right to it. */
  heading?: { id: string; level: 2 | 3 };
}

/** One thing that can be found. */
export interface SearchRecord {
  url: string;
  title: string;
  /** What a result shows beside its title; searched as well (see `META_WEIGHTS`). */
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  parts: Part[];
}

type Names = Pick<Content, 'skills' | 'fields'>;

/** What the records of a guide's questions are made of. */
export interface Asking extends Pick<Guide, 'slug' | 'role' | 'field'> {
  questions: Pick<
    Question,
    'id' | 'title' | 'type' | 'level' | 'skills' | 'minutes' | 'keyPoints'
  >[];
}

/** A record for each guide, question, and skill, trimmed to what people search for. */
export function searchRecords(content: Content): SearchRecord[] {
  const { guides } = content;
  const tested = guides.flatMap(({ skills, questions }) => [
    ...skills,
    ...questions.items.flatMap((question) => question.skills),
  ]);
  return [
    ...guides.map((guide) => guideRecord(guide, content)),
    ...questionRecords(guides.map(askingOf), content),
    ...skillRecords(new Set(tested), content),
  ];
}

export function askingOf({ slug, role, field, questions }: Guide): Asking {
  return {
    slug,
    role,
    field,
    questions: questions.items.map(({ id, title, type, level, skills, minutes, keyPoints }) => ({
      id,
      title,
      type,
      level,
      skills,
      minutes,
      keyPoints,
    })),
  };
}

/** @param guides all of them: which words are rare is known of all their questions together */
export function* questionRecords(
  guides: readonly Asking[],
  names: Names,
): Generator<SearchRecord, void, undefined> {
  const rare = rareSignals(guides.flatMap(({ questions }) => questions));
  for (const guide of guides)
    for (const question of guide.questions) yield questionRecord(guide, question, names, rare);
}

function questionRecord(
  guide: Asking,
  question: Asking['questions'][number],
  names: Names,
  rare: ReadonlySet<string>,
): SearchRecord {
  const skills = question.skills.map((id) => skillName(id, names));
  return {
    url: `${href(paths.guide(guide.slug))}#${question.id}`,
    title: question.title,
    meta: {
      role: guide.role,
      section: 'Question',
      type: TYPE_LABELS[question.type],
      level: `${LEVEL_LABELS[question.level]} level`,
      about: [question.id.replaceAll('-', ' '), ...skills].join(', '),
    },
    filters: {
      kind: ['question'],
      field: [fieldName(guide, names)],
      role: [guide.role],
      type: [question.type],
      level: [question.level],
      skill: skills,
      minutes: [String(question.minutes)],
      // Its permanent name, by which the reader's own marks are found.
      question: [`${guide.slug}/${question.id}`],
    },
    // Its title is searched as `meta`; here it would only repeat itself in every excerpt.
    parts: questionParts(question, skills, rare),
  };
}

/** The key points; then, unshown, of their signals the rare words that nothing else says. */
function questionParts(
  question: Asking['questions'][number],
  skills: readonly string[],
  rare: ReadonlySet<string>,
): Part[] {
  const points = question.keyPoints.map(({ text }) => ({ text, weight: WEIGHTS.body }));
  const said = words(
    [question.title, question.id, ...skills, ...points.map(({ text }) => text)].join(' '),
  );
  const more = [...signalWords(question)].filter(
    (word) => rare.has(word) && !said.some((known) => known === word || isFormOf(known, word)),
  );
  if (more.length === 0) return points;
  return [
    ...points,
    { text: UNSHOWN, weight: WEIGHTS.body },
    { text: `${more.join(', ')}.`, weight: WEIGHTS.body },
  ];
}

/** What a guide is, and its headings. */
export function guideRecord(guide: Guide, names: Names): SearchRecord {
  const skills = guide.skills.map((id) => skillName(id, names));
  const title = `${guide.role} interview guide`;
  return {
    url: href(paths.guide(guide.slug)),
    title,
    meta: {
      role: guide.role,
      section: 'Guide',
      ...(guide.alsoCalled && { about: guide.alsoCalled.join(', ') }),
    },
    filters: {
      kind: ['guide'],
      field: [fieldName(guide, names)],
      role: [guide.role],
      skill: skills,
    },
    parts: [
      { text: title, weight: WEIGHTS.role },
      { text: guide.description, weight: WEIGHTS.body },
      { text: plainText(guide.quickAnswer), weight: WEIGHTS.body },
      { text: `${skills.join(', ')}.`, weight: WEIGHTS.skill },
      { text: `${guide.interviewTypes.join(', ')}.`, weight: WEIGHTS.skill },
      ...(['prepTips', 'formats', 'mistakes', 'faqs'] as const).flatMap((key) =>
        sectionParts(guide, key),
      ),
    ],
  };
}

/** The headings of a section; where they ask something, with the first sentence of the answer. */
function sectionParts(guide: Guide, key: 'prepTips' | 'formats' | 'mistakes' | 'faqs'): Part[] {
  const items: { id: string; title: string; body: Block[] }[] = guide[key].items;
  return [
    {
      text: sectionTitle(guide, key),
      weight: WEIGHTS.body,
      heading: { id: PAGE_IDS[key], level: 2 },
    },
    ...items.flatMap(({ id, title, body }): Part[] => [
      { text: title, weight: WEIGHTS.heading, heading: { id, level: 3 } },
      ...(key === 'faqs' ? [{ text: firstSentence(plainText(body)), weight: WEIGHTS.body }] : []),
    ]),
  ];
}

/** @param tested ids of skills that some guide or question tests: each has a page that lists where */
export function skillRecords(
  tested: ReadonlySet<string>,
  { skills }: Pick<Content, 'skills'>,
): SearchRecord[] {
  return Object.entries(skills)
    .filter(([id]) => tested.has(id))
    .map(([id, { name, meaning }]) => ({
      url: href(paths.skill(id)),
      title: name,
      // As it stands, hyphens and all, so that “ci/cd” and “cicd” find it, too.
      meta: { section: 'Skill', about: id },
      filters: { kind: ['skill'], skill: [name] },
      parts: [{ text: meaning, weight: WEIGHTS.body }],
    }));
}

function skillName(id: string, { skills }: Pick<Content, 'skills'>): string {
  return skills[id]?.name ?? id;
}

function fieldName({ field }: Pick<Guide, 'field'>, { fields }: Pick<Content, 'fields'>): string {
  return fields[field]?.name ?? field;
}

const LONGEST_SENTENCE = 240;

function firstSentence(text: string): string {
  const sentence = /^.*?[.!?](?=["”’)]*\s|$)/.exec(text)?.[0] ?? text;
  return sentence.slice(0, LONGEST_SENTENCE);
}
