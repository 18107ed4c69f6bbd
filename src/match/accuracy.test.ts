/**
 * The matching of ads, ad by ad. A file's name begins with the guide that a careful reader of the
 * ad would open; `none` where the site has no guide for the job.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ContentReader } from '../guides/reading/content-reader.ts';
import { summarize } from '../guides/summary.ts';
import { matchAd, skillTerms } from './match.ts';
import { matchData } from './roles.ts';

const { content } = await new ContentReader(resolve(import.meta.dirname, '../..')).read();
const data = matchData(
  content.guides.map((guide) => summarize(guide).guide),
  Object.entries(content.skills).map(([id, skill]) => ({ id, ...skill })),
);
const terms = skillTerms(data);

function ads(set: string) {
  const folder = join(import.meta.dirname, 'ads', set);
  return readdirSync(folder).map((file) => {
    const { slug = 'none' } = content.guides.find((guide) => file.startsWith(guide.slug)) ?? {};
    return { file, expected: slug, text: readFileSync(join(folder, file), 'utf8') };
  });
}

describe.each(['tuning', 'held-out', 'second-look'])('ads of the %s set', (set) => {
  test.each(ads(set))('$file → $expected', ({ text, expected }) => {
    const { fits } = matchAd(text, data, terms);
    expect(fits[0]?.role.slug ?? 'none').toBe(expected);
  });
});
