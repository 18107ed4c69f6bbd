import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(?:ts|astro|mdx)$/.test(file) && !file.endsWith('.test.ts'));

interface Import {
  name: string;
  /** Types are gone before anything runs. */
  isType: boolean;
  /** Path below `src/`, for an import of our own. */
  target: string | undefined;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(type\s)?(?:[^'";]*?\sfrom\s)?'([^']+)'|import\('([^']+)'\)/g;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(IMPORT)].map(([, type, from, dynamic]) => {
    // A worker's address stands for what the worker imports.
    const name = (from ?? dynamic ?? '').replace('?worker&url', '');
    const path = relative(src, resolve(src, dirname(file), name)).replaceAll('\\', '/');
    return { name, isType: type !== undefined, target: name.startsWith('.') ? path : undefined };
  });
}

/** A file may import from its own layer and from those behind it. */
const LAYERS = [
  ['pages'],
  ['layouts'],
  ['components'],
  ['elements'],
  ['match', 'offline', 'drafting'],
  ['guides', 'search', 'seo', 'notebook', 'hosting', 'editorial', 'practice'],
  ['styles', 'icons', 'site.ts', 'element.ts', 'save-file.ts', 'trusted-script.ts'],
];
const layerOf = (file: string) =>
  LAYERS.findIndex((names) => names.includes(file.split('/')[0] ?? ''));

const graph = new Map(files.map((file) => [file, importsOf(file)]));
const targetsOf = (file: string): string[] =>
  (graph.get(file) ?? []).flatMap(({ target }) => (target === undefined ? [] : [target]));

test('the scan finds the project and its imports', () => {
  expect(files.length).toBeGreaterThan(60);
  expect(files.flatMap(targetsOf).length).toBeGreaterThan(150);
});

describe('imports go one way: pages, layouts, components, elements, modules, site', () => {
  test.each(files.filter((file) => layerOf(file) >= 0))('%s', (file) => {
    const wrong = targetsOf(file).filter((target) => layerOf(target) < layerOf(file));
    expect(wrong).toEqual([]);
  });
});

test('only the library and the definition of the collections touch astro:content', () => {
  const touching = files.filter((file) =>
    graph.get(file)?.some(({ name }) => name === 'astro:content'),
  );
  expect(touching.toSorted()).toEqual(['guides/library.ts', 'live.config.ts']);
});

test('what runs in the browser imports nothing of the build', () => {
  const reached = new Set<string>();
  const foreign: string[] = [];
  const queue = files.filter((file) => file.startsWith('elements/'));
  expect(queue.length).toBeGreaterThan(1);
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const { name, isType, target } of graph.get(file) ?? []) {
      if (isType) continue;
      if (target !== undefined) queue.push(target);
      // Of Astro's, the schemas alone are a plain package.
      else if (/^(?:node:|astro(?!\/zod$)|satteri|pagefind)/.test(name))
        foreign.push(`${file}: ${name}`);
    }
  }
  expect(foreign).toEqual([]);
  // It reads the environment of the build: in the browser it would be another site's.
  expect([...reached]).not.toContain('site.ts');
  expect([...reached].filter((file) => file.startsWith('search/')).toSorted()).toEqual([
    'search/background-search.ts',
    'search/choices.ts',
    'search/explorer.ts',
    'search/files-ahead.ts',
    'search/groups.ts',
    'search/index-files.ts',
    'search/late-roles.ts',
    'search/likeness.ts',
    'search/offers.ts',
    'search/pagefind.ts',
    'search/passages.ts',
    'search/proximity.ts',
    'search/query.ts',
    'search/question-set.ts',
    'search/question-table.ts',
    'search/ranking.ts',
    'search/readings.ts',
    'search/result-list.ts',
    'search/result.ts',
    'search/search-dialog-parts.ts',
    'search/search-worker.ts',
    'search/spelling.ts',
    'search/synonyms.ts',
    'search/text-search.ts',
    'search/thrifty-pagefind.ts',
    'search/typed.ts',
    'search/words.ts',
  ]);
});

test('the core of practice imports nothing but itself and a stemmer', () => {
  const core = files.filter((file) => file.startsWith('practice/core/'));
  expect(core.length).toBeGreaterThan(10);
  const foreign = core.flatMap((file) =>
    (graph.get(file) ?? [])
      .filter(({ name, target }) =>
        target === undefined
          ? name !== 'wink-porter2-stemmer'
          : !target.startsWith('practice/core/'),
      )
      .map(({ name }) => `${file}: ${name}`),
  );
  expect(foreign).toEqual([]);
});

test('the core of practice asks no clock, no chance, and no page', () => {
  const asking = files.filter(
    (file) =>
      file.startsWith('practice/core/') &&
      /\b(?:Date\.now|new Date|Math\.random|performance\.|setTimeout|document\.|window\.|localStorage)\b/.test(
        readFileSync(join(src, file), 'utf8'),
      ),
  );
  expect(asking).toEqual([]);
});

test('no two modules import each other in a circle', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, trail: string[]): void => {
    if (trail.includes(file)) {
      circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of targetsOf(file)) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test('there are no folders of leftovers and no barrels', () => {
  expect(
    files.filter((file) => /(?:^|\/)(?:utils?|helpers?|lib|common|misc)(?:\/|\.)/.test(file)),
  ).toEqual([]);
  expect(files.filter((file) => /(?:^|\/)index\.ts$/.test(file))).toEqual([]);
});

test('a custom element’s file is its tag is its class', () => {
  for (const file of files.filter((name) => name.startsWith('elements/'))) {
    const tag = file.slice('elements/'.length, -'.ts'.length);
    const className = tag.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(readFileSync(join(src, file), 'utf8')).toContain(
      `customElements.define('${tag}', ${className});`,
    );
  }
});
