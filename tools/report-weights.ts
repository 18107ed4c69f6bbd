/**
 * `npm run weigh`: what pages of `dist/` weigh against the budgets, as Markdown: the heaviest of each
 * template, then the heaviest guides and practice pages.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BUDGETS, ScriptWeights, weighPage, type PageWeight } from './budgets.ts';
import { readBuiltSite } from './file-facts.ts';
import { TEMPLATE_NAMES, templateOf } from './page-templates.ts';
import { overrun, weightTable } from './weight-table.ts';

const dist = resolve(import.meta.dirname, '../dist');
/** Of each template, weighed exactly: one that is lighter when compressed quickly is not the heaviest. */
const CANDIDATES = 3;
const MOST = 10;
const LISTED = new Set(['guide', 'practice']);

if (!existsSync(join(dist, 'index.html'))) {
  console.error('There is no built site in dist/. Run npm run build first.');
  process.exit(1);
}

interface Candidate {
  file: string;
  template: string;
  size: number;
}

const { facts } = await readBuiltSite(dist);
const sized: Candidate[] = [...facts].flatMap(([file, { quick, page }]) =>
  page ? [{ file, template: templateOf(file), size: quick }] : [],
);
const heaviest = (candidates: readonly Candidate[], most: number) =>
  candidates.toSorted((one, other) => other.size - one.size).slice(0, most);

const scripts = new ScriptWeights(dist);
const weigh = async (candidates: readonly Candidate[]): Promise<PageWeight[]> => {
  const pages: PageWeight[] = [];
  for (const { file } of candidates) pages.push(await weighPage(dist, file, scripts));
  return pages.toSorted((one, other) => other.html - one.html);
};

const byTemplate = Map.groupBy(sized, ({ template }) => template);
const rows: { name: string; page: PageWeight }[] = [];
for (const name of TEMPLATE_NAMES) {
  const [page] = await weigh(heaviest(byTemplate.get(name) ?? [], CANDIDATES));
  if (page) rows.push({ name, page });
}
const listed = await weigh(
  heaviest(
    sized.filter(({ template }) => LISTED.has(template)),
    MOST,
  ),
);

console.log(`## What pages weigh

The heaviest page of each template:

${weightTable(rows)}

The heaviest guides and practice pages:

${weightTable(listed.map((page) => ({ name: templateOf(page.file), page })))}

Bytes; brotli at its best. HTML has its styles in it; scripts are those that load at once. Fonts may weigh ${BUDGETS.fonts} together.`);
const over = rows.filter(({ page }) => overrun(page) !== '');
if (over.length > 0) console.log(`\n${over.length} of ${rows.length} templates are over a budget.`);
