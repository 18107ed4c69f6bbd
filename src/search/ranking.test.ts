import { expect, test } from 'vitest';
import type { Passage } from './passages.ts';
import { Passages, saidIn } from './ranking.ts';

const passage = (href: string, changes: Partial<Passage> = {}): Passage => ({
  href,
  title: '',
  role: 'Tester',
  section: '',
  type: 'Technical',
  level: 'Mid level',
  names: [],
  text: '',
  unshown: '',
  ...changes,
});

function best(passages: Passage[], asked: string[], whole: string[] = []): string[] {
  const all = new Passages();
  all.add([...passages, passage('none', { text: 'Nothing of it.' })].map(saidIn));
  return all
    .find(asked, whole)
    .filter(({ said }) => said === asked.length)
    .toSorted((a, b) => b.score - a.score)
    .map(({ passage: { href } }) => href);
}

test('a title tells more than a name, a name more than prose, and often more than once', () => {
  const passages = [
    passage('once', { text: 'A rate of calls.' }),
    passage('often', { text: 'A rate, and again the rate.' }),
    passage('name', { names: ['Rate limiting'] }),
    passage('title', { title: 'How do you limit the rate?' }),
  ];
  expect(best(passages, ['rate'])).toEqual(['title', 'name', 'often', 'once']);
});

test('a title that says all words comes before one that says the half', () => {
  const passages = [
    passage('half', { title: 'Rate', text: 'A limit.' }),
    passage('all', { title: 'A rate limit' }),
  ];
  expect(best(passages, ['rate', 'limit'])).toEqual(['all', 'half']);
});

test('role, type, and level say words, too', () => {
  const passages = [
    passage('mid', { title: 'Drift' }),
    passage('senior', { level: 'Senior level' }),
  ];
  expect(best(passages, ['senior', 'tester'])).toEqual(['senior']);
});

test.each([
  ['limits', 'limit'],
  ['deprecation', 'deprecate'],
  ['garbage', 'garb'],
  ['post-mortem', 'postmortem'],
  ['postmortem', 'post-mortem'],
  ['CI/CD', 'cicd'],
  ['rate-limiting', 'limiting'],
])('“%s” is found as “%s”', (said, asked) => {
  expect(best([passage('it', { text: `Of ${said}.` })], [asked])).toEqual(['it']);
});

test('the word itself comes before one that begins with it', () => {
  const passages = [passage('longer', { title: 'Logging' }), passage('itself', { title: 'Log' })];
  expect(best(passages, ['log'])).toEqual(['itself', 'longer']);
});

test('a short form is a word of its own', () => {
  const passages = [
    passage('drift', { text: 'The drift.' }),
    passage('dr', { text: 'A DR plan.' }),
  ];
  expect(best(passages, ['dr'], ['dr'])).toEqual(['dr']);
});

test('a guide that is asked for by its other name comes first', () => {
  const guide = { type: undefined, level: undefined, section: 'Guide' };
  const passages = [
    passage('pay', { ...guide, title: 'How much does a probe engineer earn?' }),
    passage('guide', { ...guide, title: 'Tester interview guide', names: ['Probe engineer'] }),
  ];
  expect(best(passages, ['probe', 'engineer'])).toEqual(['guide', 'pay']);
});
