import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkedKey, liveManifest, MOST, tell, untilLive } from './index-now-protocol.ts';
import { changedPages, parseManifest, type SiteManifest } from './site-manifest.ts';

const before: SiteManifest = { pages: { '': 'a', 'guides/x/': 'b', 'guides/gone/': 'c' } };
const after: SiteManifest = { pages: { '': 'a', 'guides/x/': 'B', 'guides/new/': 'd' } };

/** A site and a search engine in one. */
const told: { urlList: string[]; host: string; key: string; keyLocation: string }[] = [];
let live: { status: number; body: string };
let answer = 200;
const server = createServer((request, response) => {
  void (async () => {
    if (request.method === 'POST') {
      told.push(JSON.parse(await bodyOf(request)) as (typeof told)[number]);
      response.writeHead(answer).end('no');
    } else response.writeHead(live.status).end(live.body);
  })();
});
let root = '';
const target = () => ({ root, key: 'abcdef0123456789', endpoint: `${root}indexnow` });

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/prep/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  told.length = 0;
  answer = 200;
  live = { status: 200, body: JSON.stringify(before) };
});

describe('what a deployment changed', () => {
  it('is what is new, other than before, or gone', () => {
    expect(changedPages(before, after)).toEqual(['guides/gone/', 'guides/new/', 'guides/x/']);
    expect(changedPages(after, after)).toEqual([]);
  });

  it('is told with whole addresses, the key, and where its file is', async () => {
    expect(await tell(target(), changedPages(before, after))).toBe(1);
    expect(told).toEqual([
      {
        host: new URL(root).host,
        key: 'abcdef0123456789',
        keyLocation: `${root}abcdef0123456789.txt`,
        urlList: ['guides/gone/', 'guides/new/', 'guides/x/'].map((path) => root + path),
      },
    ]);
  });

  it('is not told when nothing changed', async () => {
    expect(await tell(target(), [])).toBe(0);
    expect(told).toEqual([]);
  });

  it('is told in several requests when there is too much for one', async () => {
    const pages = Array.from({ length: MOST + 1 }, (_, index) => `guides/${index}/`);
    expect(await tell(target(), pages)).toBe(2);
    expect(told.map(({ urlList }) => urlList.length)).toEqual([MOST, 1]);
  });

  it('fails with what was answered when it is refused', async () => {
    answer = 403;
    await expect(tell(target(), ['guides/x/'])).rejects.toThrow(/answered 403.*\n.*key file/);
  });
});

describe('what is live', () => {
  it('is read from the site, and may be nothing yet', async () => {
    expect(await liveManifest(root)).toEqual(before);
    live = { status: 404, body: 'Not found' };
    expect(await liveManifest(root)).toBeUndefined();
  });

  it('is not guessed from another answer', async () => {
    live = { status: 500, body: '' };
    await expect(liveManifest(root)).rejects.toThrow('answered 500');
    for (const body of ['<html>', 'null', '{"pages":[1]}', '{}']) {
      live = { status: 200, body };
      await expect(liveManifest(root)).rejects.toThrow('is not the manifest');
    }
  });

  it('is waited for', async () => {
    setTimeout(() => (live = { status: 200, body: JSON.stringify(after) }), 30);
    await untilLive(root, after, { tries: 100, pause: 5 });
    await expect(untilLive(root, before, { tries: 2, pause: 1 })).rejects.toThrow('Deploy dist/');
  });
});

it('a key is checked before anything is sent', () => {
  expect(checkedKey('abcdef01')).toBe('abcdef01');
  expect(() => checkedKey('short')).toThrow('8 to 128');
  expect(() => checkedKey('../../etc/passwd')).toThrow('8 to 128');
});

it('a manifest keeps nothing but hashes of pages', () => {
  expect(parseManifest(JSON.stringify(after), 'x')).toEqual(after);
});
