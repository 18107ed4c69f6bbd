import { expect, test } from 'vitest';
import { rareSignals, signalWords } from './rare-signals.ts';

const question = (...signals: string[]) => ({ keyPoints: [{ signals }] });
const many = (count: number, signal: string) =>
  Array.from({ length: count }, () => question(signal));

function rareOf(questions: readonly ReturnType<typeof question>[]): ReadonlySet<string> {
  return rareSignals(questions.map((one) => [...signalWords(one)].join(' ')));
}

test('the words of signals are taken one by one, each once', () => {
  expect([...signalWords(question('n plus one', 'One query', 'ETag'))]).toEqual([
    'n',
    'plus',
    'one',
    'query',
    'etag',
  ]);
});

test('on a small site, a word is rare until eleven questions have it', () => {
  expect([...rareOf([...many(10, 'etag'), ...many(11, 'rollback')])]).toEqual(['etag']);
});

test('on a large one, until more than one in a hundred has it', () => {
  const rare = rareOf([...many(20, 'etag'), ...many(21, 'rollback'), ...many(1959, 'plan')]);
  expect([...rare]).toEqual(['etag']);
});

test('a question that says a word in several signals counts once', () => {
  const twice = Array.from({ length: 10 }, () => question('etag', 'weak etag'));
  expect(rareOf(twice).has('etag')).toBe(true);
});
