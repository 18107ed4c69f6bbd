import { expect, test } from 'vitest';
import { guide, summary } from './fixtures.ts';
import { guidePage, type Surroundings } from './guide-page.ts';

const around: Surroundings = {
  guides: new Map([
    ['storage-keeper', summary('storage-keeper', { skills: ['storage'] })],
    ['dns-keeper', summary('dns-keeper', { role: 'DNS keeper', words: 476 })],
  ]),
  plates: new Map([['storage-keeper', 7]]),
  relatedLists: new Map([
    ['storage-keeper', [{ guide: 'dns-keeper', reason: 'Names come first.' }]],
  ]),
  skills: {
    storage: { name: 'Storage', meaning: 'Keeping bytes.' },
    linux: { name: 'Linux', meaning: 'The kernel.' },
  },
  fields: { infrastructure: { name: 'Infrastructure', order: 2 } },
  authors: {
    editors: { name: 'The editors', kind: 'organization', role: 'Editors', bio: 'They edit.' },
  },
};

test('a page holds finished values, so that components only print', () => {
  const page = guidePage(guide(), around);
  expect(page).toMatchObject({
    path: '/guides/storage-keeper/',
    field: { title: 'Infrastructure', href: '/guides/#infrastructure' },
    updated: { iso: '2026-03-04', label: 'March 4, 2026' },
    plate: 7,
    readingTime: '10–12 min',
    authors: [{ title: 'The editors', href: '/authors/editors/' }],
    reviewers: [],
    skills: [
      { title: 'Storage', href: '/skills/storage/' },
      { title: 'Linux', href: '/skills/linux/' },
    ],
    questionSkills: { storage: { title: 'Storage', href: '/skills/storage/' } },
    practice: '/practice/storage-keeper/',
    compare: '/guides/compare/?a=storage-keeper',
  });
  expect(page.title).toContain('Storage keeper');
});

test('related guides come with description, reason, and facts', () => {
  expect(guidePage(guide(), around).related).toEqual([
    {
      slug: 'dns-keeper',
      title: 'DNS keeper',
      href: '/guides/dns-keeper/',
      questions: 12,
      description: 'About dns-keeper.',
      reason: 'Names come first.',
      facts: ['12 questions', '2–3 min', 'Updated March 4, 2026'],
    },
  ]);
});

test('the ways to mend a page lead to its own file and name its address', () => {
  const page = guidePage(guide(), around);
  expect(page.editUrl).toMatch(/\/edit\/main\/content\/guides\/storage-keeper\/guide\.mdx$/);
  expect(page.reportUrl).toContain('title=Problem+on+%2Fguides%2Fstorage-keeper%2F');
});

test('a guide that the library does not know is an error, with its name', () => {
  expect(() => guidePage(guide({ slug: 'unknown' }), around)).toThrow('“unknown”');
});
