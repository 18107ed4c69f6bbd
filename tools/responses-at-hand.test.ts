import { describe, expect, test } from 'vitest';
import { ResponseAtHand, withResponsesAtHand } from './responses-at-hand.ts';

const text = 'One “page” & 12 €.';
const bytes = new TextEncoder().encode(text);
const bodies = {
  text: () => text,
  bytes: () => bytes,
  'a part of bytes': () => new TextEncoder().encode(`..${text}..`).subarray(2, bytes.length + 2),
  'a buffer': () => bytes.slice().buffer,
  'a stream': () => new Blob([bytes]).stream(),
  'parts of a form': () => new URLSearchParams({ a: text }),
  'no text': () => '',
  nothing: () => null,
};

const reads: Record<string, (response: Response) => Promise<unknown>> = {
  arrayBuffer: async (response) => [...new Uint8Array(await response.arrayBuffer())],
  bytes: async (response) => [...(await response.bytes())],
  text: (response) => response.text(),
  blob: async (response) => {
    const blob = await response.blob();
    return [blob.type, await blob.text()];
  },
  body: async (response) => response.body && (await new Response(response.body).text()),
  clone: async (response) => [await response.clone().text(), await response.text()],
};

describe.each(Object.entries(bodies))('a response made of %s', (_, body) => {
  test.each(Object.entries(reads))('is read as an ordinary one: %s', async (_, read) => {
    const init = { status: 404, headers: { 'x-of': 'a page' } };
    expect(await read(new ResponseAtHand(body(), init))).toEqual(
      await read(new Response(body(), init)),
    );
  });

  test('has the head of an ordinary one', () => {
    const head = ({ status, statusText, ok, headers, body }: Response) => [
      status,
      statusText,
      ok,
      [...headers],
      body === null,
    ];
    const init = { status: 201, statusText: 'Made' };
    expect(head(new ResponseAtHand(body(), init))).toEqual(head(new Response(body(), init)));
  });
});

test('is read once', async () => {
  const response = new ResponseAtHand(text);
  expect(response.bodyUsed).toBe(false);
  await response.text();
  expect(response.bodyUsed).toBe(true);
  await expect(response.arrayBuffer()).rejects.toThrow(TypeError);
  expect(() => response.clone()).toThrow(TypeError);
  const streamed = new ResponseAtHand(text);
  streamed.body?.getReader();
  await expect(streamed.bytes()).rejects.toThrow(TypeError);
});

test('gives whole bytes as they are, without a copy', async () => {
  expect(await new ResponseAtHand(bytes).arrayBuffer()).toBe(bytes.buffer);
});

test('data is told as an ordinary response tells it', async () => {
  for (const init of [{}, { status: 202, headers: { 'content-type': 'application/feed+json' } }]) {
    const [own, ordinary] = [
      ResponseAtHand.json({ a: text }, init),
      Response.json({ a: text }, init),
    ];
    expect([...own.headers]).toEqual([...ordinary.headers]);
    expect(own.status).toBe(ordinary.status);
    expect(await own.json()).toEqual({ a: text });
  }
});

test('responses are at hand while work is done, and ordinary ones are responses then', async () => {
  const ordinary = new Response(text);
  const before = Response;
  await withResponsesAtHand(() => {
    expect(new Response(text)).toBeInstanceOf(ResponseAtHand);
    expect(ordinary instanceof Response).toBe(true);
    expect({} instanceof Response).toBe(false);
    return Promise.resolve();
  });
  expect(Response).toBe(before);
  const failing = withResponsesAtHand(() => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(Response).toBe(before);
});
