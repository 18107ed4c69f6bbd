import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createPlainServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { probe, type ProbeSettings } from './link-probe.ts';

const page = (title: string) => `<!doctype html><title>${title}</title><p>Words.</p>`;
const html = { 'content-type': 'text/html; charset=utf-8' };
const asked: IncomingMessage[] = [];
let wroteOfHuge = 0;

type Handler = (response: ServerResponse, request: IncomingMessage) => void;

const send =
  (status: number, headers: Record<string, string> = {}, body: string | Buffer = ''): Handler =>
  (response) =>
    response.writeHead(status, headers).end(body);

/** How a server may misbehave, by the path. */
const ways: Record<string, Handler> = {
  '/fine': send(200, html, page('RFC 9110 &amp; more,\n HTTP Semantics')),
  '/missing': send(404, html, page('Not found')),
  '/deleted': send(410),
  '/broken': send(500),
  '/circle': send(302, { location: '/circle-back' }),
  '/circle-back': send(302, { location: '/circle' }),
  '/far': (response, { url = '' }) => {
    const step = Number(new URL(url, 'http://x.example').searchParams.get('step') ?? 0);
    response.writeHead(302, { location: `/far?step=${step + 1}` }).end();
  },
  '/sold': (response, { headers }) => {
    const port = headers.host?.split(':')[1] ?? '';
    response.writeHead(301, { location: `http://localhost:${port}/fine` }).end();
  },
  '/inside': send(302, { location: 'http://169.254.169.254/latest/meta-data/' }),
  '/script': send(302, { location: 'javascript:alert(1)' }),
  '/moved': send(301, { location: '/fine' }),
  '/detour': send(302, { location: '/fine' }),
  '/hangs': () => undefined,
  '/drips': (response) => {
    response.writeHead(200, html);
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/resets': (response) => response.socket?.destroy(),
  '/huge': (response) => {
    response.writeHead(200, html);
    const more = () => {
      while (!response.destroyed && wroteOfHuge < 200_000_000) {
        wroteOfHuge += 65_536;
        if (!response.write(Buffer.alloc(65_536, 'x'))) {
          response.once('drain', more);
          return;
        }
      }
    };
    more();
  },
  '/film': send(200, { 'content-type': 'video/mp4' }, 'xx'),
  '/pdf': send(200, { 'content-type': 'application/pdf' }, '%PDF-1.7'),
  '/empty': send(200, html),
  '/untitled': send(200, html, '<p>Words.</p>'),
  '/busy': (response, request) => {
    const again = asked.filter(({ url }) => url === '/busy').length > 1;
    if (again) send(200, html, page('Calm'))(response, request);
    else response.writeHead(429, { 'retry-after': '0' }).end();
  },
  '/busy-for-long': send(429, { 'retry-after': '86400' }),
  '/busy-until': send(503, { 'retry-after': 'Fri, 31 Dec 2100 23:59:59 GMT' }),
  '/no-head': (response, request) =>
    send(request.method === 'HEAD' ? 405 : 200, html, page('Here'))(response, request),
  '/no-programs': send(403),
  '/bad-gzip': send(200, { ...html, 'content-encoding': 'gzip' }, 'this is not packed'),
  '/cut-gzip': send(
    200,
    { ...html, 'content-encoding': 'gzip' },
    gzipSync(page('Here')).subarray(0, 12),
  ),
  '/odd-charset': send(200, { 'content-type': 'text/html; charset=klingon' }, page('Here')),
  '/latin': send(
    200,
    { 'content-type': 'text/html; charset=iso-8859-1' },
    Buffer.from(page('Café'), 'latin1'),
  ),
};

const server = createServer((request, response) => {
  asked.push(request);
  const path = new URL(request.url ?? '', 'http://x.example').pathname;
  ways[path]?.(response, request);
});
/** Speaks no TLS, and no HTTP either. */
const plain = createPlainServer((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));

const listen = async (one: Server) => {
  await new Promise<void>((ready) => one.listen(0, '127.0.0.1', ready));
  return (one.address() as AddressInfo).port;
};
let port = 0;
let plainPort = 0;
let closedPort = 0;
let settings: ProbeSettings;

beforeAll(async () => {
  port = await listen(server);
  plainPort = await listen(plain);
  const closing = createPlainServer();
  closedPort = await listen(closing);
  await new Promise((closed) => closing.close(closed));
  settings = {
    userAgent: 'a test (+https://example.org)',
    patience: 400,
    retries: 1,
    pause: 5,
    longestWait: 1000,
    bytes: 128 * 1024,
    isAllowed: ({ hostname }) => hostname === '127.0.0.1' || hostname === 'localhost',
  };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  plain.close();
});

const at = (path: string) => probe(`http://127.0.0.1:${port}${path}`, settings);

test.each([
  ['/fine', 'fine', ''],
  ['/pdf', 'fine', ''],
  ['/untitled', 'fine', ''],
  ['/no-head', 'fine', ''],
  ['/odd-charset', 'fine', ''],
  ['/detour', 'fine', ''],
  ['/huge', 'fine', ''],
  ['/moved', 'moved', 'moved for good to http://127.0.0.1'],
  ['/missing', 'gone', 'is gone (404)'],
  ['/deleted', 'gone', 'is gone (410)'],
  ['/broken', 'unsure', 'answers 500'],
  ['/no-programs', 'unsure', 'may refuse programs'],
  ['/circle', 'wrong', 'circle of redirects'],
  ['/far', 'wrong', 'redirects too often'],
  ['/sold', 'wrong', 'another site, localhost'],
  ['/inside', 'wrong', 'not on the public web'],
  ['/script', 'wrong', 'redirects to javascript:'],
  ['/hangs', 'unsure', 'does not answer in time'],
  ['/drips', 'unsure', 'does not answer in time'],
  ['/resets', 'unsure', 'breaks the connection off'],
  ['/film', 'wrong', 'no page to read (video/mp4)'],
  ['/empty', 'wrong', 'is empty'],
  ['/busy-for-long', 'unsure', 'answers 429'],
  ['/busy-until', 'unsure', 'answers 503'],
  ['/bad-gzip', 'wrong', 'cannot be unpacked'],
])('a server that does %s is %s', async (path, verdict, said) => {
  const answer = await at(path);
  expect(answer).toMatchObject({ verdict });
  expect(answer.said).toContain(said);
});

test('a packed page that is cut off has no title that could pass for the former one', async () => {
  expect((await at('/cut-gzip')).title).toBe('');
});

test('a page is known by its title, in whatever letters it came', async () => {
  expect((await at('/fine')).title).toBe('RFC 9110 & more, HTTP Semantics');
  expect((await at('/latin')).title).toBe('Café');
  expect((await at('/moved')).title).toBe('RFC 9110 & more, HTTP Semantics');
});

test('a server that asks to wait is asked again, and one that asks to wait for long is left alone', async () => {
  expect(await at('/busy')).toMatchObject({ verdict: 'fine', title: 'Calm' });
  const before = asked.length;
  await at('/busy-for-long');
  expect(asked.length - before).toBe(1);
});

test('what may pass is tried again, what will not is not', async () => {
  const tries = async (path: string) => {
    const before = asked.length;
    await at(path);
    return asked.length - before;
  };
  expect(await tries('/broken')).toBe(2);
  expect(await tries('/missing')).toBe(1);
});

test('a page without end is read no further than its beginning', async () => {
  wroteOfHuge = 0;
  await at('/huge');
  await sleep(50);
  expect(wroteOfHuge).toBeLessThan(20_000_000);
});

test('no certificate, no server, and no such host are told apart', async () => {
  const tls = await probe(`https://127.0.0.1:${plainPort}/`, settings);
  expect(tls).toMatchObject({ verdict: 'wrong', said: 'has no valid certificate' });
  const refused = await probe(`http://127.0.0.1:${closedPort}/`, settings);
  expect(refused).toMatchObject({ verdict: 'unsure' });
  expect(refused.said).toContain('takes no connection');
});

test('we say who we are, and ask for nothing but the page', () => {
  expect(asked.length).toBeGreaterThan(20);
  for (const { method, headers } of asked) {
    expect(method).toBe('GET');
    expect(headers['user-agent']).toBe('a test (+https://example.org)');
    expect(headers.cookie).toBeUndefined();
  }
});
