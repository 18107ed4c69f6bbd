import { paths } from '../src/guides/paths.ts';
import { BUDGETS, type PageWeight } from './budgets.ts';

/** What a page may weigh after brotli. */
export function budgetsOf({ file, words }: Pick<PageWeight, 'file' | 'words'>): {
  html: number;
  scripts: number;
} {
  const isForm = file === `${paths.newGuide.slice(1)}index.html`;
  return {
    html: words <= BUDGETS.shortGuide.words ? BUDGETS.shortGuide.bytes : BUDGETS.page,
    scripts: isForm ? BUDGETS.guideForm : BUDGETS.scripts,
  };
}

/** By how much a page is over its budgets, in words; nothing where it keeps them. */
export function overrun(page: PageWeight): string {
  const { html, scripts } = budgetsOf(page);
  return [
    ...(page.html > html ? [`HTML by ${page.html - html}`] : []),
    ...(page.scripts.brotli > scripts ? [`scripts by ${page.scripts.brotli - scripts}`] : []),
  ].join(', ');
}

const COLUMNS = [
  'Template',
  'Page',
  'Words',
  'HTML',
  'brotli',
  'budget',
  'CSS in it, brotli',
  'Scripts',
  'brotli',
  'budget',
  'Over',
];
const TEXT_COLUMNS = new Set(['Template', 'Page', 'Over']);

/** A Markdown table with a row for each page. */
export function weightTable(rows: readonly { name: string; page: PageWeight }[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    line(COLUMNS),
    line(COLUMNS.map((column) => (TEXT_COLUMNS.has(column) ? '---' : '---:'))),
    ...rows.map(({ name, page }) => {
      const budgets = budgetsOf(page);
      return line([
        name,
        `\`/${page.file.replace(/(?:^|(?<=\/))index\.html$/, '')}\``,
        page.words,
        page.raw,
        page.html,
        budgets.html,
        page.css.brotli,
        page.scripts.raw,
        page.scripts.brotli,
        budgets.scripts,
        overrun(page) || '–',
      ]);
    }),
  ].join('\n');
}
