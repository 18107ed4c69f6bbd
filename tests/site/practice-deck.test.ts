/** Holds each deck for practice against what writers wrote. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { Interview } from '../../src/practice/core/interview.ts';
import { LEVELS } from '../../src/practice/core/deck.ts';
import type { DeckData } from '../../src/practice/deck-data.ts';
import { BUDGETS } from '../../tools/budgets.ts';
import { brotliSize } from '../../tools/compression-sizes.ts';
import { builtSite, textFile, writtenContent } from './built-site.ts';

const site = await builtSite();
const { guides, skills } = await writtenContent();
const schema = JSON.parse(await textFile(site, 'schema/deck.json')) as { $id: string };
const ajv = new Ajv2020({
  allErrors: true,
  formats: { uri: (text: string) => URL.canParse(text) },
});
const validate = ajv.compile(schema);
const read = async (slug: string) => {
  const text = await textFile(site, `practice/${slug}/deck.json`);
  return { deck: JSON.parse(text) as DeckData, size: brotliSize(text) };
};

describe.each(guides.map((guide) => [guide.slug, guide] as const))('deck of %s', (slug, guide) => {
  it('meets the published schema, and names it with its version and license', async () => {
    const { deck } = await read(slug);
    validate(deck);
    expect(validate.errors).toBeNull();
    expect(schema.$id).toBe(`${site.origin}${site.base}schema/deck.json`);
    expect(deck).toMatchObject({ $schema: schema.$id, version: 1, slug, role: guide.role });
  });

  it('has every question with its points, in the order of the guide', async () => {
    const { deck } = await read(slug);
    expect(deck.questions).toEqual(
      guide.questions.items.map(({ id, title, type, level, minutes, skills: ids, keyPoints }) => ({
        id,
        title,
        type,
        level,
        minutes,
        skills: ids,
        points: keyPoints.map(({ text, signals, followUp }) => ({
          claim: text,
          signals,
          followUp,
        })),
      })),
    );
    for (const id of deck.questions.flatMap((question) => question.skills))
      expect(deck.skills[id]).toBe(skills[id]?.name);
  });

  it('is small', async () => {
    expect((await read(slug)).size).toBeLessThan(BUDGETS.deck);
  });

  it.each(LEVELS)('is enough for a whole session at the level %s', async (level) => {
    const interview = new Interview((await read(slug)).deck);
    let { state } = interview.step(interview.begin(7), {
      type: 'start',
      mode: 'typed',
      options: { level, types: [] },
    });
    const expected = interview.length(state);
    expect(expected).toBeGreaterThanOrEqual(5);
    while (state.phase !== 'summary') ({ state } = interview.step(state, { type: 'skip' }));
    expect(state.turns).toHaveLength(expected);
  });
});

it('the schema refuses what is no deck', async () => {
  const { deck } = await read(guides[0]?.slug ?? '');
  expect(validate({ ...deck, version: 2 })).toBe(false);
  expect(validate({ ...deck, more: 1 })).toBe(false);
  const { rarity: _, ...without } = deck;
  expect(validate(without)).toBe(false);
});

it('no page but those of practice names a deck', () => {
  for (const { file, html } of site.pages.values())
    if (!file.startsWith('practice/')) expect(html.includes('deck.json'), file).toBe(false);
});
