/** From a section's items to what a guide says: questions, tips, formats, mistakes, FAQs. */
import { plainHtml, plainText, type Block, type ComponentName } from '../block.ts';
import type { Article, Entry, Format, KeyPoint, PrepTip, Question } from '../guide.ts';
import type { Finding } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';
import type { FormatTag, PrepTipTag, QuestionTag } from '../schema.ts';
import type { Item } from './section.ts';

const KEY_POINTS = { least: 3, most: 6 };

function entry({ slug, title, titleHtml }: Item): Entry {
  return { id: slug, title, titleHtml };
}

/** A mistake or an FAQ. */
export function readArticle(item: Item): Article {
  return { ...entry(item), body: item.body };
}

/** A tip; its tag may be left out. */
export function readPrepTip(item: Item): PrepTip {
  return { ...entry(item), ...(item.tag?.props as PrepTipTag | undefined), body: item.body };
}

/** Undefined while its tag is missing or wrong, which is known by then. */
export function readFormat({ tag, ...item }: Item): Format | undefined {
  return tag && { ...entry({ tag, ...item }), ...(tag.props as FormatTag), body: item.body };
}

/**
 * A question: its strategy first, then key points, at most one weak and one sample answer, and
 * references. Undefined while its tag is missing or wrong.
 */
export function readQuestion(item: Item): { question: Question | undefined; findings: Finding[] } {
  const { tag, body } = item;
  const called = <Name extends ComponentName>(name: Name) => callsOf(body, name);
  const firstCall = body.findIndex((block) => !('html' in block) && block.component !== 'Callout');
  const strategy = firstCall < 0 ? body : body.slice(0, firstCall);
  const rest = firstCall < 0 ? [] : body.slice(firstCall);
  const keyPoints = called('KeyPoint').map(({ props, children }): KeyPoint => ({
    ...props,
    text: plainText(children),
    html: plainHtml(children),
  }));
  const findings =
    body.length === 0 ? [] : questionFindings(item, strategy.length, keyPoints.length);
  for (const name of ['WeakAnswer', 'SampleAnswer'] as const) {
    const { length } = called(name);
    if (length > 1) {
      findings.push(
        about(
          item,
          'duplicate-tag',
          `has ${length} <${name}>s`,
          `at most one <${name}>`,
          'keep the better one',
        ),
      );
    }
  }
  if (rest.some((block) => 'html' in block || block.component === 'Callout')) {
    findings.push(
      about(
        item,
        'misplaced-text',
        'has text after its first key point or answer',
        'the strategy first, then the tags',
        'move the text above the first <KeyPoint>',
      ),
    );
  }
  const question = tag && {
    ...entry(item),
    ...(tag.props as QuestionTag),
    strategy,
    keyPoints,
    weakAnswer: called('WeakAnswer')[0]?.children ?? [],
    sampleAnswer: called('SampleAnswer')[0]?.children ?? [],
    references: called('Reference').map(({ props }) => props),
  };
  return { question, findings };
}

type CallOf<Name> = Extract<Block, { component: Name }>;

/** The calls of one component, in their order. */
function callsOf<Name extends ComponentName>(body: readonly Block[], name: Name): CallOf<Name>[] {
  const isCall = (block: Block): block is CallOf<Name> =>
    !('html' in block) && block.component === name;
  return body.filter(isCall);
}

/** What a question lacks of a strategy and of key points. */
export function questionFindings(
  item: Pick<Item, 'place' | 'title'>,
  strategyBlocks: number,
  points: number,
): Finding[] {
  const findings: Finding[] = [];
  if (strategyBlocks === 0) {
    findings.push(
      about(
        item,
        'missing-strategy',
        'has no answer strategy',
        'text between the <Question /> tag and the first <KeyPoint>',
        'say what to decide, in what order, and why',
      ),
    );
  }
  const { least, most } = KEY_POINTS;
  if (points < least || points > most) {
    findings.push(
      about(
        item,
        'key-points',
        `has ${points} sound key points`,
        `${least} to ${most} <KeyPoint>s, one claim each`,
        points < least ? 'add what else a strong answer covers' : 'merge or drop the weakest',
      ),
    );
  }
  return findings;
}

function about(
  { place, title }: Pick<Item, 'place' | 'title'>,
  rule: RuleId,
  message: string,
  expected: string,
  fix: string,
): Finding {
  return { ...place, rule, message: `“${title}” ${message}`, expected, fix };
}
