import { expect, test } from 'vitest';
import { guide, question, summary } from './fixtures.ts';
import { guideData } from './guide-data.ts';
import type { Surroundings } from './guide-page.ts';

const around: Surroundings = {
  guides: new Map([
    ['storage-keeper', summary('storage-keeper', { skills: ['storage'] })],
    ['dns-keeper', summary('dns-keeper', { role: 'DNS keeper' })],
  ]),
  plates: new Map(),
  relatedLists: new Map([['storage-keeper', [{ guide: 'dns-keeper' }]]]),
  skills: { storage: { name: 'Storage', meaning: 'Keeping bytes.' } },
  fields: { infrastructure: { name: 'Infrastructure', order: 2 } },
  authors: {},
};

test('a guide as data names skills, field, and neighbors, and leads to them', () => {
  expect(guideData(guide(), around)).toEqual({
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
