import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokenBudgets, BUDGETS } from '../../tools/budgets.ts';
import { readBuiltSite } from '../../tools/file-facts.ts';
import { TEMPLATE_NAMES, templateOf } from '../../tools/page-templates.ts';
import { builtSite, filesNamed } from './built-site.ts';

describe('the budgets', () => {
  it('hold for the built site', async () => {
    const site = await builtSite();
    expect(await brokenBudgets(await readBuiltSite(site.folder))).toEqual([]);
    expect(filesNamed(site, /\.woff2$/).length).toBeGreaterThan(0);
  });

  it('are reported for every template', async () => {
    const { pages } = await builtSite();
    const seen = new Set([...pages.keys()].map(templateOf));
    // Lists of a field's guides are printed for sites with more guides than fit one page.
    const unseen = new Set(['bridge', 'guides of a field', 'other']);
    expect([...seen].toSorted()).toEqual(
      TEMPLATE_NAMES.filter((name) => !unseen.has(name)).toSorted(),
    );
  });

  it('are those that were promised', () => {
    expect(BUDGETS).toEqual({
      page: 24_000,
      shortGuide: { words: 1_700, bytes: 14_600 },
      scripts: 6_000,
      guideForm: 60_000,
      worker: 12_000,
      practice: 20_000,
      interview: 30_000,
      deck: 12_000,
      fonts: 45_000,
    });
  });
});

describe('the check of the budgets', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'budgets-'));
    await mkdir(join(folder, '_astro'));
    await write('index.html', page('A light page.'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Text that does not compress: two characters weigh about one byte. */
  const noise = (bytes: number) => randomBytes(bytes).toString('hex');
  const page = (text: string, head = '') => `<html><head>${head}</head><main>${text}</main></html>`;
  const write = (file: string, data: string | Buffer) => writeFile(join(folder, file), data);
  const check = () => readBuiltSite(folder).then((built) => brokenBudgets(built));

  it('passes a light page', async () => {
    expect(await check()).toEqual([]);
  });

  it('refuses a page that is too heavy, whatever its length', async () => {
    await write('heavy.html', page(`${noise(24_500)} ${'word '.repeat(2_000)}`));
    expect(await check()).toEqual([expect.stringMatching(/heavy\.html weighs \d+ .* 24000/)]);
  });

  it('finds a heavy page behind one that seems heavier', async () => {
    // Words of a few letters compress far better at its best than quickly; noise does not.
    const letters = Array.from(randomBytes(80_000), (byte) => 'aeinst '[byte % 7]).join('');
    await write('seems.html', page(`${letters} ${'word '.repeat(2_000)}`));
    await write('heavy.html', page(`${noise(24_500)} ${'word '.repeat(2_000)}`));
    expect(await check()).toContainEqual(expect.stringMatching(/heavy\.html weighs/));
  });

  it('refuses a short page that weighs as much as a long one may', async () => {
    await write('short.html', page(noise(15_000)));
    expect(await check()).toEqual([expect.stringMatching(/short\.html \(1 words\) .* 14600/)]);
  });

  it('refuses a deck for practice that is too heavy', async () => {
    await mkdir(join(folder, 'practice/tester'), { recursive: true });
    await write('practice/tester/deck.json', JSON.stringify(noise(12_500)));
    expect(await check()).toEqual([expect.stringMatching(/deck\.json weighs \d+ .* 12000/)]);
  });

  it('counts styles within the page', async () => {
    await write('styled.html', page('Few words.', `<style>/*${noise(15_000)}*/</style>`));
    expect(await check()).toEqual([expect.stringContaining('styled.html')]);
  });

  it('refuses too much JavaScript, static imports counted once, later ones not at all', async () => {
    const script = '<script type="module" src="/_astro/a.js"></script>';
    await write('index.html', page('A page with a script.', script));
    await write('_astro/a.js', 'import"./b.js";import"./c.js";import("./later.js")');
    await write('_astro/b.js', `import"./c.js";"${noise(2_800)}"`);
    await write('_astro/c.js', `"${noise(2_800)}"`);
    await write('_astro/later.js', `"${noise(9_000)}"`);
    expect(await check()).toEqual([]);
    await write('_astro/c.js', `"${noise(3_400)}"`);
    expect(await check()).toEqual([expect.stringContaining('the JavaScript of index.html')]);
  });

  it('refuses fonts that are too heavy together', async () => {
    await write('a.woff2', randomBytes(22_500));
    await write('b.woff2', randomBytes(22_500));
    expect(await check()).toEqual([]);
    await write('c.woff2', randomBytes(1));
    expect(await check()).toEqual([expect.stringContaining('the fonts together')]);
  });

  it('refuses a service worker that is too heavy', async () => {
    await write('sw.js', noise(11_000));
    expect(await check()).toEqual([]);
    await write('sw.js', noise(13_000));
    expect(await check()).toEqual([expect.stringContaining('the service worker')]);
  });
});
