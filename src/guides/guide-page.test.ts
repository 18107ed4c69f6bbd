import { expect, test } from 'vitest';
import { guide, summary } from './fixtures.ts';
import { guidePage, type Surroundings } from './guide-page.ts';

const dnsKeeper = summary('dns-keeper', { role: 'DNS keeper', words: 476 });
const around: Surroundings = {
  guides: new Map([
    ['storage-keeper', summary('storage-keeper', { skills: ['storage'] })],
    ['dns-keeper', dnsKeeper],
  ]),
  plates: new Map([['storage-keeper', 7]]),
  related: () => [{ guide: dnsKeeper, reason: 'Names come first.' }],
  skills: {
    storage: { name: 'Storage', meaning: 'Keeping bytes.' },
    linux: { name: 'Linux', meaning: 'The kernel.' },
  },
  fields: { infrastructure: { name: 'Infrastructure', order: 2 } },
  authors: {
    editors: { name: 'The editors', kind: 'organization', role: 'Editors', bio: 'They edit.' },
  },
  today: '2026-03-04',
};

test('a page holds finished values, so that components only print', () => {
  const page = guidePage(guide(), around);
  expect(page).toMatchObject({
    path: '/guides/storage-keeper/',
    field: { title: 'Infrastructure', href: '/guides/#infrastructure' },
    updated: { iso: '2026-03-04', label: 'March 4, 2026' },
    plate: 7,
    readingTime: '10–12 min',
    authors: [{ title: 'The editors', href: '/authors/editors/', role: 'Editors' }],
    isDue: false,
    changes: [],
    removed: [],
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
  expect(page.reportUrl).toContain('/issues/new?template=page.yml&page=/guides/storage-keeper/');
});

test('a guide that the library does not know is an error, with its name', () => {
  expect(() => guidePage(guide({ slug: 'unknown' }), around)).toThrow('“unknown”');
});

test('a guide that nobody looked at for over a year is due for review', () => {
  expect(guidePage(guide(), { ...around, today: '2027-03-04' }).isDue).toBe(false);
  expect(guidePage(guide(), { ...around, today: '2027-03-05' }).isDue).toBe(true);
});

test('what changed and what was removed come as they are printed', () => {
  const removed = [
    { id: 'floppy', reason: 'Nobody asks it now.', instead: 'full-disk' },
    { id: 'tape', reason: 'It was two questions.' },
  ];
  const changes = [{ date: '2026-03-04', what: 'A question about quotas.' }];
  const page = guidePage(guide({ removed, changes }), around);
  expect(page.changes).toEqual([
    { iso: '2026-03-04', label: 'March 4, 2026', what: 'A question about quotas.' },
  ]);
  expect(page.removed).toEqual([
    {
      id: 'floppy',
      reason: 'Nobody asks it now.',
      instead: { title: 'The disk is full. What now?', href: '#full-disk' },
    },
    { id: 'tape', reason: 'It was two questions.', instead: undefined },
  ]);
});
