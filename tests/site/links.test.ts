import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtSite, filesNamed, readSite, textFile, writtenContent } from './built-site.ts';
import { followLinks } from './links.ts';

const site = await builtSite();
const { guides } = await writtenContent();

describe('links of the built site', () => {
  const { problems, followed } = followLinks(site);

  it('all lead to a page, a file, an id, or another site by https', () => {
    expect(problems).toEqual([]);
  });

  it('are many, so an empty scan cannot pass', () => {
    const items = guides.flatMap(({ questions, faqs }) => [...questions.items, ...faqs.items]);
    const sources = guides.flatMap(({ stats }) => stats);
    expect(guides.length).toBeGreaterThanOrEqual(5);
    // Six links of the header and the footer, and both fonts in the head and in the styles.
    expect(followed.pages).toBeGreaterThan(6 * site.pages.size);
    expect(followed.files).toBeGreaterThan(4 * site.pages.size);
    expect(followed.fragments).toBeGreaterThan(site.pages.size + 2 * items.length);
    expect(followed.ids).toBeGreaterThan(site.pages.size + 8 * guides.length);
    expect(followed.elsewhere).toBeGreaterThan(site.pages.size + sources.length);
  });

  it('keep to scripts that exist, imports of scripts among them', async () => {
    const scripts = filesNamed(site, /^_astro\/.*\.js$/);
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      const code = await textFile(site, script);
      for (const [, name] of code.matchAll(/["'](?:\.\/|_astro\/)([\w.-]+\.js)["']/g))
        expect([...site.files]).toContain(`_astro/${name ?? ''}`);
    }
  });
});

describe('the link test', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'links-'));
    await mkdir(join(folder, 'there'));
    await writeFile(join(folder, 'there/index.html'), '<h1 id="top">There</h1>');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['<a href="/prep/there/#top">a</a>', undefined],
    ['<a href="there/">a</a>', undefined],
    ['<a href="https://other.example/">a</a>', undefined],
    ['<a href="">a</a>', 'is empty'],
    ['<a href="/prep/nowhere/">a</a>', 'is missing'],
    ['<img src="none.png">', 'is missing'],
    ['<img srcset="none.png 1x, /prep/there/ 2x">', 'is missing'],
    ['<style>a { background: url("none.png") }</style>', 'is missing'],
    ['<meta property="og:image" content="https://own.example/prep/none.png">', 'is missing'],
    ['<a href="/prep/there">a</a>', 'lacks its slash'],
    ['<a href="/there/">a</a>', 'lies outside /prep/'],
    ['<a href="#none">a</a>', 'names no element'],
    ['<a href="/prep/there/#none">a</a>', 'names no element'],
    ['<a href="https://own.example/prep/there/">a</a>', 'own origin'],
    ['<a href="//own.example/prep/there/">a</a>', 'own origin'],
    ['<a href="http://other.example/">a</a>', 'is neither https nor mailto'],
    ['<a href="javascript:void 0">a</a>', 'is neither https nor mailto'],
    ['<a href="data:text/html,x">a</a>', 'is neither https nor mailto'],
    ['<label for="none">a</label>', 'names no element'],
    ['<section aria-labelledby="none"></section>', 'names no element'],
    ['<button popovertarget="none">a</button>', 'names no element'],
  ])('judges %s', async (html, problem) => {
    await writeFile(join(folder, 'index.html'), html);
    const { problems } = followLinks(
      await readSite(folder, { origin: 'https://own.example', base: '/prep/' }),
    );
    expect(problems).toEqual(problem === undefined ? [] : [expect.stringContaining(problem)]);
  });
});
