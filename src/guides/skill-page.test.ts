import { describe, expect, test } from 'vitest';
import { guide, question, summary } from './fixtures.ts';
import { LEVELS } from './schema.ts';
import { skillPages, type SkillPage } from './skill-page.ts';
import { summarize } from './summary.ts';

const skills = {
  storage: { name: 'Storage', meaning: 'Keeping bytes.' },
  linux: { name: 'Linux', meaning: 'The kernel.' },
  unused: { name: 'Unused', meaning: 'Nobody asks.' },
};
const { guide: keeper, questions } = summarize(guide());

test('a skill lists the guides that name it and the questions that test it', () => {
  const pages = skillPages(skills, [keeper, summary('other')], questions);
  expect(pages.map(({ id }) => id)).toEqual(['linux', 'storage']);
  const [linux, storage] = pages;
  expect(linux?.guides.shown.map(({ slug }) => slug)).toEqual(['storage-keeper']);
  expect(linux?.questions).toBe(0);
  expect(storage?.questions).toBe(1);
  const [mid] = storage?.levels ?? [];
  expect(mid?.shown.map(({ anchor, role }) => [anchor, role])).toEqual([
    ['full-disk', 'Storage keeper'],
  ]);
});

test('a skill lists the roles that ask for it, with how many of their questions test it', () => {
  const [linux, storage] = skillPages(skills, [keeper, summary('other')], questions);
  expect(linux?.roles.shown).toEqual([
    { slug: 'storage-keeper', role: 'Storage keeper', questions: 0 },
  ]);
  expect(storage?.roles.shown.map(({ questions: amount }) => amount)).toEqual([1]);
});

test('a reference that several questions cite is listed once, by title', () => {
  const [cited] = questions;
  if (!cited) throw new Error('no question');
  const other = { title: 'An older text', publisher: 'Someone', url: 'https://example.org/old' };
  const again = { ...cited, anchor: 'again', references: [...cited.references, other] };
  const [page] = skillPages({ storage: skills.storage }, [keeper], [cited, again]);
  expect(page?.references.shown).toEqual([other, ...cited.references]);
});

test('a skill that nothing tests has no page', () => {
  expect(skillPages(skills, [], [])).toEqual([]);
});

describe('the page of a skill', () => {
  const amounts = ({ shown, total, isCut }: SkillPage['roles']) => [shown.length, total, isCut];
  const outline = (levels: readonly (typeof LEVELS)[number][], roles = 1) => {
    const items = levels.map((level, place) => question({ id: `q${place}`, level }));
    const many = Array.from({ length: roles }, (_, place) =>
      summary(place === 0 ? 'storage-keeper' : `role-${place}`, { skills: ['storage'] }),
    );
    const asked = summarize(guide({ questions: { ...guide().questions, items } })).questions;
    const [page] = skillPages({ storage: skills.storage }, many, asked);
    if (!page) throw new Error('no page');
    return page;
  };
  const times = (amount: number, level: (typeof LEVELS)[number]) =>
    Array.from({ length: amount }, () => level);

  test('shows all of few questions, whatever their levels', () => {
    const { levels } = outline([...times(59, 'mid'), 'senior']);
    expect(levels.map(({ level, shown, total }) => [level, shown.length, total])).toEqual([
      ['mid', 59, 59],
      ['senior', 1, 1],
    ]);
  });

  test('shows the first of each level of many, in their order, and how many there are', () => {
    const { levels } = outline([...times(59, 'mid'), ...times(2, 'senior')]);
    expect(levels.map(({ level, shown, total }) => [level, shown.length, total])).toEqual([
      ['mid', 20, 59],
      ['senior', 2, 2],
    ]);
    expect(levels[0]?.shown[19]?.anchor).toBe('q19');
    expect(levels.map(({ isCut }) => isCut)).toEqual([true, false]);
  });

  test('shows the first roles and guides of many', () => {
    const { roles, guides } = outline(['mid'], 41);
    expect(amounts(roles)).toEqual([40, 41, true]);
    expect(guides).toMatchObject({ total: 41, isCut: true });
    expect(amounts(outline(['mid'], 40).roles)).toEqual([40, 40, false]);
  });
});
