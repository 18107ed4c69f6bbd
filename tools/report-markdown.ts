/**
 * The report on a pull request as Markdown. The data may come from a stranger's build, so whatever
 * is not ours stands in code spans: there a text is neither markup nor a link, and names nobody.
 */
import { canonical, paths } from '../src/guides/paths.ts';
import { count } from '../src/guides/count.ts';
import type { ChangeReport, GuideReport } from './change-report.ts';
import { BUDGETS } from './budgets.ts';

/** By this the comment of an earlier report is found again. */
export const MARK = '<!-- report on changes -->';

/** A foreign text, harmless in a table: no line breaks, nothing hidden, no way out of the span. */
export function quoted(text: string): string {
  const plain = text
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .replaceAll('`', '’')
    .replaceAll('|', '¦')
    .trim();
  return plain === '' ? '—' : `\`${plain}\``;
}

const KINDS: Record<GuideReport['kind'], string> = {
  new: 'new',
  changed: 'changed',
  removed: '**removed**',
  broken: '**has problems, see below**',
};

const change = ([before, after]: readonly [number, number]) =>
  before === after
    ? String(after)
    : `${after} (${after > before ? '+' : '−'}${Math.abs(after - before)})`;

const ids = (list: readonly string[]) => list.slice(0, 12).map(quoted).join(', ');

function whatChanged({ what, added, edited, removed }: GuideReport): string {
  const parts = [
    what === undefined ? '' : quoted(what),
    added.length > 0 ? `new: ${ids(added)}` : '',
    edited.length > 0 ? `edited: ${ids(edited)}` : '',
    removed.length > 0 ? `removed: ${ids(removed)}` : '',
  ];
  return parts.filter((part) => part !== '').join('; ') || 'no question';
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);

function table(guides: readonly GuideReport[]): string[] {
  if (guides.length === 0) return ['No guide changed.'];
  return [
    '| Guide | | Words | Questions | Key points | What changed | Page |',
    '| --- | --- | ---: | ---: | ---: | --- | ---: |',
    ...guides.map((guide) => {
      const weight =
        guide.weight === undefined
          ? ''
          : `${kilobytes(guide.weight)} of ${kilobytes(BUDGETS.page)} kB`;
      return `| ${quoted(guide.role)} | ${KINDS[guide.kind]} | ${change(guide.words)} | ${change(guide.questions)} | ${change(guide.keyPoints)} | ${whatChanged(guide)} | ${weight} |`;
    }),
  ];
}

/** What has to be settled before the change is merged. */
function toSettle(guides: readonly GuideReport[]): string[] {
  return guides.flatMap(({ role, kind, vanished, isDateOld }) => [
    ...vanished.map(
      (id) =>
        `- ${quoted(role)} no longer has the question ${quoted(id)}. Links and saved progress lead to it: put it back, or name it under \`removed\` in \`guide.mdx\` with a reason.`,
    ),
    ...(kind === 'removed'
      ? [
          `- The guide ${quoted(role)} is gone. If it was renamed, name the former folder under \`aliases\` of the new one.`,
        ]
      : []),
    ...(isDateOld
      ? [
          `- ${quoted(role)} has other words than before, but \`updated\` is the same. If the substance changed, set it to today and add a line to \`changes\`.`,
        ]
      : []),
  ]);
}

/** At most so many lines of one kind; a comment has a limit, and a reader, too. */
const MOST_LINES = 40;

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const left = lines.length - MOST_LINES;
  return [
    '',
    `### ${title}`,
    '',
    ...lines.slice(0, MOST_LINES),
    ...(left > 0 ? [`- and ${left} more`] : []),
  ];
}

/** The report in Markdown, for a comment or a job's summary. */
export function reportMarkdown(report: ChangeReport): string {
  const { guides, notes, similar, pages, others } = report;
  return [
    MARK,
    '## What this changes',
    '',
    ...table(guides),
    ...listed('To settle before merging', toSettle(guides)),
    ...listed(
      `${count(notes.length, 'note')} of the check`,
      notes.map(
        ({ file, line, rule, message }) =>
          `- ${quoted(`${file}:${line}`)} ${quoted(message)} ([${rule}](${canonical(paths.rule(rule))}))`,
      ),
    ),
    ...listed(
      'Sentences that stand elsewhere, too',
      similar.map(
        ({ guide, id, text, other, otherId, theirs }) =>
          `- ${quoted(`${guide}#${id}`)} ${quoted(text)} — ${quoted(`${other}#${otherId}`)} ${quoted(theirs)}`,
      ),
    ),
    ...listed(
      'Pages to look at',
      pages.map((page) => `- ${quoted(page)}`),
    ),
    ...listed(
      'Other files of content/',
      others.map((file) => `- ${quoted(file)}`),
    ),
    '',
    'The built site is attached to the run as `preview`: unpack it, and serve the folder.',
    '',
  ].join('\n');
}
