/** What the form asks for: one entry for each field of a draft, in the order of the page. */
import { LEVEL_LABELS, ROUND_LABELS, TYPE_LABELS } from '../guides/labels.ts';
import { BLANK_ITEMS } from '../guides/guide-draft.ts';
import { QUANTITIES, type Quantity } from '../guides/quantities.ts';

export interface FieldPart {
  kind: 'line' | 'text' | 'choice' | 'skills';
  /** Empty for an item that is a text and nothing else. */
  key: string;
  label: string;
  hint?: string;
  isOptional?: true;
  /** How many words there should be. */
  words?: Quantity;
  /** What a choice offers: pairs of value and words, or a list of the page's vocabulary. */
  options?: readonly (readonly [value: string, words: string])[] | 'fields' | 'guides';
}

export interface ListPart {
  kind: 'list';
  key: string;
  label: string;
  hint?: string;
  /** What an item is called. */
  one: string;
  amount: Quantity;
  /** Items that can be folded away, since they are long. */
  isLong?: true;
  blank: unknown;
  parts: readonly Part[];
}

export type Part = FieldPart | ListPart;

export interface FormSection {
  title: string;
  hint?: string;
  parts: readonly Part[];
}

const options = (labels: Readonly<Record<string, string>>) => Object.entries(labels);
const { stat, keyPoint, question, prepTip, format, article, relatedGuide } = BLANK_ITEMS;
const noSkills: string[] = [];

export const FORM: readonly FormSection[] = [
  {
    title: 'The guide',
    parts: [
      {
        kind: 'line',
        key: 'role',
        label: 'Role',
        hint: 'The job title in sentence case, such as “Database administrator”. It becomes the address of the page.',
      },
      {
        kind: 'text',
        key: 'description',
        label: 'Description',
        hint: 'What a reader finds, in 70 to 160 characters, as a search result would show it.',
      },
      { kind: 'choice', key: 'field', label: 'Field', options: 'fields' },
      {
        kind: 'skills',
        key: 'skills',
        label: 'Skills',
        hint: '5 to 12, the most important first.',
      },
      {
        kind: 'list',
        key: 'interviewTypes',
        label: 'Interview types',
        hint: 'Kinds of interview, as a recruiter calls them, such as “Live endpoint coding”.',
        one: 'interview type',
        amount: QUANTITIES.interviewTypes,
        blank: '',
        parts: [{ kind: 'line', key: '', label: 'Interview type' }],
      },
      {
        kind: 'list',
        key: 'stats',
        label: 'Figures',
        hint: 'Pay, growth, pass rates: each with whom it describes, and who published it.',
        one: 'figure',
        amount: QUANTITIES.stats,
        blank: stat,
        parts: [
          { kind: 'line', key: 'label', label: 'What is measured', hint: 'Such as “Median pay”.' },
          { kind: 'line', key: 'value', label: 'The figure', hint: 'With its unit.' },
          { kind: 'line', key: 'scope', label: 'Whom, where, and when it describes' },
          { kind: 'line', key: 'sourceName', label: 'Who published it' },
          { kind: 'line', key: 'sourceUrl', label: 'Address of the source', hint: 'https://…' },
        ],
      },
    ],
  },
  {
    title: 'Questions',
    hint: 'Write these first: the rest follows from them.',
    parts: [
      {
        kind: 'list',
        key: 'questions',
        label: 'Questions',
        one: 'question',
        amount: QUANTITIES.questions,
        isLong: true,
        blank: { ...question, skills: noSkills, keyPoints: [keyPoint, keyPoint, keyPoint] },
        parts: [
          { kind: 'line', key: 'text', label: 'Question', hint: 'As a panel would say it aloud.' },
          { kind: 'choice', key: 'type', label: 'Type', options: options(TYPE_LABELS) },
          { kind: 'choice', key: 'level', label: 'Level', options: options(LEVEL_LABELS) },
          {
            kind: 'line',
            key: 'minutes',
            label: 'Minutes',
            hint: 'How long the answer takes, 2 to 60.',
          },
          { kind: 'skills', key: 'skills', label: 'Skills it tests', hint: '1 to 4.' },
          {
            kind: 'text',
            key: 'strategy',
            label: 'Strategy',
            hint: 'What to decide, in what order, and why.',
            words: QUANTITIES.strategyWords,
          },
          {
            kind: 'list',
            key: 'keyPoints',
            label: 'Key points',
            hint: 'What a listener ticks, one claim each.',
            one: 'key point',
            amount: QUANTITIES.keyPoints,
            blank: keyPoint,
            parts: [
              { kind: 'text', key: 'text', label: 'Claim' },
              {
                kind: 'text',
                key: 'signals',
                label: 'Signals',
                hint: '3 to 10 short phrases that a good spoken answer contains, a line each.',
              },
              {
                kind: 'line',
                key: 'followUp',
                label: 'Follow-up',
                hint: 'What the interviewer asks next.',
              },
            ],
          },
          {
            kind: 'text',
            key: 'weakAnswer',
            label: 'Weak answer',
            hint: 'What people really say, and then why it fails.',
            isOptional: true,
          },
          {
            kind: 'text',
            key: 'sampleAnswer',
            label: 'Sample answer',
            hint: 'In the first person, with one concrete case.',
            isOptional: true,
            words: QUANTITIES.sampleAnswerWords,
          },
          {
            kind: 'line',
            key: 'id',
            label: 'Permanent name',
            hint: 'Lower-case words joined by hyphens. Left empty, it is made from the question.',
            isOptional: true,
          },
        ],
      },
    ],
  },
  {
    title: 'How to prepare',
    parts: [
      {
        kind: 'list',
        key: 'prepTips',
        label: 'How to prepare',
        hint: 'What to do beforehand.',
        one: 'tip',
        amount: QUANTITIES.prepTips,
        blank: prepTip,
        parts: [
          { kind: 'line', key: 'title', label: 'What to do' },
          { kind: 'line', key: 'hours', label: 'Hours it takes', isOptional: true },
          { kind: 'text', key: 'text', label: 'How, and why it pays in this interview' },
        ],
      },
    ],
  },
  {
    title: 'Formats',
    parts: [
      {
        kind: 'list',
        key: 'formats',
        label: 'Formats',
        hint: 'The kinds of round.',
        one: 'format',
        amount: QUANTITIES.formats,
        blank: format,
        parts: [
          { kind: 'line', key: 'title', label: 'What it is called' },
          { kind: 'choice', key: 'round', label: 'Round', options: options(ROUND_LABELS) },
          { kind: 'line', key: 'minutes', label: 'Minutes', hint: '10 to 480.' },
          {
            kind: 'text',
            key: 'evaluatedOn',
            label: 'What is scored',
            hint: '2 to 6 phrases, a line each.',
          },
          { kind: 'text', key: 'text', label: 'What happens, and what to ask at the start' },
        ],
      },
    ],
  },
  {
    title: 'Mistakes',
    parts: [
      {
        kind: 'list',
        key: 'mistakes',
        label: 'Mistakes',
        hint: 'Seen in interviews for this role.',
        one: 'mistake',
        amount: QUANTITIES.mistakes,
        blank: article,
        parts: [
          { kind: 'line', key: 'title', label: 'The mistake' },
          { kind: 'text', key: 'text', label: 'What it costs, and the better move' },
        ],
      },
    ],
  },
  {
    title: 'FAQs',
    parts: [
      {
        kind: 'list',
        key: 'faqs',
        label: 'FAQs',
        hint: 'What people search for.',
        one: 'FAQ',
        amount: QUANTITIES.faqs,
        blank: article,
        parts: [
          { kind: 'line', key: 'title', label: 'What is asked' },
          { kind: 'text', key: 'text', label: 'Answer', hint: 'The first sentence answers.' },
        ],
      },
    ],
  },
  {
    title: 'Related guides',
    parts: [
      {
        kind: 'list',
        key: 'relatedGuides',
        label: 'Related guides',
        hint: 'Where skills overlap or careers move.',
        one: 'related guide',
        amount: QUANTITIES.relatedGuides,
        blank: relatedGuide,
        parts: [
          { kind: 'choice', key: 'guide', label: 'Guide', options: 'guides' },
          {
            kind: 'text',
            key: 'reason',
            label: 'Why a reader would go there',
            isOptional: true,
          },
        ],
      },
    ],
  },
  {
    title: 'Quick answer',
    hint: 'Written last, when you know what the guide says. It stands first on the page.',
    parts: [
      {
        kind: 'text',
        key: 'quickAnswer',
        label: 'Quick answer',
        hint: 'What this interview really tests, and how it differs from its neighbors.',
        words: QUANTITIES.quickAnswerWords,
      },
    ],
  },
];

/** `Question 2, key point 1` for `questions.1.keyPoints.0.signals`; empty for the guide's own fields. */
export function itemOf(field: string): string {
  const names: string[] = [];
  let parts: readonly Part[] = FORM.flatMap((section) => section.parts);
  for (const key of field.split('.')) {
    const list = parts.find((part) => part.kind === 'list' && part.key === key) as
      ListPart | undefined;
    if (list) {
      parts = list.parts;
      names.push(list.one);
    } else if (/^\d+$/.test(key) && names.length > 0)
      names.push(`${names.pop() ?? ''} ${Number(key) + 1}`);
  }
  const text = names.filter((name) => /\d$/.test(name)).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
