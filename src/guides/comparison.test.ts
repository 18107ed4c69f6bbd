import { describe, expect, it } from 'vitest';
import { compare, comparisonSummary } from './comparison.ts';
import { dataHead } from './data-head.ts';
import type { GuideData, QuestionData } from './guide-data.ts';

const skill = (id: string) => ({ id, name: id.toUpperCase(), href: `/skills/${id}/` });
const question = (changes: Partial<QuestionData>): QuestionData => ({
  id: 'q',
  title: 'Q?',
  type: 'technical',
  level: 'mid',
  minutes: 5,
  skills: [],
  signals: [],
  ...changes,
});
const data = (role: string, changes: Partial<GuideData>): GuideData => ({
  ...dataHead('/schema/guide.json'),
  url: `https://example.org/guides/${role}/`,
  markdown: `https://example.org/guides/${role}/index.md`,
  published: '2026-01-02',
  authors: [],
  reviewers: [],
  changes: [],
  removed: [],
  slug: role,
  role,
  description: '',
  field: { id: 'f', name: 'F' },
  href: `/guides/${role}/`,
  updated: '2026-01-02',
  skills: [],
  stats: [],
  interviewTypes: [],
  formats: [],
  questions: [],
  related: [],
  ...changes,
});

const a = data('keeper', {
  skills: [skill('dns'), skill('linux'), skill('storage')],
  questions: [question({}), question({ type: 'behavioral', level: 'senior' })],
  formats: [{ title: 'Lab', minutes: 60, round: 'take-home', evaluatedOn: ['care', 'order'] }],
  interviewTypes: ['Screen'],
});
const b = data('runner', { skills: [skill('storage'), skill('http'), skill('dns')] });

describe('compare', () => {
  const comparison = compare(a, b);
  const topic = (title: string) => comparison.topics.find((entry) => entry.title === title);

  it('tells what both ask for, in the order of the first, from what one alone asks for', () => {
    expect(comparison.shared.map(({ id }) => id)).toEqual(['dns', 'storage']);
    expect(topic('Skills of one alone')).toEqual({
      title: 'Skills of one alone',
      a: [{ text: 'LINUX', href: '/skills/linux/' }],
      b: [{ text: 'HTTP', href: '/skills/http/' }],
    });
  });

  it('counts questions by type and by level, those that are none too', () => {
    expect(topic('Questions by type')?.a.map(({ text }) => text)).toEqual([
      'Role-specific: 0',
      'Technical: 1',
      'Behavioral: 1',
      'Situational: 0',
    ]);
    expect(topic('Questions by level')?.a.map(({ text }) => text)).toEqual([
      'Entry: 0',
      'Mid: 1',
      'Senior: 1',
    ]);
    expect(topic('Questions by level')?.b.at(1)?.text).toBe('Mid: 0');
  });

  it('says of a format how long it lasts, which round it is, and what is scored', () => {
    expect(topic('Formats')?.a).toEqual([{ text: 'Lab', more: '60 min, take-home: care, order' }]);
  });

  it('turned round, swaps the sides and shares the same', () => {
    const turned = compare(b, a);
    expect(turned.a).toEqual(comparison.b);
    expect(turned.shared.map(({ id }) => id)).toEqual(['storage', 'dns']);
    for (const [index, { a: left, b: right }] of turned.topics.entries())
      expect([right, left]).toEqual([comparison.topics[index]?.a, comparison.topics[index]?.b]);
  });

  it('is announced in a sentence', () => {
    expect(comparisonSummary(comparison)).toBe(
      'keeper and runner, side by side. Shared skills: 2.',
    );
  });
});
