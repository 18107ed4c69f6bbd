import { expect, test } from 'vitest';
import { summary } from './fixtures.ts';
import { relatedGuides } from './related-guides.ts';

const named = (...guides: ReturnType<typeof summary>[]) => new Map(guides.map((g) => [g.slug, g]));
const slugs = (slug: string, ...site: Parameters<typeof relatedGuides>) =>
  relatedGuides(...site)(slug).map(({ guide }) => guide.slug);

test('the writer’s list comes first, in the writer’s order, with reasons', () => {
  const guides = named(
    summary('a', { skills: ['x'] }),
    summary('b', { skills: ['x'] }),
    summary('c'),
    summary('d'),
  );
  const lists = new Map([['a', [{ guide: 'd', reason: 'Because of d.' }, { guide: 'c' }]]]);
  expect(slugs('a', guides, lists)).toEqual(['d', 'c', 'b']);
  expect(relatedGuides(guides, lists)('a')[0]?.reason).toBe('Because of d.');
  expect(relatedGuides(guides, lists)('a')[1]?.reason).toBeUndefined();
});

test('a guide that lists this one comes before those that only share skills', () => {
  const guides = named(
    summary('a', { skills: ['x'] }),
    summary('b', { skills: ['x'] }),
    summary('c'),
  );
  expect(slugs('a', guides, new Map([['c', [{ guide: 'a' }]]]))).toEqual(['c', 'b']);
});

test('more shared skills come first, and equal ones by role', () => {
  const guides = named(
    summary('a', { skills: ['x', 'y'] }),
    summary('z', { skills: ['x', 'y'] }),
    summary('c', { skills: ['y'] }),
    summary('b', { skills: ['x'] }),
    summary('n', { skills: ['other'] }),
  );
  expect(slugs('a', guides, new Map())).toEqual(['z', 'b', 'c']);
});

test('six at most, never itself, never twice, never one that does not exist', () => {
  const many = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((slug) =>
    summary(slug, { skills: ['x'] }),
  );
  const guides = named(summary('a', { skills: ['x'] }), ...many);
  const related = slugs(
    'a',
    guides,
    new Map([
      ['a', [{ guide: 'j' }, { guide: 'gone' }]],
      ['j', [{ guide: 'a' }]],
    ]),
  );
  expect(related).toEqual(['j', 'b', 'c', 'd', 'e', 'f']);
});
