import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LEVEL_LABELS, TYPE_LABELS } from '../../src/guides/labels.ts';
import { fragmentPath } from '../../src/search/index-files.ts';
import { passagesOf } from '../../src/search/passages.ts';
import type { Fragment } from '../../src/search/pagefind.ts';
import type { PlacesFile, QuestionsFile } from '../../src/search/question-files.ts';
import { LONGEST_KEY, SYNONYMS } from '../../src/search/synonyms.ts';
import { isFormOf, tellingWords, words } from '../../src/search/words.ts';
import { builtSite, filesNamed, textFile, writtenContent } from './built-site.ts';

interface WrittenFragment extends Fragment {
  filters: Record<string, string[]>;
}

const site = await builtSite();
const { guides, skills, fields } = await writtenContent();
const folder = (name: string) => filesNamed(site, new RegExp(`^pagefind/${name}/`));

/** Fragments are gzipped JSON after a signature. */
const SIGNATURE = 'pagefind_dcd';
async function readFragment(file: string): Promise<WrittenFragment> {
  const text = gunzipSync(await readFile(join(site.folder, file))).toString();
  expect(text.slice(0, SIGNATURE.length)).toBe(SIGNATURE);
  return JSON.parse(text.slice(SIGNATURE.length)) as WrittenFragment;
}

const fragments = await Promise.all(folder('fragment').map(readFragment));
const byUrl = new Map(fragments.map((fragment) => [fragment.url, fragment]));
const sorted = (filters: Record<string, string[]> = {}) =>
  Object.fromEntries(Object.entries(filters).map(([key, values]) => [key, values.toSorted()]));

describe('the search index', () => {
  it('has one record for each guide and each page of a skill, and no other', () => {
    const ofGuides = guides.map(({ slug }) => `${site.base}guides/${slug}/`);
    const ofSkills = [...site.pages.values()]
      .map(({ path }) => path)
      .filter((path) => path.startsWith(`${site.base}skills/`) && path !== `${site.base}skills/`);
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
      expect(record?.meta).toEqual({
        title: `${role} interview guide`,
        role,
        section: 'Guide',
        ...(guide.alsoCalled && { about: guide.alsoCalled.join(', ') }),
      });
      expect(sorted(record?.filters)).toEqual({
        role: [role],
        type: [...new Set(guide.questions.items.map(({ type }) => type))].toSorted(),
        level: [...new Set(guide.questions.items.map(({ level }) => level))].toSorted(),
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
    (role, { slug, questions }) => {
      const page = `${site.base}guides/${slug}/`;
      const record = byUrl.get(page);
      const passages = new Map(
        (record ? passagesOf(record) : []).map((passage) => [passage.href, passage]),
      );
      for (const { id, title, type, level, skills: tested, keyPoints } of questions.items) {
        const passage = passages.get(`${page}#${id}`);
        expect(passage).toMatchObject({
          title,
          role,
          section: 'Question',
          type: TYPE_LABELS[type],
          level: `${LEVEL_LABELS[level]} level`,
          names: [id.replaceAll('-', ' '), ...tested.map((skill) => skills[skill]?.name)],
        });
        const found = keyPoints.map(({ text }) => text);
        expect(found.filter((text) => passage?.text.includes(text) !== true)).toEqual([]);
      }
    },
  );

  it('tells the explorer of every question what its writers wrote, and where it stands', async () => {
    const table = JSON.parse(await textFile(site, 'pagefind/questions.json')) as QuestionsFile;
    const places = JSON.parse(await textFile(site, 'pagefind/question-places.json')) as PlacesFile;
    expect(places.files).toEqual(table.files);
    let row = 0;
    const told = table.slugs.map((slug, place) => {
      const file = `pagefind/${fragmentPath(table.files[place] ?? '')}`;
      const record = fragments[folder('fragment').indexOf(file)];
      const starts = places.starts[place] ?? [];
      return Array.from({ length: table.questions[place] ?? 0 }, (_, at) => ({
        question: `${slug}#${record?.anchors.find(({ location }) => location === starts[at])?.id ?? '?'}`,
        role: table.roles[place],
        field: table.fields[table.field[place] ?? -1],
        type: table.types[table.type[row] ?? -1],
        level: table.levels[table.level[row] ?? -1],
        minutes: table.minutes[row],
        skills: table.skill[row++]?.map((skill) => table.skills[skill]),
      }));
    });
    const written = guides
      .toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
      .map(({ slug, role, field, questions }) =>
        questions.items.map(({ id, type, level, minutes, skills: tested }) => ({
          question: `${slug}#${id}`,
          role,
          field: fields[field]?.name,
          type,
          level,
          minutes,
          skills: tested.map((skill) => skills[skill]?.name),
        })),
      );
    expect(told).toEqual(written);
  });

  it('holds what a search loads, and nothing that none does', () => {
    const files = filesNamed(site, /^pagefind\//).map((file) => file.replace('pagefind/', ''));
    expect(files).toEqual(
      expect.arrayContaining(['pagefind.js', 'wasm.en.pagefind', 'vocabulary/a.json']),
    );
    expect(folder('index').length).toBeGreaterThan(0);
    expect(folder('filter').length).toBe(3);
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
