/** Holds each guide's data file against what its writers wrote. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { GuideData } from '../../src/guides/guide-data.ts';
import type { GuideIndex } from '../../src/guides/guide-data-schema.ts';
import { brotliSize } from '../../tools/compression-sizes.ts';
import { builtSite, pageAt, textFile, writtenContent } from './built-site.ts';

const site = await builtSite();
const { guides, skills, fields } = await writtenContent();

describe.each(guides.map((guide) => [guide.slug, guide] as const))(
  'guide.json of %s',
  (slug, guide) => {
    const read = async () => {
      const text = await textFile(site, `guides/${slug}/guide.json`);
      return { data: JSON.parse(text) as GuideData, size: brotliSize(text) };
    };

    it('says what the frontmatter says', async () => {
      const { data } = await read();
      const { role, description, updated, stats, interviewTypes } = guide;
      expect(data).toMatchObject({ slug, role, description, updated, stats, interviewTypes });
      expect(data.href).toBe(`${site.base}guides/${slug}/`);
      expect(data.field).toEqual({ id: guide.field, name: fields[guide.field]?.name });
      expect(data.skills).toEqual(
        guide.skills.map((id) => ({
          id,
          name: skills[id]?.name,
          href: `${site.base}skills/${id}/`,
        })),
      );
    });

    it('has every question and every format, in order', async () => {
      const { data } = await read();
      expect(data.questions.map(({ id, title }) => [id, title])).toEqual(
        guide.questions.items.map(({ id, title }) => [id, title]),
      );
      for (const [
        index,
        { type, level, minutes, skills: tested, keyPoints },
      ] of guide.questions.items.entries()) {
        const question = data.questions[index];
        expect(question).toMatchObject({ type, level, minutes, skills: tested });
        expect(question?.signals).toEqual([
          ...new Set(keyPoints.flatMap(({ signals }) => signals)),
        ]);
      }
      expect(data.formats).toEqual(
        guide.formats.items.map(({ title, minutes, round, evaluatedOn }) => ({
          title,
          minutes,
          round,
          evaluatedOn,
        })),
      );
    });

    it('leads to the neighbors that the page of the guide leads to', async () => {
      const { data } = await read();
      const { $ } = pageAt(site, `guides/${slug}/index.html`);
      const printed = $('#related-guides .guide-list :is(h2, h3) a')
        .map((_, a) => $(a).attr('href'))
        .get();
      expect(printed.length).toBeGreaterThan(2);
      expect(data.related.map(({ href }) => href)).toEqual(printed);
    });

    it('is small: two of them are what a comparison costs', async () => {
      const { size } = await read();
      expect(size).toBeLessThan(6_000);
    });
  },
);

const LICENSE = 'https://creativecommons.org/licenses/by/4.0/';

/** A validator that is not ours, with the published schema as a program would fetch it. */
async function validator(name: string) {
  const ajv = new Ajv2020({
    allErrors: true,
    formats: {
      uri: (text: string) => URL.canParse(text),
      date: (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)),
    },
  });
  const schema = JSON.parse(await textFile(site, `schema/${name}.json`)) as { $id: string };
  return { schema, validate: ajv.compile(schema) };
}

describe('the published schemas', () => {
  const address = (name: string) => `${site.origin}${site.base}schema/${name}.json`;

  it('are met by every file, which names its schema, its version, and its license', async () => {
    const { schema, validate } = await validator('guide');
    expect(schema.$id).toBe(address('guide'));
    for (const { slug } of guides) {
      const data = JSON.parse(await textFile(site, `guides/${slug}/guide.json`)) as GuideData;
      validate(data);
      expect([slug, validate.errors]).toEqual([slug, null]);
      expect(data).toMatchObject({ $schema: schema.$id, version: 1, license: { url: LICENSE } });
    }
  });

  it('refuse what is not such a file', async () => {
    const { validate } = await validator('guide');
    const text = await textFile(site, `guides/${guides[0]?.slug ?? ''}/guide.json`);
    const { license: _, ...without } = JSON.parse(text) as GuideData;
    expect(validate(without)).toBe(false);
    expect(validate({ ...(JSON.parse(text) as GuideData), updated: 'soon' })).toBe(false);
    expect(validate({ ...(JSON.parse(text) as GuideData), version: 2 })).toBe(false);
    expect(validate({ ...(JSON.parse(text) as GuideData), more: 1 })).toBe(false);
  });

  it('describe the index, which lists every guide with addresses that exist', async () => {
    const { schema, validate } = await validator('guides');
    expect(schema.$id).toBe(address('guides'));
    const index = JSON.parse(await textFile(site, 'guides.json')) as GuideIndex;
    validate(index);
    expect(validate.errors).toBeNull();
    expect(index.guides.map(({ slug }) => slug).toSorted()).toEqual(guides.map(({ slug }) => slug));
    expect(index.license.url).toBe(LICENSE);
    for (const { url, data, markdown } of index.guides) {
      for (const link of [`${url}index.html`, data, markdown])
        expect(site.files).toContain((link ?? '').slice((site.origin + site.base).length));
    }
    expect(index.counts).toEqual({
      guides: guides.length,
      questions: guides.reduce((sum, guide) => sum + guide.questions.items.length, 0),
    });
  });
});

describe('the feed of changes', () => {
  it('tells of every guide when it appeared and what changed since, the newest first', async () => {
    const feed = JSON.parse(await textFile(site, 'changes.json')) as {
      version: string;
      _license: { url: string };
      items: { _guide: string; date_published: string }[];
    };
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(feed._license.url).toBe(LICENSE);
    const expected = guides.flatMap(({ slug, published, changes = [] }) =>
      [published, ...changes.map(({ date }) => date)].map((day) => `${slug} ${day}`),
    );
    const told = feed.items.map(
      ({ _guide: guide, date_published: day }) => `${guide} ${day.slice(0, 10)}`,
    );
    expect(told.toSorted()).toEqual(expected.toSorted());
    const days = feed.items.map(({ date_published: day }) => day);
    expect(days).toEqual(days.toSorted().reverse());
  });
});

describe('the Markdown of a guide', () => {
  it.each(guides.map(({ slug }) => slug))('%s says its license', async (slug) => {
    expect(await textFile(site, `guides/${slug}/index.md`)).toContain(LICENSE);
  });
});

it('a guide costs few files, so that a thousand of them fit on every host', () => {
  for (const { slug } of guides) {
    const own = [...site.files].filter((file) =>
      file.split(/[/.]/).some((part) => part.startsWith(slug)),
    );
    expect(own.length).toBeLessThanOrEqual(20);
  }
});
