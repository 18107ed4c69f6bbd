/**
 * `npm run screenshots [-- --only guide] [--width 360] [--mode dark]`: photograph every kind of page
 * of the built site, whole, at the widths and in the modes that readers have, into
 * `.build/screenshots/`, with an `index.html` that shows them side by side.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { site } from '../src/site.ts';
import { findBrowser } from './find-browser.ts';
import { serveStatic } from './static-server.ts';
import { TEMPLATES } from './templates.ts';

interface Mode {
  options: BrowserContextOptions;
  /** What is done to the page before it is photographed. */
  change?: (page: Page) => Promise<void>;
}

const ARABIC = 'هذا نص عربي يُقرأ من اليمين إلى اليسار، مع كلمات مثل HTTP و‎429 في وسطه. ';
const WIDTHS = [360, 768, 1440, 2560];
const MODES: Record<string, Mode> = {
  light: { options: { colorScheme: 'light' } },
  dark: { options: { colorScheme: 'dark' } },
  forced: { options: { forcedColors: 'active', colorScheme: 'dark' } },
  large: {
    options: {},
    change: async (page) => {
      // As a reader’s own setting for text does: whatever is measured in rem grows.
      await page.evaluate(() => {
        const { fontSize } = getComputedStyle(document.documentElement);
        document.documentElement.style.fontSize = `${parseFloat(fontSize) * 2}px`;
      });
    },
  },
  rtl: {
    options: {},
    change: async (page) => {
      await page.evaluate((text) => {
        for (const element of document.querySelectorAll('main :is(h1, h2, h3, p)')) {
          element.setAttribute('dir', 'auto');
          element.textContent = text.repeat(element.matches('p') ? 3 : 1);
        }
      }, ARABIC);
    },
  },
};

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    width: { type: 'string', multiple: true, default: WIDTHS.map(String) },
    mode: { type: 'string', multiple: true, default: Object.keys(MODES) },
  },
});
const templates = TEMPLATES.filter(([name]) => name.includes(values.only));
const modes = values.mode.map((name) => [name, MODES[name]] as const);
for (const [name, mode] of modes)
  if (!mode) throw new Error(`There is no mode “${name}”: ${Object.keys(MODES).join(', ')}.`);
if (templates.length === 0)
  throw new Error(`No page is named so: ${TEMPLATES.map(([name]) => name).join(', ')}.`);

const root = resolve(import.meta.dirname, '..');
const folder = join(root, '.build/screenshots');
await mkdir(folder, { recursive: true });
const server = await serveStatic(join(root, 'dist'), { base: site.base });
const browser = await chromium.launch(await findBrowser());
const files: string[] = [];
try {
  for (const [name, mode] of modes) {
    for (const width of values.width.map(Number)) {
      const viewport = { width, height: 900 };
      const context = await browser.newContext({
        ...mode?.options,
        viewport,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      for (const [template, path] of templates) {
        await page.goto(server.url + path.slice(1), { waitUntil: 'networkidle' });
        await mode?.change?.(page);
        const file = `${template.replaceAll(' ', '-')}-${width}-${name}.png`;
        await page.screenshot({ path: join(folder, file), fullPage: true, timeout: 0 });
        files.push(file);
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}

const figures = files.map(
  (file) =>
    `<figure><a href="${file}"><img src="${file}" alt=""></a><figcaption>${file}</figcaption></figure>`,
);
const style =
  'body{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:1rem;font-family:serif}img{width:100%;height:24rem;object-fit:cover;object-position:top;border:1px solid}figure{margin:0}';
await writeFile(
  join(folder, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>Screenshots</title><style>${style}</style>${figures.join('\n')}`,
);
console.log(`${files.length} screenshots: ${join(folder, 'index.html')}`);
