import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  emptyNotebook,
  formatNotebook,
  parseNotebook,
  type Notebook,
  type QuestionEntry,
} from './format.ts';
import { mergeNotebook } from './merge.ts';

const NOW = '2026-11-27T00:00:00.000Z';
const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString();

const time = fc.integer({ min: 1, max: 300 }).map(day);
const entry = fc
  .record({
    mark: fc.option(fc.constantFrom('solid' as const, 'shaky' as const), { nil: undefined }),
    markedAt: fc.option(time, { nil: undefined }),
    note: fc.option(fc.string({ minLength: 1, maxLength: 9 }), { nil: undefined }),
    notedAt: fc.option(time, { nil: undefined }),
  })
  .map(({ mark, markedAt, note, notedAt }): QuestionEntry => ({
    ...(markedAt !== undefined && { ...(mark && { mark }), markedAt }),
    ...(notedAt !== undefined && { ...(note !== undefined && { note }), notedAt }),
  }))
  .filter(({ markedAt, notedAt }) => markedAt !== undefined || notedAt !== undefined);
const notebook: fc.Arbitrary<Notebook> = fc
  .record({
    questions: fc.array(fc.tuple(fc.constantFrom('a/a', 'a/b', 'b/a', 'b/b'), entry)),
    positions: fc.array(
      fc.tuple(fc.constantFrom('a', 'b'), fc.record({ at: fc.constantFrom('x', 'y'), on: time })),
    ),
    searches: fc.uniqueArray(fc.constantFrom('one', 'two', 'three'), { maxLength: 3 }),
  })
  .map(({ questions, positions, searches }) => ({
    questions: new Map(questions),
    positions: new Map(positions),
    searches,
  }));

const at = (book: Notebook, key: string, name: 'markedAt' | 'notedAt') =>
  book.questions.get(key)?.[name] ?? '';

test('no text at all makes a merge throw, and none takes anything away', () => {
  fc.assert(
    fc.property(notebook, fc.oneof(fc.string(), fc.json()), (here, text) => {
      const { notebook: merged } = mergeNotebook(here, text, NOW);
      for (const key of here.questions.keys()) expect(merged.questions.has(key)).toBe(true);
    }),
  );
});

test('of each mark and each note the newest stays, whichever side it is on', () => {
  fc.assert(
    fc.property(notebook, notebook, (here, there) => {
      const { notebook: merged } = mergeNotebook(here, formatNotebook(there), NOW);
      for (const key of new Set([...here.questions.keys(), ...there.questions.keys()])) {
        for (const [value, when] of [
          ['mark', 'markedAt'],
          ['note', 'notedAt'],
        ] as const) {
          const [ours, theirs] = [at(here, key, when), at(there, key, when)];
          expect(at(merged, key, when)).toBe(ours > theirs ? ours : theirs);
          const source = theirs > ours ? there : here;
          expect(merged.questions.get(key)?.[value]).toBe(source.questions.get(key)?.[value]);
        }
      }
      for (const [guide, { on }] of [...here.positions, ...there.positions])
        expect((merged.positions.get(guide)?.on ?? '') >= on).toBe(true);
    }),
  );
});

test('to merge a file twice is to merge it once', () => {
  fc.assert(
    fc.property(notebook, notebook, (here, there) => {
      const file = formatNotebook(there);
      const once = mergeNotebook(here, file, NOW).notebook;
      const twice = mergeNotebook(once, file, NOW);
      expect(twice.notebook).toEqual(once);
      expect(twice.report).toMatchObject({ added: 0, taken: 0 });
    }),
  );
});

test('a notebook merged with its own export is what it was', () => {
  fc.assert(
    fc.property(notebook, (here) => {
      const merge = mergeNotebook(here, formatNotebook(here), NOW);
      expect(merge.notebook).toEqual(here);
      expect(merge.report).toMatchObject({ added: 0, taken: 0, kept: 0, refused: [] });
    }),
  );
});

test('the report counts marks and notes', () => {
  const here = parseNotebook(
    JSON.stringify({
      version: 1,
      questions: {
        'a/newer-here': { mark: 'solid', markedAt: day(9) },
        'a/newer-there': { mark: 'solid', markedAt: day(1), note: 'Same.', notedAt: day(1) },
      },
    }),
  ).notebook;
  const file = JSON.stringify({
    version: 1,
    questions: {
      'a/newer-here': { mark: 'shaky', markedAt: day(5) },
      'a/newer-there': { mark: 'shaky', markedAt: day(5), note: 'Same.', notedAt: day(1) },
      'a/only-there': { note: 'Hello.', notedAt: day(1) },
      'no name': {},
    },
  });
  const { notebook: merged, report } = mergeNotebook(here, file, NOW);
  expect(report).toEqual({
    added: 1,
    taken: 1,
    kept: 1,
    unchanged: 1,
    refused: [{ key: 'no name', reason: 'is not the name of a question' }],
  });
  expect(merged.questions.get('a/newer-there')?.mark).toBe('shaky');
  expect(merged.questions.get('a/newer-here')?.mark).toBe('solid');
});

test('a time that has not come yet counts as now, and does not win forever', () => {
  const file = JSON.stringify({
    version: 1,
    questions: { 'a/b': { mark: 'solid', markedAt: '9999-01-01T00:00:00.000Z' } },
  });
  const { notebook: merged } = mergeNotebook(emptyNotebook(), file, NOW);
  expect(merged.questions.get('a/b')?.markedAt).toBe(NOW);
});

test('a file of a newer version is refused whole', () => {
  const { report, isReadable } = mergeNotebook(emptyNotebook(), '{"version":99}', NOW);
  expect(isReadable).toBe(false);
  expect(report.refused[0]?.reason).toMatch(/newer version/);
});
