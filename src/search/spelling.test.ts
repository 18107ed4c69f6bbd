import { describe, expect, test } from 'vitest';
import { listOf, Spelling, tailListOf } from './spelling.ts';

const KNOWN = [
  'active',
  'hard',
  'herds',
  'idempotent',
  'kubernetes',
  'limit',
  'pagination',
  'test',
];

function spelling(known = KNOWN) {
  const asked: string[] = [];
  const checker = new Spelling((list) => {
    asked.push(list);
    return Promise.resolve(
      known.filter((word) => listOf(word) === list || tailListOf(word) === list),
    );
  });
  return { checker, asked };
}

describe('a word', () => {
  test.each([
    ['kuberntes', 'kubernetes', 'a letter is missing'],
    ['kubernettes', 'kubernetes', 'a letter is too many'],
    ['kubermetes', 'kubernetes', 'a letter is another'],
    ['idempotentcy', 'idempotent', 'its ending is none'],
    ['acitve', 'active', 'two letters changed places'],
    ['tset', 'test', 'two letters changed places in a short word'],
    ['ubernetes', 'kubernetes', 'its first letter is missing'],
    ['jubernetes', 'kubernetes', 'its first letter is another'],
    ['kkubernetes', 'kubernetes', 'its first letter is twice there'],
    ['aidempotent', 'idempotent', 'a letter stands before its first'],
    ['gapination', 'gapination', 'two letters are wrong, the first among them'],
    ['apgination', 'pagination', 'its first two letters changed places'],
  ])('“%s” becomes “%s”: %s', async (typed, meant) => {
    expect(await spelling().checker.correct(typed)).toBe(meant);
  });

  test.each([
    ['kubernetes', 'it is known'],
    ['kube', 'it begins a known word'],
    ['limiting', 'it is another form of a known word'],
    ['hird', 'it is short, and one letter makes another word'],
    ['lru', 'it is too short to tell'],
    ['p99x', 'it holds a digit'],
    ['ci/cd', 'it holds a sign'],
    ['xylophone', 'nothing is near'],
    ['qpi', 'its first letter is wrong, and it is too short to tell'],
  ])('“%s” stands: %s', async (typed) => {
    expect(await spelling().checker.correct(typed)).toBe(typed);
  });
});

test.each([
  ['heard', 'herd'],
  ['patch', 'path'],
  ['state', 'stale'],
  ['cache', 'catch'],
  ['quiet', 'quite'],
  ['from', 'form'],
])('“%s” is never taken for “%s” where a record says both, nor the other way', async (a, b) => {
  const { checker } = spelling([a, b]);
  expect([await checker.correct(a), await checker.correct(b)]).toEqual([a, b]);
});

describe('words that were run together', () => {
  const known = ['load', 'balancer', 'hash', 'map', 'webhook', 'web', 'hook', 'net', 'works'];

  test.each([
    ['loadbalancer', ['load', 'balancer']],
    ['hashmap', ['hash', 'map']],
    ['webhook', undefined],
    ['webhooks', undefined],
    ['loadtest', undefined],
    ['load', undefined],
  ])('“%s” splits into %j', async (word, parts) => {
    expect(await spelling(known).checker.split(word)).toEqual(parts);
  });
});

describe('a word that nothing was found for', () => {
  test('has known words near it, the nearest first, though it is not corrected', async () => {
    const { checker } = spelling(['limit', 'limits', 'lamp', 'literature']);
    expect(await checker.correct('lomots')).toBe('lomots');
    expect(await checker.near('lomots')).toEqual(['limits']);
  });
});

test('a short word is said only as it stands, a longer one in any form', async () => {
  const { checker } = spelling(['drift', 'throttled', 'gc']);
  const said = await Promise.all(
    ['dr', 'gc', 'throttle', 'copilot', 'k8s'].map((word) => checker.isSaid(word)),
  );
  expect(said).toEqual([false, true, true, false, true]);
});

test('each list is loaded once, and only when a word needs it', async () => {
  const { checker, asked } = spelling();
  for (const word of ['lru', 'kuberntes', 'kubernets', 'limti']) await checker.correct(word);
  expect(asked).toEqual(['k', 'l']);
});

test('words without a Latin first letter share a list', () => {
  expect(['Ångström', 'étude', 'данные', '99'].map(listOf)).toEqual(['a', 'e', 'other', 'other']);
});
