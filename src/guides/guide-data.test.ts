import { expect, test } from 'vitest';
import { guide, question, summary } from './fixtures.ts';
import { guideDocument } from './guide-data-schema.ts';
import { guideData } from './guide-data.ts';
import type { Surroundings } from './guide-page.ts';

const dnsKeeper = summary('dns-keeper', { role: 'DNS keeper' });
const around: Surroundings = {
  guides: new Map([
    ['storage-keeper', summary('storage-keeper', { skills: ['storage'] })],
    ['dns-keeper', dnsKeeper],
  ]),
  plates: new Map(),
  related: () => [{ guide: dnsKeeper, reason: undefined }],
  skills: { storage: { name: 'Storage', meaning: 'Keeping bytes.' } },
  fields: { infrastructure: { name: 'Infrastructure', order: 2 } },
  authors: {},
  today: '2026-03-04',
};

test('a guide as data names skills, field, and neighbors, and leads to them', () => {
  expect(guideData(guide(), around)).toEqual({
    $schema: 'https://interview-field-guide.example/schema/guide.json',
    version: 1,
    license: {
      name: 'CC BY 4.0',
      url: 'https://creativecommons.org/licenses/by/4.0/',
      attribution: 'Interview Field Guide, https://interview-field-guide.example/',
    },
    url: 'https://interview-field-guide.example/guides/storage-keeper/',
    markdown: 'https://interview-field-guide.example/guides/storage-keeper/index.md',
    published: '2026-01-02',
    authors: [
      {
        id: 'editors',
        name: 'editors',
        role: '',
        url: 'https://interview-field-guide.example/authors/editors/',
      },
    ],
    reviewers: [],
    changes: [],
    removed: [],
    slug: 'storage-keeper',
    role: 'Storage keeper',
    description: guide().description,
    field: { id: 'infrastructure', name: 'Infrastructure' },
    href: '/guides/storage-keeper/',
    updated: '2026-03-04',
    skills: [
      { id: 'storage', name: 'Storage', href: '/skills/storage/' },
      { id: 'linux', name: 'linux', href: '/skills/linux/' },
    ],
    stats: [],
    interviewTypes: ['Screen', 'Lab'],
    formats: [{ title: 'Lab', minutes: 60, round: 'technical', evaluatedOn: ['care', 'order'] }],
    questions: [
      {
        id: 'full-disk',
        title: 'The disk is full. What now?',
        type: 'technical',
        level: 'mid',
        minutes: 8,
        skills: ['storage'],
        signals: ['du', 'df', 'deleted file'],
      },
    ],
    related: [{ slug: 'dns-keeper', title: 'DNS keeper', href: '/guides/dns-keeper/' }],
  });
});

test('a signal that two key points share is named once', () => {
  const keyPoint = { followUp: 'And then?', text: 'A.', html: '<p>A.</p>' };
  const twice = question({
    keyPoints: [
      { ...keyPoint, signals: ['du', 'df'] },
      { ...keyPoint, signals: ['df', 'lsof'] },
    ],
  });
  const { questions } = guide();
  const data = guideData(guide({ questions: { ...questions, items: [twice] } }), around);
  expect(data.questions[0]?.signals).toEqual(['du', 'df', 'lsof']);
});

test('what left the guide and what changed in it are told as its writers wrote them', () => {
  const removed = [{ id: 'floppy', reason: 'Nobody asks it now.', instead: 'full-disk' }];
  const changes = [{ date: '2026-03-04', what: 'A question about quotas.' }];
  const data = guideData(guide({ removed, changes, socCode: '15-1244' }), around);
  expect(data).toMatchObject({ removed, changes, socCode: '15-1244' });
  expect(guideDocument.parse(data)).toEqual(data);
});
