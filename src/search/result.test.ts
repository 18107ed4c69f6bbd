import { describe, expect, test } from 'vitest';
import type { Fragment, FragmentPart } from './pagefind.ts';
import { segments, toResult } from './result.ts';

const part = (id: string, title: string, score = 1): FragmentPart => ({
  url: `/guides/tester/#${id}`,
  title,
  excerpt: `about <mark>${title}</mark>`,
  weighted_locations: [{ balanced_score: score }],
});

const guide = (...headings: FragmentPart[]): Fragment => ({
  url: '/guides/tester/',
  excerpt: 'the beginning',
  content: 'the beginning',
  weighted_locations: [],
  meta: { title: 'Tester interview guide', role: 'Tester', section: 'Guide' },
  sub_results: headings,
  anchors: [
    { element: 'h2', id: 'formats', text: 'Formats' },
    { element: 'h3', id: 'lab', text: 'Lab' },
    { element: 'h2', id: 'faqs', text: 'FAQs' },
    { element: 'h3', id: 'pay', text: 'How much does a tester earn?' },
  ],
});

describe('a guide that was found', () => {
  test('leads to the heading that says more of what was asked than its title', () => {
    const found = guide(part('lab', 'Lab', 9), part('pay', 'How much does a tester earn?'));
    expect(toResult(found, ['tester', 'earn'])).toMatchObject({
      href: '/guides/tester/#pay',
      title: 'How much does a tester earn?',
      section: 'FAQs',
      role: 'Tester',
    });
  });

  test('leads to its top where it is asked for by another name', () => {
    const { meta, ...rest } = guide(part('pay', 'How much does a probe engineer earn?'));
    const named = { ...rest, meta: { ...meta, about: 'QA analyst, Probe engineer' } };
    expect(toResult(named, ['probe', 'engineer']).href).toBe('/guides/tester/');
    expect(toResult(named, ['probe', 'earn']).href).toBe('/guides/tester/#pay');
  });

  test('leads to its top where no heading says more', () => {
    const found = guide(part('pay', 'How much does a tester earn?', 9));
    expect(toResult(found, ['tester'])).toMatchObject({
      href: '/guides/tester/',
      title: 'Tester interview guide',
      section: 'Guide',
      excerpt: [{ text: 'the beginning', marked: false }],
    });
  });

  test('prefers the heading in which the words weigh more, where two say as much', () => {
    const found = guide(part('lab', 'Take-home lab', 1), part('pay', 'Take-home pay', 5));
    expect(toResult(found, ['take-home']).href).toBe('/guides/tester/#pay');
  });
});

test('a question that was found is told with its type and level', () => {
  const { anchors: _, ...rest } = guide();
  const question: Fragment = {
    ...rest,
    url: '/guides/tester/#break-it',
    meta: { title: 'What breaks?', section: 'Question', type: 'Technical', level: 'Mid level' },
    anchors: [],
  };
  expect(toResult(question, ['breaks'])).toMatchObject({
    href: '/guides/tester/#break-it',
    type: 'Technical',
    level: 'Mid level',
    role: '',
  });
});

describe('an excerpt', () => {
  test('is text, with what was found marked', () => {
    expect(segments('a <mark>rate</mark> limit')).toEqual([
      { text: 'a ', marked: false },
      { text: 'rate', marked: true },
      { text: ' limit', marked: false },
    ]);
  });

  test('marks a word without the punctuation after it', () => {
    expect(segments('<mark>drift,</mark> then')).toEqual([
      { text: 'drift', marked: true },
      { text: ',', marked: false },
      { text: ' then', marked: false },
    ]);
  });

  test('does not repeat the heading that it follows', () => {
    const pay = part('pay', 'How much does a tester earn?');
    const excerpt =
      'How much does a <mark>tester</mark> <mark>earn?</mark> It <mark>earns</mark> less.';
    expect(toResult(guide({ ...pay, excerpt }), ['tester', 'earn']).excerpt).toEqual([
      { text: 'It ', marked: false },
      { text: 'earns', marked: true },
      { text: ' less.', marked: false },
    ]);
  });

  test('is empty where nothing follows the heading', () => {
    const lab = { ...part('lab', 'Fill a disk'), excerpt: 'Fill a <mark>disk.</mark>' };
    expect(toResult(guide(lab), ['disk']).excerpt).toEqual([]);
  });

  test('says what was escaped, once', () => {
    expect(segments('if &lt;b&gt; &amp;amp; <mark>&lt;script&gt;</mark>')).toEqual([
      { text: 'if <b> &amp; ', marked: false },
      { text: '<script>', marked: true },
    ]);
  });
});

describe('a question that was found', () => {
  const question = (content: string): Fragment => ({
    ...guide(),
    url: '/guides/tester/#limit',
    excerpt: 'shared <mark>counter</mark>, fail open',
    content,
    meta: { title: 'How do you limit callers?', role: 'Tester', section: 'Question' },
    sub_results: [],
  });
  const prose =
    'Asks who calls. Limits each caller &amp; says so. Names the store. ⁂ shared counter.';

  test('shows the sentences that say most of what was asked, never its signals', () => {
    expect(toResult(question(prose), ['limit', 'caller']).excerpt).toEqual([
      { text: '… ', marked: false },
      { text: 'Limits', marked: true },
      { text: ' each ', marked: false },
      { text: 'caller', marked: true },
      { text: ' & says so. Names the store.', marked: false },
    ]);
    expect(toResult(question(prose), ['counter']).excerpt).toEqual([
      { text: 'Asks who calls. Limits each caller & says so.', marked: false },
    ]);
  });
});
