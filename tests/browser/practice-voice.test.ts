/** Spoken answers at the practice page: what is there to listen with, what goes wrong, and what comes of it. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../src/guides/paths.ts';
import { PACK_FOLDER } from '../../src/practice/voice/pack-manifest.ts';
import { violationsEverywhere } from './axe.ts';
import { openSite, visit, type ContextOptions, type OpenSite } from './site.ts';

const ROLE = 'api-developer';
const QUESTION = 'partner-intermittent-timeouts';
let site: OpenSite;
let context: BrowserContext;
let page: Page;
let asked: string[] = [];

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
afterEach(async () => {
  expect(asked.filter((request) => !request.startsWith('GET '))).toEqual([]);
  await context.close();
});

function watch(): void {
  asked = [];
  context.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
}

async function open(setUp: () => void, options: ContextOptions = {}): Promise<void> {
  context = await site.newContext({ viewport: { width: 360, height: 800 }, ...options });
  watch();
  page = await context.newPage();
  await page.addInitScript(setUp);
  await visit(page, `${site.at(paths.practice(ROLE))}?rehearse=${QUESTION}`);
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const part = (name: string) => page.locator(`[data-part='${name}']`);
const choose = (mode: 'spoken' | 'recorded') =>
  page.locator(`.practice-setup [value=${mode}]`).check();

/** In the page: a microphone that hums, which `lose()` takes away, and which counts how often it was got. */
function humming(): void {
  Object.assign(globalThis, { timesGot: 0 });
  navigator.mediaDevices.getUserMedia = async () => {
    const audio = new AudioContext();
    await audio.resume();
    const hum = audio.createOscillator();
    const destination = audio.createMediaStreamDestination();
    hum.connect(destination);
    hum.start();
    const [track] = destination.stream.getAudioTracks();
    timesGot++;
    Object.assign(globalThis, { lose: () => track?.dispatchEvent(new Event('ended')) });
    return destination.stream;
  };
}

/** In the page. */
declare const lose: () => void;
declare let timesGot: number;

describe('a look at the microphone', () => {
  const REFUSALS = [
    ['NotAllowedError', 'The browser may not use the microphone'],
    ['NotFoundError', 'No microphone was found'],
    ['NotReadableError', 'Another program has the microphone'],
    ['none at all', 'This browser cannot use a microphone here'],
  ] as const;

  test('says in plain words what keeps it from being heard, and what to do', async () => {
    await open(() => {
      const ask = () =>
        Promise.reject(new DOMException('', (globalThis as { refusal?: string }).refusal));
      Object.assign(navigator.mediaDevices, { getUserMedia: ask });
    });
    await choose('recorded');
    await expect.poll(() => part('fate').textContent()).toContain('in the memory of this page');
    for (const [refusal, said] of REFUSALS) {
      await page.evaluate((name) => {
        Object.assign(globalThis, { refusal: name });
        if (name === 'none at all') Reflect.deleteProperty(Navigator.prototype, 'mediaDevices');
      }, refusal);
      await button('Check the microphone').click();
      await page.getByText(said).waitFor();
    }
    expect(await violationsEverywhere(page)).toEqual([]);
  });

  test('shows how loud it is, and lets go of it', async () => {
    await open(humming);
    await choose('recorded');
    await button('Check the microphone').click();
    await page.getByText('Say something').waitFor();
    const meter = page.locator('practice-voice meter');
    await expect
      .poll(() => meter.evaluate((own) => (own as HTMLMeterElement).value))
      .toBeGreaterThan(0.2);
    expect(await violationsEverywhere(page)).toEqual([]);
    await button('Stop the check').click();
    expect(await meter.isVisible()).toBe(false);
    await button('Check the microphone').click();
    await page.getByText('Say something').waitFor();
    await page.evaluate(() => lose());
    await page.getByText('The microphone is gone').waitFor();
  });
});

describe('an answer that is only recorded', () => {
  async function begin(): Promise<void> {
    await open(humming);
    await choose('recorded');
    await button('Start the interview').click();
    await button('Answer now').click();
    const meter = page.locator('practice-desk meter');
    await expect
      .poll(() => meter.evaluate((own) => (own as HTMLMeterElement).value))
      .toBeGreaterThan(0.2);
  }

  test('is played back, ticked by the reader, and saved only on purpose', async () => {
    await begin();
    expect(await part('destination').textContent()).toContain('Stays on this device');
    expect(await part('destination').getAttribute('data-leaves-device')).toBe('false');
    expect(await violationsEverywhere(page)).toEqual([]);
    await button('I am done').click();
    const audio = page.locator('practice-desk audio');
    await expect.poll(() => audio.getAttribute('src')).toMatch(/^blob:/);
    await part('self-check').getByRole('checkbox').first().check();
    expect(await violationsEverywhere(page)).toEqual([]);
    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save the recording as a file' }).click();
    expect((await saving).suggestedFilename()).toBe('answer.webm');
    await button('Show the feedback').click();
    const states = part('points').locator('.state');
    expect(await states.allTextContents()).toEqual([
      '■ You say you said it',
      ...Array.from({ length: 3 }, () => '□ Not marked'),
    ]);
    expect(await part('words').isVisible()).toBe(false);
    expect(await part('opinion').isVisible()).toBe(false);
  });

  test('goes on by typing when the microphone is gone, and speaks again when it is back', async () => {
    await begin();
    await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
    await page.getByText('This answer goes on with the one it began with').waitFor();
    await button('Pause').click();
    await button('Go on').click();
    expect(await part('notice').textContent()).toBe('');
    // Going on gets it anew; the one before the pause was let go of.
    await expect.poll(() => page.evaluate(() => timesGot)).toBe(2);
    await page.evaluate(() => lose());
    await page.getByText('The microphone is gone. All that was heard is in the field').waitFor();
    await page.getByRole('textbox', { name: 'Your answer' }).fill('Typed after that.');
    await button('Speak instead').click();
    await page.locator('practice-desk meter').waitFor();
    await button('I am done').click();
    await button('Show the feedback').click();
    expect(await page.locator('.answer-text').textContent()).toBe('Typed after that.');
  });
});

describe('what turns speech into words', () => {
  const files = `**/${PACK_FOLDER}files/**`;

  test('is got once and kept: with its size, called off, gone on with, deleted', async () => {
    await open(humming);
    await choose('spoken');
    const get = button(/^(?:Download the voice pack|Go on with the download) \(\d+ MB\)$/);
    await get.waitFor();
    expect(await part('engine-state').textContent()).toMatch(/fetched once, 2\d MB, and kept/);
    expect(asked.filter((request) => request.includes(`${PACK_FOLDER}files/`))).toEqual([]);
    await button('Start the interview').click();
    await page.getByText('Nothing is there yet that turns your voice into words').waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);

    let left = 3;
    await page.route(files, (route) => (left-- > 0 ? route.continue() : undefined));
    await get.click();
    await button('Cancel the download').waitFor();
    await expect
      .poll(() => page.locator('progress').evaluate((bar) => (bar as HTMLProgressElement).value))
      .toBeGreaterThan(0.05);
    expect(await violationsEverywhere(page)).toEqual([]);
    await button('Cancel the download').click();
    await page.getByText('The download was called off').waitFor();
    await page.unroute(files);

    await page.route(files, (route) => route.abort());
    await get.click();
    await page.getByText('The network is gone').waitFor();
    await page.unroute(files);
    await page.route(files, (route) => route.fulfill({ body: 'something else' }));
    await get.click();
    await page.getByText('The site sent something else').waitFor();
    await page.unroute(files);

    await get.click();
    await page.getByText('The voice pack is on this device').waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);
    await button('Delete the voice pack').click();
    await page.getByText('fetched once').waitFor();
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
  });

  test('is not for a device that is slow: to record is offered before the first answer', async () => {
    await open(humming);
    // Models that write at a pace of the test's choosing: seconds for a second of speech.
    const atPace = (pace: number) =>
      page.addInitScript((seconds) => {
        class Models extends EventTarget {
          onmessage: ((event: { data: unknown }) => void) | null = null;
          postMessage({ kind }: { kind: string }) {
            const data = kind === 'open' ? { kind: 'opened' } : { kind: 'measured', seconds };
            setTimeout(() => this.onmessage?.({ data }));
            if (kind === 'measure') Object.assign(globalThis, { isMeasured: true });
          }
          terminate() {
            this.onmessage = null;
          }
        }
        Object.assign(globalThis, { Worker: Models });
      }, pace);
    const record = button('Record only');
    await atPace(0.9);
    await page.reload();
    await choose('spoken');
    await button(/^Download the voice pack/).click();
    await expect.poll(() => page.evaluate(() => 'isMeasured' in globalThis)).toBe(true);
    expect(await part('engine-state').textContent()).toContain('The voice pack is on this device');
    expect(await record.isVisible()).toBe(false);

    await atPace(1.1);
    await page.reload();
    await choose('spoken');
    await page.getByText('This device takes long to turn speech into words').waitFor();
    expect(await violationsEverywhere(page)).toEqual([]);
    await record.click();
    expect(await page.locator('.practice-setup [value=recorded]').isChecked()).toBe(true);
    await expect.poll(() => part('fate').textContent()).toContain('in the memory of this page');
  });

  test('is somebody else’s service only behind a switch that says so', async () => {
    await open(() => {
      class Recognition extends EventTarget {
        start() {
          Object.assign(globalThis, { isStarted: true });
        }
        stop() {
          this.dispatchEvent(new Event('end'));
        }
        abort() {
          this.dispatchEvent(new Event('end'));
        }
      }
      for (const name of ['SpeechRecognition', 'webkitSpeechRecognition'])
        Object.defineProperty(globalThis, name, { value: Recognition });
    });
    const isStarted = () => page.evaluate(() => 'isStarted' in globalThis);
    await choose('spoken');
    await page.getByText('Have somebody else write it down').click();
    const send = page.getByRole('checkbox', { name: /^Send my voice to .* It leaves this device/ });
    expect(await send.isChecked()).toBe(false);
    await button('Start the interview').click();
    await page.getByText('Nothing is there yet').waitFor();
    expect(await isStarted()).toBe(false);
    await send.check();
    expect(await part('fate').textContent()).toContain('goes to the service above');
    await button('Start the interview').click();
    await button('Answer now').click();
    await expect.poll(isStarted).toBe(true);
    expect(await part('destination').getAttribute('data-leaves-device')).toBe('true');
    expect(await part('destination').textContent()).toMatch(/^\s*Your voice is sent to /);
    expect(await violationsEverywhere(page)).toEqual([]);
  });
});
