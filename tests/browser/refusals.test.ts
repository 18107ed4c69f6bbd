import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveStatic, type StaticServer } from '../../tools/static-server.ts';
import { BROWSERS, openReader, type Reader } from './reader.ts';
import { strictHeaders } from './strict-host.ts';

/** What somebody would write into a page of ours who found a hole in it. */
const markup = (elsewhere: string) => `<!doctype html><meta charset="utf-8"><title>Hole</title>
<base href="${elsewhere}/">
<script>globalThis.ran = 'inline script'</script>
<script src="${elsewhere}/script.js"></script>
<script src="data:text/javascript,globalThis.ran = 'data script'"></script>
<script type="module">globalThis.ran = 'inline module'</script>
<button onclick="globalThis.ran = 'event attribute'">Press</button>
<svg onload="globalThis.ran = 'event attribute of a drawing'"></svg>
<a href="javascript:globalThis.ran = 'address'">Follow</a>
<style>button { border-left: 7px solid }</style>
<p style="border-left: 7px solid">Text</p>
<link rel="stylesheet" href="${elsewhere}/style.css">
<img src="${elsewhere}/picture.svg" alt="">
<iframe src="${elsewhere}/frame.html" title=""></iframe>
<object data="${elsewhere}/object.svg"></object>
<video src="${elsewhere}/film.mp4"></video>
<form action="${elsewhere}/form"><button id="send">Send</button></form>`;

let folder: string;
let ours: StaticServer;
let theirs: Server;
let asked: string[];
let elsewhere: string;

beforeAll(async () => {
  theirs = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
  });
  await new Promise<void>((ready) => theirs.listen(0, '127.0.0.1', ready));
  elsewhere = `http://127.0.0.1:${(theirs.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), 'hole-'));
  await writeFile(join(folder, 'index.html'), markup(elsewhere));
  await writeFile(join(folder, '404.html'), '');
  const headers = strictHeaders(resolve(import.meta.dirname, '../../dist'));
  ours = await serveStatic(folder, { headers });
});
afterAll(async () => {
  await ours.close();
  await new Promise((done) => theirs.close(done));
  await rm(folder, { recursive: true });
});

describe.each(BROWSERS)('in %s', (name) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await openReader(name);
  });
  afterAll(() => reader.close());

  test('a hole in a page lets nothing run, and nothing leave', async () => {
    asked = [];
    const page = await reader.openWindow({ width: 800, height: 600 });
    const refused = new Set<string>();
    page.on('console', (message) => {
      const [, directive] = /^Refused by the policy: (\S+)/.exec(message.text()) ?? [];
      if (directive !== undefined) refused.add(directive);
    });
    await page.goto(ours.url);
    for (const selector of ['button', 'a', '#send'])
      await page.$eval(selector, (element) => (element as HTMLElement).click());
    const outcome = await page.evaluate(async (address) => {
      const attempt = async (act: () => unknown) => {
        try {
          await act();
          return 'done';
        } catch (error) {
          return error instanceof Error ? error.name : 'refused';
        }
      };
      const border = (selector: string) =>
        getComputedStyle(document.querySelector(selector) ?? document.body).borderLeftWidth;
      return {
        fetched: await attempt(() => fetch(`${address}/fetch`)),
        sent: navigator.sendBeacon(`${address}/beacon`) && false,
        // Later, since what is evaluated from here by the driver of the browser may do more.
        evaluated: await new Promise((told) =>
          setTimeout(() => told(attempt(() => (0, eval)('globalThis.ran = "text"')))),
        ),
        parsed: await attempt(() => (document.body.innerHTML = '<b>text</b>')),
        worker: await attempt(() => new Worker('/worker.js')),
        ran: (globalThis as { ran?: string }).ran,
        borders: [border('button') === '7px', border('p')],
        base: document.baseURI,
      };
    }, elsewhere);
    expect(outcome).toEqual({
      fetched: 'TypeError',
      sent: false,
      evaluated: 'EvalError',
      parsed: 'TypeError',
      worker: 'TypeError',
      ran: undefined,
      borders: [false, '0px'],
      base: ours.url,
    });
    await expect.poll(() => [...refused].toSorted()).toEqual(DIRECTIVES);
    expect(await page.evaluate(() => location.href)).toBe(ours.url);
    expect(asked).toEqual([]);
    await page.browserContext().close();
  });
});

const DIRECTIVES = [
  'base-uri',
  'connect-src',
  'form-action',
  'frame-src',
  'img-src',
  'media-src',
  'object-src',
  'require-trusted-types-for',
  'script-src-attr',
  'script-src-elem',
  'style-src-attr',
  'style-src-elem',
];
