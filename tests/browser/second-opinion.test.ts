/**
 * The second opinion in a real browser: the element stands in a practice page, and the bridge
 * reaches a server that behaves as Ollama and LM Studio do.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from 'vite';
import { href, paths } from '../../src/guides/paths.ts';
import { chatBodies } from '../../src/practice/model/opinion-request.ts';
import type { Review } from '../../src/practice/ports/coach.ts';
import { site as constants } from '../../src/site.ts';
import { OPINION, startModelServer, type ModelServer } from '../practice/fakes/model-server.ts';
import { openSite, visit, type OpenSite } from './site.ts';
import { REFUSED, reportRefusals } from './strict-host.ts';

const root = resolve(import.meta.dirname, '../..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const KEY = 'sk-very-secret-7';
const review: Review = {
  question: {
    title: 'How do you page through orders?',
    points: [
      { claim: 'Picks a unique sort key.', signals: [], followUp: 'Why?' },
      { claim: 'Bounds the size of a page.', signals: [], followUp: 'Why?' },
    ],
  },
  answer: 'Well — “quotes”, \\backslashes, ü and 🦆.\nI would sort by created time and id.',
};

let site: OpenSite;
/** As the page would load it; by their names. */
let files: Map<string, string>;
let open: ModelServer;
let locked: ModelServer;
let ollama: ModelServer;
let lmStudio: ModelServer;

beforeAll(async () => {
  const bundled = await build({
    configFile: false,
    logLevel: 'silent',
    root,
    base: `${constants.base}_harness/`,
    define: { 'import.meta.env.BASE_URL': JSON.stringify(constants.base) },
    build: {
      write: false,
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: join(root, 'src/elements/second-opinion.ts'),
        output: { entryFileNames: 'element.js' },
      },
    },
  });
  const outputs = [bundled].flat().flatMap((result) => ('output' in result ? result.output : []));
  files = new Map(
    outputs.map((file) => [
      file.fileName.split('/').at(-1) ?? '',
      file.type === 'chunk' ? file.code : String(file.source),
    ]),
  );
  [site, open, locked, ollama, lmStudio] = await Promise.all([
    openSite(),
    startModelServer(),
    startModelServer({ key: KEY }),
    startModelServer({ letsIn: () => false }),
    startModelServer({ like: 'LM Studio', letsIn: () => false }),
  ]);
});
afterAll(async () => {
  await site.close();
  await Promise.all([open, locked, ollama, lmStudio].map((server) => server.close()));
});

interface Watched {
  page: Page;
  /** What the page itself, its frames and workers were refused. */
  refused: string[];
  asked: string[];
}

/** A practice page with the element in it, as the session page will have it. */
async function practicePage(options: { width?: number; setUp?: string } = {}): Promise<Watched> {
  const context = await site.browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: options.width ?? 1000, height: 800 },
    reducedMotion: 'reduce',
  });
  const refused: string[] = [];
  const asked: string[] = [];
  await context.addInitScript(reportRefusals, REFUSED);
  if (options.setUp) await context.addInitScript(options.setUp);
  context.on('console', (message) => {
    if (message.text().startsWith(REFUSED)) refused.push(message.text());
  });
  context.on('request', (request) => asked.push(request.url()));
  await context.route('**/_harness/**', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    const contentType = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    return route.fulfill({ contentType, body: files.get(name) ?? `throw new Error('No ${name}')` });
  });
  // The element is there before its class is.
  await context.route(site.at(paths.practice('api-developer')), async (route) => {
    const response = await route.fetch();
    // The interview's own is not yet in use; here, one stands by itself.
    const html = (await response.text()).replace(/<second-opinion\b.*?<\/second-opinion>/s, '');
    const script = `<script type="module" src="${href('/_harness/element.js')}"></script>`;
    const body = html.replace(
      /<main[^>]*>/,
      (main) => `${main}<div class="page"><second-opinion></second-opinion></div>${script}`,
    );
    await route.fulfill({ response, body });
  });
  await context.addInitScript((given) => {
    document.addEventListener('readystatechange', () => {
      const element = document.querySelector('second-opinion');
      if (element && document.readyState === 'interactive')
        Object.assign(element, { maybes: [0], review: given });
    });
    document.addEventListener('second-opinion', (event) => {
      (window as { told?: unknown }).told = (event as CustomEvent<unknown>).detail;
    });
  }, review);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await visit(page, site.at(paths.practice('api-developer')));
  return { page, refused, asked };
}

async function openPanel(page: Page): Promise<void> {
  await page.locator('second-opinion summary').click();
  await page.locator('second-opinion .sent').waitFor();
}

async function choose(page: Page, { address, model }: { address: string; model: string }) {
  await page.getByLabel('Address', { exact: true }).fill(address);
  await page.getByLabel('Model', { exact: true }).fill(model);
}

const sendButton = (page: Page) => page.locator('second-opinion .button');
const status = (page: Page) => page.locator('second-opinion [role=status]');

async function violations(page: Page, place = 'second-opinion'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const results = await page.evaluate(async (within) => {
    const { axe: injected } = window as unknown as {
      axe: { run: (place: string, options: object) => Promise<AxeResults> };
    };
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return injected.run(within, {
      runOnly,
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    });
  }, place);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
}

const sidewise = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

test('what the preview shows is what arrives, to the byte, and through the bridge alone', async () => {
  const { page, refused, asked } = await practicePage();
  const names = () => asked.filter((url) => /_harness|bridge/.test(url));
  expect(names()).toHaveLength(1);
  await openPanel(page);
  expect(names().some((url) => url.includes('bridge'))).toBe(false);

  await choose(page, { address: open.address, model: 'sound' });
  const shown = await page.locator('second-opinion .sent').textContent();
  expect(shown).toBe(chatBodies(review, 'sound')[0]);
  expect(await page.locator('.where-to').textContent()).toBe(`Sent to ${open.host}`);
  expect(await sendButton(page).textContent()).toBe(`Send to ${open.host}`);
  expect(open.received).toEqual([]);
  await sendButton(page).click();
  await page.locator('.opinion-result mark').waitFor();
  expect(open.received.map(({ path, body }) => [path, body])).toEqual([
    ['/v1/chat/completions', shown],
  ]);
  expect(open.received[0]?.headers).not.toHaveProperty('cookie');
  expect(open.received[0]?.headers).not.toHaveProperty('referer');
  expect(open.received[0]?.headers).not.toHaveProperty('authorization');

  expect(await page.locator('.opinion-result mark').allTextContents()).toEqual([
    OPINION.points[0]?.quote,
  ]);
  expect(await page.locator('.opinion-question').textContent()).toBe(OPINION.followUp);
  expect(await page.evaluate(() => (window as { told?: unknown }).told)).toEqual({
    lifts: [{ point: 0, quote: OPINION.points[0]?.quote }],
    followUp: OPINION.followUp,
  });

  // The same request from the page itself is refused; nothing else was.
  expect(refused).toEqual([]);
  const outcome = await page.evaluate(
    (address) =>
      fetch(`${address}/models`).then(
        () => 'came through',
        () => 'refused',
      ),
    open.address,
  );
  expect(outcome).toBe('refused');
  // By the header's policy and by the page's own.
  await expect.poll(() => refused.length).toBe(2);
  expect(refused.every((line) => line.startsWith(`${REFUSED}connect-src`))).toBe(true);
  // Nor does it frame another host.
  await page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
  }, `${open.address}/models`);
  await expect.poll(() => refused.some((line) => line.includes('frame-src'))).toBe(true);
  expect(open.received).toHaveLength(1);
  await page.context().close();
});

test('a key is in memory and in a header, and in no store, no address, and no text', async () => {
  const { page } = await practicePage();
  await openPanel(page);
  await choose(page, { address: locked.address, model: 'sound' });
  await page.getByLabel('Key, if it needs one').fill('sk-wrong');
  await sendButton(page).click();
  await page.getByText('does not accept the key').waitFor();
  await page.getByLabel('Key, if it needs one').fill(KEY);
  expect(await page.locator('second-opinion .hint').allTextContents()).toContainEqual(
    expect.stringContaining('with the key in a header'),
  );
  await sendButton(page).click();
  await page.locator('.opinion-result mark').waitFor();
  expect(locked.received.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`);
  expect(locked.received.map(({ path, body }) => path + body).join()).not.toContain(KEY);

  const kept = () =>
    page.evaluate(async () => {
      const databases = await indexedDB.databases();
      const contents = await Promise.all(
        databases.map(
          ({ name = '' }) =>
            new Promise<string>((done) => {
              const opening = indexedDB.open(name);
              opening.onsuccess = () => {
                const database = opening.result;
                const stores = [...database.objectStoreNames];
                if (stores.length === 0) {
                  done('');
                  return;
                }
                const reading = database
                  .transaction(stores)
                  .objectStore(stores[0] ?? '')
                  .getAll();
                reading.onsuccess = () => done(JSON.stringify(reading.result));
              };
            }),
        ),
      );
      return {
        disk: JSON.stringify(Object.entries(localStorage)) + contents.join() + document.cookie,
        tab: JSON.stringify(Object.entries(sessionStorage)),
        page: location.href + (document.body.textContent || ''),
      };
    });
  expect(JSON.stringify(await kept())).not.toContain(KEY);
  await page.getByLabel('Keep the key until this tab is closed').check();
  const afterwards = await kept();
  expect(afterwards.tab).toContain(KEY);
  expect(afterwards.disk + afterwards.page).not.toContain(KEY);
  // Another host never gets it.
  await page.getByLabel('Address', { exact: true }).fill(open.address);
  expect(await page.getByLabel('Key, if it needs one').inputValue()).toBe('');
  expect((await kept()).tab).not.toContain(KEY);
  await page.context().close();
});

describe('on a phone', () => {
  let watched: Watched;
  beforeAll(async () => {
    watched = await practicePage({ width: 360, setUp: 'delete globalThis.LanguageModel' });
    await openPanel(watched.page);
  });
  afterAll(() => watched.page.context().close());

  async function sayAfter(address: string, model: string): Promise<string> {
    const { page } = watched;
    await choose(page, { address, model });
    await sendButton(page).click();
    await sendButton(page).waitFor({ state: 'visible' });
    await expect.poll(() => status(page).textContent()).not.toMatch(/…$/);
    return (await status(page).textContent()) ?? '';
  }

  const expectSound = async () => {
    expect(await violations(watched.page)).toEqual([]);
    expect(await sidewise(watched.page)).toBeLessThanOrEqual(360);
  };

  test('as it opens, it can be used by everybody', async () => {
    await expectSound();
  });

  test('a browser without a model says so', async () => {
    const { page } = watched;
    await page.getByLabel('In this browser').check();
    await page.getByText('This browser has no model of its own to use.').waitFor();
    expect(await page.locator('.where-to').textContent()).toBe('Stays on this device');
    await sendButton(page).click();
    await expect.poll(() => status(page).textContent()).toContain('Chrome has one');
    await page.getByLabel('At an address of my own').check();
  });

  test('an address that must not be used gets the focus, and nothing is sent', async () => {
    const { page } = watched;
    await choose(page, { address: 'http://192.168.0.7/v1', model: 'sound' });
    expect(await page.locator('.where-to').textContent()).toMatch(/^Not sent/);
    await sendButton(page).click();
    expect(await status(page).textContent()).toContain('cannot be used');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('url');
    await choose(page, { address: open.address, model: '' });
    await sendButton(page).click();
    expect(await status(page).textContent()).toContain('Name a model');
    await expectSound();
  });

  test('models are listed when the reader asks for them', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'List models' }).click();
    await expect.poll(() => status(page).textContent()).toContain('models are there');
    expect(await page.locator('datalist option').count()).toBeGreaterThan(10);
  });

  test('hostile words change nothing, and are counted', async () => {
    expect(await sayAfter(open.address, 'hostile')).toContain('lifts no point');
    const result = watched.page.locator('.opinion-result');
    expect(await result.textContent()).toMatch(/4 claims were dropped.*5 claims were dropped/);
    expect(await result.locator('script, img, a').count()).toBe(0);
    await expectSound();
  });

  test.each([
    ['busy', '17 s'],
    ['declines', 'declined'],
    ['empty', 'nothing'],
    ['broken-off', 'broke off'],
    ['malformed', 'not in the form'],
    ['out-of-memory', 'more system memory'],
    ['not-there', 'no such model'],
  ])('%s: the reader learns what to do', async (model, words) => {
    expect(await sayAfter(open.address, model)).toContain(words);
  });

  test('a program that does not let the site in is told from one that is not there', async () => {
    const origin = new URL(site.at('/')).origin;
    expect(await sayAfter(ollama.address, 'sound')).toContain(`OLLAMA_ORIGINS=${origin}`);
    expect(await sayAfter(lmStudio.address, 'sound')).toContain('Enable CORS');
    const gone = await startModelServer();
    await gone.close();
    expect(await sayAfter(gone.address, 'sound')).toContain('No answer came from');
    await expectSound();
  });

  test('an answer that is coming can be canceled, and the next sent at once', async () => {
    const { page } = watched;
    await choose(page, { address: open.address, model: 'hangs' });
    await sendButton(page).click();
    await page.getByText('characters so far').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => status(page).textContent()).toContain('Stopped.');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('button');
    expect(await sayAfter(open.address, 'marks-of-life')).toContain('lifts 1 point');
    await expectSound();
  });

  test('another answer takes away what was said of the one before', async () => {
    const { page } = watched;
    await page.evaluate(
      (next) => {
        Object.assign(document.querySelector('second-opinion') ?? {}, { review: next });
      },
      { ...review, answer: 'Another answer altogether.' },
    );
    expect(await page.locator('.opinion-result').textContent()).toBe('');
    expect(await page.locator('.sent').textContent()).toContain('Another answer altogether.');
  });

  test('nothing was refused by a policy', () => {
    expect(watched.refused).toEqual([]);
  });
});

test('the browser’s own model is asked in the page, and stays on the device', async () => {
  const setUp = `globalThis.LanguageModel = {
    state: 'downloadable',
    availability() { return Promise.resolve(this.state) },
    async create({ monitor }) {
      const events = new EventTarget();
      monitor(events);
      events.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded: 0.5 }));
      this.state = 'available';
      return {
        promptStreaming: () => new ReadableStream({
          start(controller) {
            for (const chunk of ${JSON.stringify(JSON.stringify(OPINION).match(/.{1,9}/g))}) controller.enqueue(chunk);
            controller.close();
          }
        }),
        destroy() {}
      };
    }
  }`;
  const { page, asked, refused } = await practicePage({ width: 360, setUp });
  await openPanel(page);
  await page.getByLabel('In this browser').check();
  expect(await page.locator('.where-to').textContent()).toBe('Stays on this device');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Have the browser download it' }).click();
  await page.getByText('The browser’s model is there.').waitFor();
  const before = asked.length;
  await page.getByRole('button', { name: 'Ask this browser’s model' }).click();
  await page.locator('.opinion-result mark').waitFor();
  expect(asked.slice(before)).toEqual([]);
  expect(refused).toEqual([]);
  expect(await violations(page)).toEqual([]);
  expect(await sidewise(page)).toBeLessThanOrEqual(360);
  await page.context().close();
});

test('an interview offers it with the feedback, and what was said stays when points change', async () => {
  const context = await site.browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  await visit(page, site.at(paths.practice('api-developer')));
  expect(asked.filter((url) => url.includes('bridge'))).toEqual([]);
  await page.getByRole('button', { name: 'Start the interview' }).click();
  await page.getByRole('textbox', { name: 'Your answer' }).fill(review.answer);
  await page.getByRole('button', { name: 'I am done' }).click();
  await openPanel(page);
  await choose(page, { address: open.address, model: 'whole' });
  await sendButton(page).click();
  await expect.poll(() => status(page).textContent()).toContain('The model has answered.');
  const sent = JSON.parse(open.received.at(-1)?.body ?? '') as {
    messages: { content: string }[];
  };
  const title = await page.locator('[data-part=question]').textContent();
  expect(sent.messages[1]?.content).toContain(`Question: ${title ?? ''}`);
  expect(sent.messages[1]?.content).toMatch(/\n1\. .*\n2\. /);
  expect(sent.messages[1]?.content.endsWith(review.answer)).toBe(true);
  await page
    .getByRole('button', { name: /^I said this/ })
    .first()
    .click();
  expect(await page.locator('.opinion-question').textContent()).toBe(OPINION.followUp);
  await context.close();
});

test('the bridge by itself says what it is, and answers nobody', async () => {
  const page = await (await site.newContext()).newPage();
  await visit(page, site.at(paths.bridge));
  expect(await page.locator('h1').textContent()).toBe('Bridge to a model of your own');
  const heard = await page.evaluate(
    () =>
      new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done('answered');
        window.postMessage({ bridge: 'interview-field-guide', version: 1 }, location.origin, [
          port2,
        ]);
        setTimeout(() => done('silent'), 300);
      }),
  );
  expect(heard).toBe('silent');
  expect(await violations(page, 'html')).toEqual([]);
  await page.context().close();
});
