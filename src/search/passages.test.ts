import { expect, test } from 'vitest';
import type { Fragment } from './pagefind.ts';
import { passagesOf } from './passages.ts';

/** As Pagefind writes it: a heading ends with a full stop where it has no sign. */
const PARTS = [
  ['', 'Tester interview guide. What testers are asked.'],
  ['h2 questions Questions', 'Questions.'],
  [
    'h3 break-it What breaks?',
    'What breaks? Asks who calls. Names the store. ⁂ Technical; Mid level; break it, CI/CD. ⁂ etag, drift.',
  ],
  ['h3 calm Stay calm', 'Stay calm. Breathes. ⁂ Behavioral; Senior level; calm.'],
  ['h2 faqs FAQs', 'FAQs.'],
  ['h3 pay How much does a tester earn?', 'How much does a tester earn? Enough.'],
] as const;

const guide: Fragment = {
  url: '/guides/tester/',
  content: PARTS.map(([, text]) => text).join(' '),
  meta: {
    title: 'Tester interview guide',
    role: 'Tester',
    section: 'Guide',
    about: 'QA analyst, Probe engineer',
  },
  anchors: PARTS.flatMap(([heading], place) => {
    const [element = '', id = '', ...text] = heading.split(' ');
    const before = PARTS.slice(0, place).map(([, said]) => said);
    const location = before.join(' ').split(' ').length;
    return heading === '' ? [] : [{ element, id, text: text.join(' '), location }];
  }),
};

test('the page is the first, with its other names', () => {
  expect(passagesOf(guide)[0]).toEqual({
    href: '/guides/tester/',
    title: 'Tester interview guide',
    role: 'Tester',
    section: 'Guide',
    type: undefined,
    level: undefined,
    names: ['QA analyst', 'Probe engineer'],
    text: 'What testers are asked.',
    unshown: '',
  });
});

test('each heading is one, of the section that it stands in', () => {
  expect(passagesOf(guide).map(({ href, section }) => `${href} ${section}`)).toEqual([
    '/guides/tester/ Guide',
    '/guides/tester/#questions Questions',
    '/guides/tester/#break-it Question',
    '/guides/tester/#calm Question',
    '/guides/tester/#faqs FAQs',
    '/guides/tester/#pay FAQs',
  ]);
  expect(passagesOf(guide)[5]).toMatchObject({ role: 'Tester', text: 'Enough.' });
});

test('a question has its facts and names, and words that are not shown', () => {
  expect(passagesOf(guide)[2]).toMatchObject({
    title: 'What breaks?',
    type: 'Technical',
    level: 'Mid level',
    names: ['break it', 'CI/CD'],
    text: 'Asks who calls. Names the store.',
    unshown: 'etag, drift.',
  });
  expect(passagesOf(guide)[3]).toMatchObject({ level: 'Senior level', names: ['calm'] });
});

test('what has no headings is one passage', () => {
  const skill = { url: '/skills/x/', content: 'What it means.', meta: { title: 'X' }, anchors: [] };
  expect(passagesOf(skill)).toMatchObject([{ href: '/skills/x/', text: 'What it means.' }]);
});
