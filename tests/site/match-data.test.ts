/** Holds what ads are compared with against what writers wrote. */
import { expect, it } from 'vitest';
import type { MatchData } from '../../src/match/roles.ts';
import { brotliSize } from '../../tools/compression-sizes.ts';
import { builtSite, textFile, writtenContent } from './built-site.ts';

const site = await builtSite();
const { guides, skills } = await writtenContent();
const text = await textFile(site, 'match/roles.json');
const { skills: known, roles } = JSON.parse(text) as MatchData;

it('every skill with a page is there, with its other words', () => {
  for (const { id, name, href, words } of known) {
    expect([name, words]).toEqual([skills[id]?.name, skills[id]?.aliases ?? []]);
    expect(site.files).toContain(`${href.slice(site.base.length)}index.html`);
  }
  const pages = [...site.files].filter((file) => /^skills\/[^/]+\/index\.html$/.test(file));
  expect(known).toHaveLength(pages.length);
});

it('every guide is there, with its other titles, its skills in order, and its data', () => {
  expect(roles.map(({ slug }) => slug).toSorted()).toEqual(guides.map(({ slug }) => slug));
  for (const { slug, role, also, skills: places, href, data } of roles) {
    const guide = guides.find((entry) => entry.slug === slug);
    expect([role, also]).toEqual([guide?.role, guide?.alsoCalled ?? []]);
    expect(places.map((place) => known[place]?.id)).toEqual(guide?.skills);
    expect(href).toBe(`${site.base}guides/${slug}/`);
    expect(site.files).toContain(data.slice(site.base.length));
  }
});

it('a guide adds at most 160 bytes to it, so that a thousand can be loaded at once', () => {
  const roleBytes = brotliSize(text) - brotliSize(JSON.stringify({ skills: known, roles: [] }));
  expect(roleBytes / roles.length).toBeLessThan(160);
});
