/** Holds each guide's data file against what its writers wrote. */
import { describe, expect, it } from 'vitest';
import type { GuideData } from '../../src/guides/guide-data.ts';
import { brotliSize } from '../../tools/budgets.ts';
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
