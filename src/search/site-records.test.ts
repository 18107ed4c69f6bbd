import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { guide, question } from '../guides/fixtures.ts';
import { readOutline } from '../guides/reading/guide-memory.ts';
import { summarize } from '../guides/summary.ts';
import { plannedParts } from './site-records.ts';

const root = resolve(import.meta.dirname, '../..');

test('each page of the site that can be found is in one part, and parts are about as large', async () => {
  const reading = await readOutline(root);
  const { guides } = reading.content;
  const parts = plannedParts(root, reading, { recordsAPart: 60 });
  const records = await Promise.all(parts.map((part) => Array.fromAsync(part.records())));
  const urls = records.flat().map(({ url }) => url);
  expect(new Set(urls).size).toBe(urls.length);
  const slugs = records.flat().flatMap((record) => record.guide?.slug ?? []);
  expect(slugs.toSorted()).toEqual(guides.map((of) => of.guide.slug).toSorted());
  expect(parts).toHaveLength(Math.ceil(urls.length / 60));
  for (const { length } of records) expect(length).toBeGreaterThan(20);
});

test('of a part of the site, only pages are told that are wanted', async () => {
  const reading = await readOutline(root);
  const [first] = reading.content.guides;
  const wanted = `/guides/${first?.guide.slug}/`;
  const parts = plannedParts(root, reading, { isWanted: (path) => path === wanted });
  const records = await Promise.all(parts.map((part) => Array.fromAsync(part.records())));
  expect(records.flat().map(({ url }) => url)).toEqual([expect.stringMatching(`${wanted}$`)]);
});

describe('what a part is kept by', () => {
  const skills = { storage: { name: 'Storage', meaning: 'Keeping what others will need.' } };
  const fields = { infrastructure: { name: 'Infrastructure', order: 1 } };
  const signals = (...all: string[]) => ({
    questions: {
      title: undefined,
      intro: [],
      items: [
        question({ keyPoints: question().keyPoints.map((one) => ({ ...one, signals: all })) }),
      ],
      footnotes: [],
    },
  });
  const guides = Array.from({ length: 12 }, (_, number) =>
    guide({ slug: `keeper-${number}`, ...signals('etag', `only${number}`) }),
  );
  const digestsOf = (change: {
    guides?: typeof guides;
    names?: typeof skills;
    folders?: Record<string, string>;
  }) => {
    const all = change.guides ?? guides;
    const content = { skills: change.names ?? skills, fields, guides: all.map(summarize) };
    const folders = all.map(({ slug }): [string, string] => [
      slug,
      change.folders?.[slug] ?? `of ${slug}`,
    ]);
    const reading = { content: { ...content, authors: {} }, digests: new Map(folders) };
    return plannedParts(root, reading, { recordsAPart: 5 }).map(({ digest }) => digest);
  };
  const before = digestsOf({});
  /** Of how many parts it is another one. */
  const changed = (change: Parameters<typeof digestsOf>[0]) =>
    digestsOf(change).filter((digest) => !before.includes(digest)).length;

  test('is the same for the same content', () => {
    expect(before).toHaveLength(3);
    expect(new Set(before).size).toBe(3);
    expect(changed({})).toBe(0);
  });

  test('is another one for the part of a guide that changed', () => {
    expect(changed({ folders: { 'keeper-3': 'changed' } })).toBe(1);
  });

  test('is another one for the part of a guide that is new', () => {
    const all = [...guides, guide({ slug: 'latest', ...signals('etag') })];
    expect(changed({ guides: all })).toBe(1);
  });

  test('is another one for all parts when a skill has another name', () => {
    const names = { storage: { ...skills.storage, name: 'Storing' } };
    expect(changed({ names })).toBe(3);
  });

  test('is another one for the parts that say a word which has become rare', () => {
    const without = (...slugs: string[]) =>
      guides.map((one) => (slugs.includes(one.slug) ? { ...one, ...signals('only') } : one));
    // On a small site, eleven questions with a word are too many, and ten are not.
    expect(changed({ guides: without('keeper-0') })).toBeLessThan(3);
    expect(changed({ guides: without('keeper-0', 'keeper-1') })).toBe(3);
  });
});
