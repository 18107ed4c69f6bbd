import { plainText } from '../guides/block.ts';
import type { Content } from '../guides/reading/content.ts';
import type { Guide, GuideSection, Question } from '../guides/guide.ts';
import { PAGE_IDS } from '../guides/guide.ts';
import { sectionTitle } from '../guides/outline.ts';
import { href, paths } from '../guides/paths.ts';

/** How much more a word counts in each part of a record; Pagefind allows 0 to 10. */
export const WEIGHTS = { title: 8, skill: 4, signal: 1.5, body: 1 } as const;

interface Part {
  text: string;
  weight: number;
  /** The `#id` of the heading this part is, so that a result can lead right to it. */
  anchor?: string;
}

/** One thing that can be found. */
export interface SearchRecord {
  url: string;
  title: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  parts: Part[];
}

/** One record for each guide and one for each question, trimmed to what people search for. */
export function searchRecords(content: Content): SearchRecord[] {
  const fieldName = (guide: Guide) => content.fields[guide.field]?.name ?? guide.field;
  const skillName = (id: string) => content.skills[id]?.name ?? id;
  return content.guides.flatMap((guide) => [
    guideRecord(guide, fieldName(guide), skillName),
    ...guide.questions.items.map((question) =>
      questionRecord(guide, question, fieldName(guide), skillName),
    ),
  ]);
}

function questionRecord(
  guide: Guide,
  question: Question,
  field: string,
  skillName: (id: string) => string,
): SearchRecord {
  const skills = question.skills.map(skillName);
  return {
    url: `${href(paths.guide(guide.slug))}#${question.id}`,
    title: question.title,
    meta: { role: guide.role, section: 'Question', type: question.type, level: question.level },
    filters: {
      kind: ['question'],
      field: [field],
      role: [guide.role],
      type: [question.type],
      level: [question.level],
      skill: skills,
    },
    parts: [
      { text: question.title, weight: WEIGHTS.title },
      ...question.keyPoints.map(({ text }) => ({ text, weight: WEIGHTS.body })),
      { text: `${skills.join(', ')}.`, weight: WEIGHTS.skill },
      ...question.keyPoints.map(({ signals }) => ({
        text: `${signals.join(', ')}.`,
        weight: WEIGHTS.signal,
      })),
    ],
  };
}

function guideRecord(guide: Guide, field: string, skillName: (id: string) => string): SearchRecord {
  const skills = guide.skills.map(skillName);
  const headings = (
    key: 'prepTips' | 'formats' | 'mistakes' | 'faqs',
    { items }: GuideSection<{ id: string; title: string }>,
  ) => [
    { text: sectionTitle(guide, key), weight: WEIGHTS.body, anchor: PAGE_IDS[key] },
    ...items.map(({ id, title }) => ({ text: title, weight: WEIGHTS.title / 2, anchor: id })),
  ];
  return {
    url: href(paths.guide(guide.slug)),
    title: `${guide.role} interview guide`,
    meta: { role: guide.role, section: 'Guide' },
    filters: { kind: ['guide'], field: [field], role: [guide.role], skill: skills },
    parts: [
      { text: `${guide.role} interview guide`, weight: 10 },
      { text: guide.description, weight: WEIGHTS.body },
      { text: plainText(guide.quickAnswer), weight: WEIGHTS.body },
      { text: `${skills.join(', ')}.`, weight: WEIGHTS.skill },
      { text: `${guide.interviewTypes.join(', ')}.`, weight: WEIGHTS.skill },
      ...headings('prepTips', guide.prepTips),
      ...headings('formats', guide.formats),
      ...headings('mistakes', guide.mistakes),
      ...headings('faqs', guide.faqs),
    ],
  };
}
