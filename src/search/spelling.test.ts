import { describe, expect, test } from 'vitest';
import { listOf, Spelling } from './spelling.ts';

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
    return Promise.resolve(known.filter((word) => listOf(word) === list));
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
    ['k8s', 'kubernetes', 'it is a short form'],
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
    ['ubernetes', 'its first letter is wrong'],
  ])('“%s” stands: %s', async (typed) => {
    expect(await spelling().checker.correct(typed)).toBe(typed);
  });
});

test('each list is loaded once, and only when a word needs it', async () => {
  const { checker, asked } = spelling();
  for (const word of ['lru', 'kuberntes', 'kubernets', 'limti']) await checker.correct(word);
  expect(asked).toEqual(['k', 'l']);
});

test('words without a Latin first letter share a list', () => {
  expect(['Ångström', 'étude', 'данные', '99'].map(listOf)).toEqual(['a', 'e', 'other', 'other']);
});
