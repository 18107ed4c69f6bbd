import { expect, test } from 'vitest';
import { readings } from './readings.ts';
import { listOf, Spelling } from './spelling.ts';

const KNOWN = ['balancer', 'collection', 'garbage', 'gc', 'load', 'mortem', 'pause', 'post'];

function read(query: string, known: readonly string[] = [...KNOWN, 'postmortem']) {
  const load = (list: string) => Promise.resolve(known.filter((word) => listOf(word) === list));
  return readings(query, new Spelling(load));
}

test('a query without synonyms has one reading', async () => {
  expect(await read('garbage pause')).toEqual({
    asked: ['garbage', 'pause'],
    corrected: undefined,
    others: [],
    shortForms: [],
    unsaid: [],
  });
});

test('a short form is read as it stands, and as what it stands for', async () => {
  const { asked, others, shortForms, unsaid } = await read('the GC pause');
  expect(asked).toEqual(['gc', 'pause']);
  expect(others).toEqual([
    { asked: ['garbage', 'collection', 'pause'], instead: 'garbage collection' },
  ]);
  expect(shortForms).toEqual(['gc']);
  expect(unsaid).toEqual([]);
});

test('a short form that no record says is noted', async () => {
  expect((await read('gc pause', ['pause'])).unsaid).toEqual(['gc']);
});

test('synonyms of several words are one notion', async () => {
  const { others, shortForms } = await read('the root cause analysis');
  expect(others.map(({ asked }) => asked)).toEqual([['postmortem']]);
  expect(shortForms).toEqual([]);
});

test('where several words have synonyms, all are told otherwise first', async () => {
  const { others } = await read('db outage');
  expect(others[0]).toEqual({ asked: ['database', 'incident'], instead: 'database incident' });
  expect(others.slice(1).map(({ asked }) => asked)).toEqual([
    ['database', 'outage'],
    ['db', 'incident'],
  ]);
});

test('neighbors that a record says as one word are read so, too', async () => {
  expect((await read('post mortem')).others).toEqual([
    { asked: ['postmortem'], instead: 'postmortem' },
  ]);
  expect((await read('post mortem', KNOWN)).others).toEqual([]);
});

test('a word that was run together is read as two', async () => {
  const { corrected, others } = await read('loadbalancer');
  expect(others).toEqual([{ asked: ['load', 'balancer'], instead: 'load balancer' }]);
  expect(corrected).toBeUndefined();
});

test('what was mended is told with the words that are not searched for', async () => {
  const { asked, corrected } = await read('why the garbge pause');
  expect(asked).toEqual(['garbage', 'pause']);
  expect(corrected).toBe('why the garbage pause');
});

test('no query has more than four other readings', async () => {
  expect((await read('db vm pr gc dr')).others).toHaveLength(4);
});
