/** `node tools/report-weights.ts`: the heaviest pages of `dist/` against the budget, as Markdown. */
import { join, resolve } from 'node:path';
import { BUDGETS, htmlFiles, weighPage } from './budgets.ts';

const dist = resolve(import.meta.dirname, '../dist');
const MOST = 10;

const pages = await Promise.all(
  (await htmlFiles(dist))
    .filter((file) => /^(?:guides|practice)\/|^index\.html$/.test(file))
    .map((file) => weighPage(dist, file)),
);
const heaviest = pages.toSorted((a, b) => b.html - a.html).slice(0, MOST);
console.log(`## What pages weigh

| Page | Words | HTML and styles | Budget | Scripts | Budget |
| --- | ---: | ---: | ---: | ---: | ---: |
${heaviest
  .map(
    ({ file, words, html, scripts }) =>
      `| \`${join('/', file).replace(/index\.html$/, '')}\` | ${words} | ${html} | ${BUDGETS.page} | ${scripts.brotli} | ${BUDGETS.scripts} |`,
  )
  .join('\n')}

Bytes after brotli.`);
