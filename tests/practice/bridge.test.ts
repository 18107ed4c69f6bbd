/** The page’s side and the bridge’s, over a real channel, with strangers on either end. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BridgeClient } from '../../src/practice/model/bridge-client.ts';
import {
  isGreeting,
  GREETING,
  LONGEST_ANSWER,
  LONGEST_BODY,
  readReply,
  readRequest,
} from '../../src/practice/model/bridge-protocol.ts';
import { serveBridge } from '../../src/practice/model/bridge-server.ts';
import { chatBodies } from '../../src/practice/model/opinion-request.ts';
import { OPINION, startModelServer, type ModelServer } from './fakes/model-server.ts';

const never = new AbortController().signal;
const review = {
  question: { title: 'How?', points: [{ claim: 'So.', signals: [], followUp: 'Why?' }] },
  answer: 'I would sort by created time and id.',
};
const chat = {
  type: 'chat',
  id: 1,
  address: 'http://localhost:11434/v1',
  key: '',
  bodies: ['{}'],
};

describe('a request', () => {
  test('that is sound is read, without what does not belong to it', () => {
    expect(readRequest({ ...chat, more: 1 })).toEqual(chat);
    expect(readRequest({ type: 'stop', id: 3 })).toEqual({ type: 'stop', id: 3 });
  });

  test.each([
    ['another type', { ...chat, type: 'fetch' }],
    ['no address', { ...chat, address: undefined }],
    ['an address on another device', { ...chat, address: 'http://192.168.0.1/v1' }],
    ['an address with a password', { ...chat, address: 'https://a:b@models.example' }],
    ['a key of two lines', { ...chat, key: 'a\r\nx-evil: 1' }],
    ['a key that never ends', { ...chat, key: 'k'.repeat(501) }],
    ['no body', { ...chat, bodies: [] }],
    ['many bodies', { ...chat, bodies: ['{}', '{}', '{}', '{}', '{}'] }],
    ['a body that is not JSON', { ...chat, bodies: ['<xml>'] }],
    ['a body that is too long', { ...chat, bodies: [`{"a":"${'a'.repeat(LONGEST_BODY)}"}`] }],
    ['a body that is no text', { ...chat, bodies: [{}] }],
  ])('with %s is wrong', (_, data) => {
    expect(readRequest(data)).toEqual({ type: 'wrong', id: 1 });
  });

  test.each([null, 'chat', 7, [], {}, { type: 'chat' }, { ...chat, id: '1' }, { ...chat, id: -1 }])(
    '%o is none at all',
    (data) => {
      expect(readRequest(data)).toBeUndefined();
    },
  );
});

describe('a reply', () => {
  test.each([
    { type: 'ready', version: 1 },
    { type: 'text', id: 1, text: 'a' },
    { type: 'answer', id: 1, text: 'a', tries: 2 },
    { type: 'models', id: 1, models: ['qwen3:8b', 'hf.co/some/model-GGUF:Q4_K_M'] },
    { type: 'trouble', id: 1, trouble: { kind: 'cors' } },
    { type: 'trouble', id: 1, trouble: { kind: 'rate-limited', seconds: 3 } },
    { type: 'trouble', id: 1, trouble: { kind: 'rejected', status: 418, said: 'no' } },
    { type: 'trouble', id: 1, trouble: { kind: 'not-found', said: 'no' } },
  ])('%o is read', (data) => {
    expect(readReply({ ...data, more: 1 })).toEqual(data);
  });

  test.each([
    null,
    { type: 'text', id: 1, text: 7 },
    { type: 'text', id: 1, text: 'a'.repeat(LONGEST_ANSWER + 1) },
    { type: 'answer', id: 1, text: 'a' },
    { type: 'models', id: 1, models: ['<b>'] },
    { type: 'models', id: 1, models: 'all' },
    { type: 'trouble', id: 1, trouble: { kind: 'constructor' } },
    { type: 'trouble', id: 1, trouble: { kind: 'rejected', status: 418, said: 'a'.repeat(301) } },
    { type: 'trouble', id: 1 },
    { type: 'navigate', id: 1, to: 'https://evil.example' },
  ])('%.60o is not', (data) => {
    expect(readReply(data)).toBeUndefined();
  });
});

test('a greeting is known by its name and its version', () => {
  expect(isGreeting(GREETING)).toBe(true);
  for (const other of [null, 'x', {}, { ...GREETING, version: 2 }, { ...GREETING, bridge: 'x' }])
    expect(isGreeting(other)).toBe(false);
});

describe('over a channel', () => {
  let server: ModelServer;
  const open: MessagePort[] = [];
  beforeAll(async () => {
    server = await startModelServer();
  });
  afterAll(() => server.close());
  afterEach(() => {
    for (const port of open.splice(0)) port.close();
  });

  function channel(): { page: MessagePort; bridge: MessagePort } {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    return { page: port1, bridge: port2 };
  }
  function connected(): BridgeClient {
    const { page, bridge } = channel();
    const client = new BridgeClient(page, 2000);
    serveBridge(bridge, fetch);
    return client;
  }
  const call = (client: BridgeClient, model: string, stop = never, onText?: () => void) =>
    client.call({ address: server.address, bodies: chatBodies(review, model) }, stop, onText);

  test('an answer, what came of it before, and models come across', async () => {
    const client = connected();
    let seen = 0;
    expect(await call(client, 'slow', never, () => seen++)).toEqual({
      text: JSON.stringify(OPINION),
      tries: 1,
    });
    expect(seen).toBeGreaterThan(0);
    const listed = await client.models({ address: server.address }, never);
    expect(listed).toHaveProperty('models');
    expect(await call(client, 'busy')).toEqual({ trouble: { kind: 'rate-limited', seconds: 17 } });
  });

  test('one request at a time', async () => {
    const client = connected();
    const first = call(client, 'slow');
    expect(await call(client, 'sound')).toEqual({ trouble: { kind: 'busy' } });
    expect(await first).toHaveProperty('text');
  });

  test('after a stop, the next request goes out at once', async () => {
    const client = connected();
    const before = server.brokenOff();
    const stop = new AbortController();
    const stopped = await call(client, 'hangs', stop.signal, () => {
      stop.abort();
    });
    expect(stopped).toEqual({ trouble: { kind: 'stopped' } });
    expect(await call(client, 'sound')).toHaveProperty('text');
    await expect.poll(() => server.brokenOff()).toBe(before + 1);
  });

  test('a bridge that does not answer, or is of another edition, is given up', async () => {
    const silent = new BridgeClient(channel().page, 50);
    expect(await call(silent, 'sound')).toEqual({ trouble: { kind: 'bridge' } });
    const { page, bridge } = channel();
    const other = new BridgeClient(page, 2000);
    bridge.postMessage({ type: 'ready', version: 2 });
    expect(await call(other, 'sound')).toEqual({ trouble: { kind: 'bridge' } });
  });

  test('what a stranger at the other end says is passed over', async () => {
    const { page, bridge } = channel();
    const client = new BridgeClient(page, 2000);
    bridge.postMessage({ type: 'ready', version: 1 });
    bridge.onmessage = ({ data }: MessageEvent<{ id: number }>) => {
      const { id } = data;
      for (const said of [
        'hello',
        { type: 'answer', id: id + 1, text: 'of another', tries: 1 },
        { type: 'answer', id, text: { toString: 'x' }, tries: 1 },
        { type: 'answer', id, text: 'true', tries: 1 },
        { type: 'answer', id, text: 'late', tries: 1 },
      ])
        bridge.postMessage(said);
    };
    expect(await call(client, 'sound')).toEqual({ text: 'true', tries: 1 });
  });

  test('a bridge does one thing at a time, whoever asks', async () => {
    const { page, bridge } = channel();
    let asked = 0;
    serveBridge(bridge, () => {
      asked++;
      return new Promise(() => undefined);
    });
    const replies: unknown[] = [];
    page.onmessage = ({ data }: MessageEvent<unknown>) => replies.push(data);
    page.postMessage(chat);
    page.postMessage({ ...chat, id: 2 });
    await expect.poll(() => replies.length).toBe(2);
    expect(replies[1]).toEqual({ type: 'trouble', id: 2, trouble: { kind: 'busy' } });
    expect(asked).toBe(1);
  });

  test('a bridge asks nobody for what is wrong', async () => {
    const { page, bridge } = channel();
    let asked = 0;
    serveBridge(bridge, () => {
      asked++;
      return Promise.reject(new TypeError());
    });
    const replies: unknown[] = [];
    page.onmessage = ({ data }: MessageEvent<unknown>) => replies.push(data);
    for (const wrong of [null, 'x', { ...chat, address: 'http://10.0.0.1' }, { ...chat, id: 'x' }])
      page.postMessage(wrong);
    await expect.poll(() => replies.length).toBe(2);
    expect(replies).toEqual([
      { type: 'ready', version: 1 },
      { type: 'trouble', id: 1, trouble: { kind: 'bridge' } },
    ]);
    expect(asked).toBe(0);
  });
});
