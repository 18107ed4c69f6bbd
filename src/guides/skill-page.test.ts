import { expect, test } from 'vitest';
import { guide, summary } from './fixtures.ts';
import { skillPages } from './skill-page.ts';
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
  expect(linux?.guides.map(({ slug }) => slug)).toEqual(['storage-keeper']);
  expect(linux?.questions).toEqual([]);
  expect(storage?.questions.map(({ anchor, role }) => [anchor, role])).toEqual([
    ['full-disk', 'Storage keeper'],
  ]);
});

test('a skill lists the roles that ask for it, with how many of their questions test it', () => {
  const [linux, storage] = skillPages(skills, [keeper, summary('other')], questions);
  expect(linux?.roles).toEqual([{ slug: 'storage-keeper', role: 'Storage keeper', questions: 0 }]);
  expect(storage?.roles.map(({ questions: amount }) => amount)).toEqual([1]);
});

test('a reference that several questions cite is listed once, by title', () => {
  const [cited] = questions;
  if (!cited) throw new Error('no question');
  const other = { title: 'An older text', publisher: 'Someone', url: 'https://example.org/old' };
  const again = { ...cited, anchor: 'again', references: [...cited.references, other] };
  const [page] = skillPages({ storage: skills.storage }, [keeper], [cited, again]);
  expect(page?.references).toEqual([other, ...cited.references]);
});

test('a skill that nothing tests has no page', () => {
  expect(skillPages(skills, [], [])).toEqual([]);
});
