import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyNotebook, formatNotebook, LIMITS, parseNotebook, type Notebook } from './format.ts';

const AT = '2026-11-27T18:20:00.000Z';
const document = (parts: object) => JSON.stringify({ version: 1, ...parts });
const key = 'api-developer/webhook-retries';

test('what is written is read again', () => {
  const notebook: Notebook = {
    questions: new Map([[key, { mark: 'shaky', markedAt: AT, note: 'Say “once”.', notedAt: AT }]]),
    positions: new Map([['api-developer', { at: 'mistakes', on: AT }]]),
    searches: ['rate limit'],
  };
  expect(parseNotebook(formatNotebook(notebook))).toEqual({
    notebook,
    trouble: undefined,
    refused: [],
  });
});

test('any text is read without a throw, and what comes of it can be stored and read whole', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.json(),
    fc.jsonValue().map((value) => JSON.stringify({ version: 1, questions: value })),
    fc.jsonValue().map((value) => document({ questions: { [key]: value }, positions: value })),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const { notebook } = parseNotebook(text);
      expect(parseNotebook(formatNotebook(notebook))).toEqual({
        notebook,
        trouble: undefined,
        refused: [],
      });
    }),
  );
});

test.each(['', 'null', '[]', '{}', '{"version":0}', '{"version":"1"}', '{"version":1', '"1"'])(
  'a text that is no notebook is unreadable: %s',
  (text) => {
    expect(parseNotebook(text)).toMatchObject({
      trouble: 'unreadable',
      notebook: emptyNotebook(),
    });
  },
);

test('a document of a newer version is recognized, not read', () => {
  const text = JSON.stringify({ version: 2, questions: { [key]: { mark: 'solid' } } });
  expect(parseNotebook(text)).toMatchObject({ trouble: 'newer', notebook: emptyNotebook() });
});

test('an older document goes through each step that it lacks, in order', () => {
  const seen: unknown[] = [];
  const step = (from: number) => (older: Record<string, unknown>) => {
    seen.push(from);
    return { ...older, searches: [...(older['searches'] as string[]), `step ${from}`] };
  };
  const steps = [step(1), step(2)];
  const read = (version: number) =>
    parseNotebook(JSON.stringify({ version, searches: ['old'] }), steps);
  expect(read(1).notebook.searches).toEqual(['old', 'step 1', 'step 2']);
  expect(read(2).notebook.searches).toEqual(['old', 'step 2']);
  expect(read(3).notebook.searches).toEqual(['old']);
  expect(read(4).trouble).toBe('newer');
  expect(seen).toEqual([1, 2, 2]);
});

test('a step that throws leaves the document unreadable', () => {
  const steps = [
    () => {
      throw new Error('No such thing.');
    },
  ];
  expect(parseNotebook(document({}), steps).trouble).toBe('unreadable');
});

describe('an entry that cannot be is left out and named; the others stay', () => {
  const good = { mark: 'solid', markedAt: AT };
  test.each([
    ['__proto__', good],
    ['__proto__/polluted', good],
    ['constructor', good],
    ['api-developer', good],
    ['api-developer/', good],
    ['Api-Developer/x', good],
    [`a/${'x'.repeat(LIMITS.document / 4_000)}`, good],
    ['a/b', null],
    ['a/b', 'solid'],
    ['a/b', {}],
    ['a/b', { mark: 'perfect', markedAt: AT }],
    ['a/b', { mark: 'solid' }],
    ['a/b', { mark: 'solid', markedAt: 'yesterday' }],
    ['a/b', { mark: 'solid', markedAt: '2026-99-27T18:20:00.000Z' }],
    ['a/b', { note: 3, notedAt: AT }],
    ['a/b', { note: 'x'.repeat(LIMITS.note + 1), notedAt: AT }],
  ])('%s: %j', (name, entry) => {
    const text = `{"version":1,"questions":{${JSON.stringify(name)}:${JSON.stringify(entry)},"${key}":${JSON.stringify(good)}}}`;
    const { notebook, trouble, refused } = parseNotebook(text);
    expect([...notebook.questions.keys()]).toEqual([key]);
    expect(trouble).toBe('damaged');
    expect(refused).toHaveLength(1);
    expect(name).toContain(refused[0]?.key);
    expect(({} as Record<string, unknown>)['mark']).toBeUndefined();
  });
});

describe('bounds hold on reading', () => {
  test('a document that is too long', () => {
    expect(parseNotebook(document({ x: 'x'.repeat(LIMITS.document) })).trouble).toBe('unreadable');
  });

  test('too many questions', () => {
    const names = Array.from({ length: LIMITS.questions + 2 }, (_, index) => `a/q-${index}`);
    const questions = Object.fromEntries(names.map((name) => [name, { markedAt: AT }]));
    const { notebook, refused } = parseNotebook(document({ questions }));
    expect(notebook.questions.size).toBe(LIMITS.questions);
    expect(refused).toHaveLength(2);
  });

  test('of too many positions the newest are kept', () => {
    const day = (n: number) => new Date(Date.UTC(2026, 0, n + 1)).toISOString();
    const positions = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`guide-${n}`, { at: 'faqs', on: day(n) }]),
    );
    const { notebook } = parseNotebook(document({ positions }));
    expect(notebook.positions.size).toBe(LIMITS.positions);
    expect(notebook.positions.has('guide-59')).toBe(true);
    expect(notebook.positions.has('guide-9')).toBe(false);
  });

  test('searches', () => {
    const searches = [3, '', 'x'.repeat(LIMITS.search + 1), ...'a b c d e f g h i j'.split(' ')];
    expect(parseNotebook(document({ searches })).notebook.searches).toEqual(
      'a b c d e f g h'.split(' '),
    );
  });
});
