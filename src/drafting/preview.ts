/** The page that a draft would become, as far as its fields go, in the site's own classes. */
import { count } from '../guides/count.ts';
import { oneLine, paragraphs, phrases } from '../guides/draft-text.ts';
import type { GuideDraft } from '../guides/guide-draft.ts';
import { LEVEL_LABELS, ROUND_LABELS, TYPE_LABELS } from '../guides/labels.ts';
import { speakingSeconds } from '../guides/reading-time.ts';
import { element } from '../element.ts';
import type { Vocabulary } from './draft-form.ts';

/** Stands where a heading will. */
const NOTHING_YET = '…';

type Question = GuideDraft['questions'][number];

/** All text nodes and nothing parsed; what is not written yet is left out. */
export function preview(draft: GuideDraft, { skills, guides }: Vocabulary): Node[] {
  const nameOf = (id: string) => skills.get(id) ?? id;
  return [
    element('h2', 'preview-role', oneLine(draft.role) || 'The role'),
    element('p', 'lead', oneLine(draft.description)),
    section(
      'Quick answer',
      element('div', 'quick-answer writing', ...prose(draft.quickAnswer)),
      stats(draft),
      facts(draft, nameOf),
    ),
    section(
      'Questions',
      ...draft.questions.map((question, index) => questionOf(question, index + 1, nameOf)),
    ),
    section(
      'How to prepare',
      ...draft.prepTips.map(({ title, hours, text }, index) =>
        item({
          title,
          text,
          number: index + 1,
          facts: hours.trim() === '' ? [] : [count(Number(hours), 'hour')],
        }),
      ),
    ),
    section(
      'Formats',
      ...draft.formats.map(({ title, text, minutes, round, evaluatedOn }) =>
        item({
          title,
          text,
          facts: [`${minutes} min`, labelOf(ROUND_LABELS, round)],
          scored: phrases(evaluatedOn),
        }),
      ),
    ),
    section('Mistakes', ...draft.mistakes.map((mistake) => item(mistake))),
    section('FAQs', ...draft.faqs.map((faq) => item(faq))),
    section(
      'Related guides',
      element(
        'div',
        'writing',
        list(
          draft.relatedGuides.map(({ guide, reason }) => {
            const role = guides.find(([slug]) => slug === guide)?.[1] ?? guide;
            return reason.trim() === '' ? role : `${role}: ${oneLine(reason)}`;
          }),
        ),
      ),
    ),
  ];
}

const labelOf = (labels: Readonly<Record<string, string>>, id: string) => labels[id] ?? id;

function section(title: string, ...children: Node[]): Node {
  return element('section', 'section', element('h2', '', title), ...children);
}

function prose(text: string): Node[] {
  return paragraphs(text).map((paragraph) => element('p', '', paragraph));
}

function list(entries: readonly string[], className = ''): HTMLElement {
  return element('ul', className, ...entries.map((entry) => element('li', '', entry)));
}

function stats(draft: GuideDraft): Node {
  const all = element('dl', 'stats sheet');
  for (const { label, value, scope, sourceName } of draft.stats)
    all.append(
      element(
        'div',
        '',
        element('dt', 'label', oneLine(label)),
        element(
          'dd',
          '',
          element('strong', '', oneLine(value)),
          element('span', 'scope', `${oneLine(scope)}. `),
          oneLine(sourceName),
        ),
      ),
    );
  return all;
}

function facts(draft: GuideDraft, nameOf: (id: string) => string): Node {
  const fact = (title: string, entries: readonly string[], className = '') =>
    element('div', '', element('h3', 'label', title), list(entries, className));
  return element(
    'div',
    'facts',
    fact('Interview types', draft.interviewTypes.map(oneLine)),
    fact('Key skills', draft.skills.map(nameOf), 'skills'),
  );
}

function questionOf(question: Question, number: number, nameOf: (id: string) => string): Node {
  const { text, type, level, minutes, skills, strategy, keyPoints } = question;
  const answer: Node[] = [
    element('div', 'writing', ...prose(strategy)),
    element(
      'div',
      'points sheet',
      element('h4', 'label', 'What a strong answer covers'),
      element(
        'ul',
        '',
        ...keyPoints.map((point) =>
          element(
            'li',
            '',
            ...prose(point.text),
            element(
              'p',
              'follow-up',
              element('b', '', 'Then they ask:'),
              ` ${oneLine(point.followUp)}`,
            ),
          ),
        ),
      ),
    ),
  ];
  if (question.weakAnswer.trim() !== '')
    answer.push(
      element(
        'div',
        'weak writing',
        element('h4', 'label', 'A weak answer'),
        ...prose(question.weakAnswer),
      ),
    );
  if (question.sampleAnswer.trim() !== '')
    answer.push(
      element(
        'details',
        'sample sheet',
        element(
          'summary',
          '',
          element('span', 'label', 'A sample answer'),
          ` about ${speakingSeconds(question.sampleAnswer)} seconds aloud`,
        ),
        element('div', 'writing', ...prose(question.sampleAnswer)),
      ),
    );
  return element(
    'article',
    'question',
    element('p', 'number', String(number)),
    element('h3', '', oneLine(text) || NOTHING_YET),
    element(
      'div',
      'body',
      element(
        'p',
        'question-meta',
        element('b', '', labelOf(TYPE_LABELS, type)),
        element('span', '', `${labelOf(LEVEL_LABELS, level)} level`),
        element('span', '', `${oneLine(minutes)} min`),
      ),
      element('p', 'tested', `Tests ${skills.map(nameOf).join(', ')}`),
      element('div', 'answer', ...answer),
    ),
  );
}

interface Item {
  title: string;
  text: string;
  number?: number;
  facts?: readonly string[];
  scored?: readonly string[];
}

function item({ title, text, number, facts: known = [], scored = [] }: Item): Node {
  return element(
    'article',
    'item',
    ...(number === undefined ? [] : [element('p', 'number', String(number))]),
    element('h3', '', oneLine(title) || NOTHING_YET),
    ...(known.length === 0
      ? []
      : [element('p', 'question-meta', ...known.map((fact) => element('span', '', fact)))]),
    element('div', 'writing', ...prose(text)),
    ...(scored.length === 0
      ? []
      : [element('div', 'scored', element('h4', 'label', 'What is scored'), list(scored))]),
  );
}
