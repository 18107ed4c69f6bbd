/** The client of models against a server that behaves as Ollama and LM Studio do, and worse. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callModel, listModels, type CallResult } from '../../src/practice/model/model-client.ts';
import { chatBodies } from '../../src/practice/model/opinion-request.ts';
import { readOpinion } from '../../src/practice/model/opinion.ts';
import type { Review } from '../../src/practice/ports/coach.ts';
import { MANNERS, OPINION, startModelServer, type ModelServer } from './fakes/model-server.ts';

const review: Review = {
  question: {
    title: 'How do you page through orders?',
    points: [{ claim: 'Picks a unique sort key.', signals: [], followUp: 'Why?' }],
  },
  answer: 'I would sort by created time and id.',
};
const never = new AbortController().signal;

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

const ask = (model: string, options: Partial<Parameters<typeof callModel>[1]> = {}) =>
  callModel(
    { address: server.address, bodies: chatBodies(review, model) },
    { fetch, stop: never, ...options },
  );
const textOf = (result: CallResult) => ('text' in result ? result.text : '');

describe('an answer is heard', () => {
  test.each(['sound', 'whole', 'no-json-object', 'slow'])(
    '%s: with the first request',
    async (model) => {
      const result = await ask(model);
      expect(result).toEqual({ text: JSON.stringify(OPINION), tries: 1 });
    },
  );

  test('marks of life, other line ends, and letters cut in two change nothing', async () => {
    const texts: string[] = [];
    const result = await ask('marks-of-life', { onText: (text) => texts.push(text) });
    expect(JSON.parse(textOf(result))).toMatchObject({
      followUp: 'Und was ist mit “ü” und 🦆 darin?',
    });
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.every((text) => textOf(result).startsWith(text))).toBe(true);
  });

  test.each([
    ['no-schema', 2],
    ['no-form', 3],
  ])('%s: with request %i, in a form that the server takes', async (model, tries) => {
    const from = server.received.length;
    const result = await ask(model);
    expect(result).toMatchObject({ tries });
    expect(readOpinion(textOf(result), review)?.lifts).toHaveLength(1);
    expect(server.received.slice(from).map(({ body }) => body)).toEqual(
      chatBodies(review, model).slice(0, tries),
    );
  });

  test('hostile words lift nothing and ask nothing', async () => {
    expect(readOpinion(textOf(await ask('hostile')), review)).toEqual({
      lifts: [],
      dropped: { notQuoted: 3, noPoint: 6, followUp: 1 },
    });
  });
});

test.each([
  ['declines', { kind: 'declined' }],
  ['filtered', { kind: 'declined' }],
  ['empty', { kind: 'empty' }],
  ['broken-off', { kind: 'truncated' }],
  ['without-end', { kind: 'truncated' }],
  ['cut-off', { kind: 'truncated' }],
  ['no-json', { kind: 'malformed' }],
  ['endless', { kind: 'too-long' }],
  ['fails-midway', { kind: 'server-failed', status: 200, said: 'out of memory' }],
  ['busy', { kind: 'rate-limited', seconds: 17 }],
  ['busy-until', { kind: 'rate-limited' }],
  ['gateway', { kind: 'server-failed', status: 502, said: '' }],
  ['forbidden', { kind: 'forbidden' }],
  [
    'out-of-memory',
    {
      kind: 'server-failed',
      status: 500,
      said: 'model requires more system memory (9.1 GiB) than is available',
    },
  ],
  ['not-there', { kind: 'not-found', said: 'model "not-there" not found, try pulling it first' }],
])('%s: %o', async (model, trouble) => {
  expect(await ask(model)).toEqual({ trouble });
});

test('the names that the tests ask for are those of the server', () => {
  expect(Object.keys(MANNERS)).toEqual(expect.arrayContaining(['sound', 'endless', 'hostile']));
});

test('what does not answer in time is given up, and the server is told', async () => {
  const before = server.brokenOff();
  const patience = { first: 2000, next: 50 };
  expect(await ask('silent', { patience })).toEqual({ trouble: { kind: 'timeout' } });
  await expect.poll(() => server.brokenOff()).toBe(before + 1);
});

test('a stop ends the request', async () => {
  const before = server.brokenOff();
  const stop = new AbortController();
  const asked = ask('hangs', {
    stop: stop.signal,
    onText: () => {
      stop.abort();
    },
  });
  expect(await asked).toEqual({ trouble: { kind: 'stopped' } });
  await expect.poll(() => server.brokenOff()).toBe(before + 1);
});

test('nothing follows a redirect', async () => {
  const from = server.received.length;
  expect(await ask('redirects')).toHaveProperty('trouble');
  expect(server.received.slice(from).map(({ path }) => path)).not.toContain('/v1/elsewhere');
});

test('where nobody is, it says so', async () => {
  const gone = await startModelServer();
  await gone.close();
  const result = await callModel({ address: gone.address, bodies: ['{}'] }, { fetch, stop: never });
  expect(result).toEqual({ trouble: { kind: 'unreachable' } });
});

test.each(['http://models.example/v1', 'https://a:b@models.example', 'x'])(
  '%s is not asked at all',
  async (address) => {
    const asked = callModel({ address, bodies: ['{}'] }, { fetch: refuse, stop: never });
    expect(await asked).toEqual({ trouble: { kind: 'bad-address' } });
  },
);
const refuse = () => {
  throw new Error('Asked.');
};

describe('a key', () => {
  const key = 'sk-very-secret-7';
  let locked: ModelServer;
  beforeAll(async () => {
    locked = await startModelServer({ key });
  });
  afterAll(() => locked.close());
  const askWith = (given: string) =>
    callModel(
      { address: locked.address, key: given, bodies: chatBodies(review, 'sound') },
      { fetch, stop: never },
    );

  test('travels in a header, and nowhere else', async () => {
    expect(await askWith(key)).toHaveProperty('text');
    const [request] = locked.received;
    expect(request?.headers.authorization).toBe(`Bearer ${key}`);
    expect(JSON.stringify({ ...request, headers: undefined })).not.toContain(key);
    expect(request?.headers).not.toHaveProperty('cookie');
    expect(request?.headers).not.toHaveProperty('referer');
  });

  test('that is wrong is not repeated', async () => {
    const result = await askWith('sk-wrong');
    expect(result).toEqual({ trouble: { kind: 'unauthorized' } });
  });
});

test('models are listed, those that have a name', async () => {
  const result = await listModels({ address: server.address }, { fetch, stop: never });
  expect(result).toEqual({ models: Object.keys(MANNERS).toSorted() });
});
