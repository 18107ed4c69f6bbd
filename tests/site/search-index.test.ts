import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LEVEL_LABELS, TYPE_LABELS } from '../../src/guides/labels.ts';
import { LONGEST_KEY, SYNONYMS } from '../../src/search/synonyms.ts';
import { isFormOf, tellingWords, words } from '../../src/search/words.ts';
import { builtSite, filesNamed, textFile, writtenContent } from './built-site.ts';

interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  anchors: { id: string; text: string }[];
}

const site = await builtSite();
const { guides, skills, fields } = await writtenContent();
const folder = (name: string) => filesNamed(site, new RegExp(`^pagefind/${name}/`));

/** Fragments are gzipped JSON after a signature. */
const SIGNATURE = 'pagefind_dcd';
async function readFragment(file: string): Promise<Fragment> {
  const text = gunzipSync(await readFile(join(site.folder, file))).toString();
  expect(text.slice(0, SIGNATURE.length)).toBe(SIGNATURE);
  return JSON.parse(text.slice(SIGNATURE.length)) as Fragment;
}

const fragments = await Promise.all(folder('fragment').map(readFragment));
const byUrl = new Map(fragments.map((fragment) => [fragment.url, fragment]));
const names = (ids: readonly string[]) => ids.map((id) => skills[id]?.name ?? '?').toSorted();
const sorted = (filters: Record<string, string[]> = {}) =>
  Object.fromEntries(Object.entries(filters).map(([key, values]) => [key, values.toSorted()]));

describe('the search index', () => {
  it('has one record for each guide, each question, and each page of a skill, and no other', () => {
    const ofGuides = guides.flatMap(({ slug, questions }) => {
      const page = `${site.base}guides/${slug}/`;
      return [page, ...questions.items.map(({ id }) => `${page}#${id}`)];
    });
    const ofSkills = [...site.pages.values()]
      .map(({ path }) => path)
      .filter((path) => path.startsWith(`${site.base}skills/`) && path !== `${site.base}skills/`);
    expect(ofGuides.length).toBeGreaterThan(10 * guides.length);
    expect(ofSkills.length).toBeGreaterThan(guides.length);
    expect(fragments.map(({ url }) => url).toSorted()).toEqual(
      [...ofGuides, ...ofSkills].toSorted(),
    );
  });

  it('counts its records itself, in one language', async () => {
    const entry = JSON.parse(await textFile(site, 'pagefind/pagefind-entry.json')) as {
      languages: Record<string, { page_count: number }>;
    };
    expect(Object.keys(entry.languages)).toEqual(['en']);
    expect(entry.languages['en']?.page_count).toBe(fragments.length);
  });

  it.each(guides.map((guide) => [guide.role, guide] as const))(
    'knows what the guide of %s is, and its headings',
    (role, guide) => {
      const record = byUrl.get(`${site.base}guides/${guide.slug}/`);
      const field = fields[guide.field]?.name ?? '?';
      expect(record?.meta).toEqual({
        title: `${role} interview guide`,
        role,
        section: 'Guide',
        ...(guide.alsoCalled && { about: guide.alsoCalled.join(', ') }),
      });
      expect(sorted(record?.filters)).toEqual({
        kind: ['guide'],
        field: [field],
        role: [role],
        skill: names(guide.skills),
      });
      const { prepTips, formats, mistakes, faqs } = guide;
      const items = [prepTips, formats, mistakes, faqs].flatMap((section) => [...section.items]);
      expect(record?.anchors.map(({ id }) => id)).toEqual(
        expect.arrayContaining(items.map(({ id }) => id)),
      );
    },
  );

  it.each(guides.map((guide) => [guide.role, guide] as const))(
    'knows type, level, skills, and key points of the questions of %s',
    (role, { slug, field, questions }) => {
      for (const {
        id,
        title,
        type,
        level,
        skills: tested,
        keyPoints,
        minutes,
      } of questions.items) {
        const record = byUrl.get(`${site.base}guides/${slug}/#${id}`);
        expect(record?.meta).toEqual({
          title,
          role,
          section: 'Question',
          type: TYPE_LABELS[type],
          level: `${LEVEL_LABELS[level]} level`,
          about: [id.replaceAll('-', ' '), ...tested.map((skill) => skills[skill]?.name)].join(
            ', ',
          ),
        });
        expect(sorted(record?.filters)).toEqual({
          kind: ['question'],
          field: [fields[field]?.name],
          role: [role],
          type: [type],
          level: [level],
          skill: names(tested),
          minutes: [String(minutes)],
          question: [`${slug}/${id}`],
        });
        const found = keyPoints.map(({ text }) => text);
        expect(found.filter((text) => record?.content.includes(text) !== true)).toEqual([]);
      }
    },
  );

  it('holds what a search loads, and nothing that none does', () => {
    const files = filesNamed(site, /^pagefind\//).map((file) => file.replace('pagefind/', ''));
    expect(files).toEqual(
      expect.arrayContaining(['pagefind.js', 'wasm.en.pagefind', 'vocabulary/a.json']),
    );
    expect(folder('index').length).toBeGreaterThan(0);
    expect(folder('filter').length).toBe(8);
    expect(files.filter((file) => /ui|worker|highlight|unknown/.test(file))).toEqual([]);
  });

  it('corrects spelling by words that are in its records', async () => {
    const lists = await Promise.all(
      folder('vocabulary').map(async (file) => JSON.parse(await textFile(site, file)) as string[]),
    );
    const listed = lists.flat();
    const text = fragments
      .map(({ meta, content }) => `${Object.values(meta).join(' ')} ${content}`)
      .join(' ');
    const known = new Set(text.toLowerCase().match(/\p{L}{2,}/gu));
    expect(listed.length).toBeGreaterThan(500);
    expect(listed.filter((word) => !known.has(word))).toEqual([]);
  });

  const said = fragments.map(({ meta, content }) =>
    words(`${Object.values(meta).join(' ')} ${content}`),
  );
  it.each([...SYNONYMS])('has something for each of the other words of “%s”', (_, others) => {
    const leadNowhere = others.filter((other) => {
      const asked = tellingWords(words(other));
      return !said.some((known) =>
        asked.every((word) => known.some((form) => isFormOf(form, word))),
      );
    });
    expect(leadNowhere).toEqual([]);
  });

  it.each([...SYNONYMS.keys()])('looks up “%s” as it is typed', (key) => {
    expect(words(key).join(' ')).toBe(key);
    expect(words(key).length).toBeLessThanOrEqual(LONGEST_KEY);
  });
});
