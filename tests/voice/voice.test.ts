import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TimedSegment } from '../../src/practice/core/delivery.ts';
import type { ListeningEnd } from '../../src/practice/ports/listener.ts';
import { inARow, readWav, speak, wav } from '../practice/speak.ts';
import { wordError } from '../practice/word-error.ts';
import { openReader } from '../browser/reader.ts';
import { REFUSED } from '../browser/strict-host.ts';
import type { Voice } from './voice-page.ts';
import { openEar, openVoicePage, serveVoiceSite, type VoiceSite } from './voice-site.ts';

/** In the page. */
declare const voice: Voice;
/** In the page: what the microphone was asked for. */
declare const tracks: MediaStreamTrack[];

const SAID = [
  'We agreed on a date with the other team, and I wrote down who does what.',
  'I told my manager early that we would miss the deadline.',
];
/** Seconds before, between, and after. */
const PAUSE = 0.9;

const sound = join(resolve(import.meta.dirname, '../../.build'), `said-${process.pid}.wav`);
let site: VoiceSite;
let ear: Browser;
/** When each sentence begins and ends in the file, in seconds. */
const times: { start: number; end: number }[] = [];

beforeAll(async () => {
  const sounds = await Promise.all(
    SAID.map(async (text) => readWav(await readFile(await speak(text, 'rms')))),
  );
  let at = PAUSE;
  for (const { samples, rate } of sounds) {
    times.push({ start: at, end: at + samples.length / rate });
    at += samples.length / rate + PAUSE;
  }
  await mkdir(join(sound, '..'), { recursive: true });
  const said = wav(inARow(sounds, PAUSE));
  await writeFile(sound, said);
  [site, ear] = await Promise.all([serveVoiceSite(said), openEar(sound)]);
});
afterAll(async () => {
  await ear.close();
  await site.close();
  await rm(sound);
});

interface Heard {
  end: ListeningEnd;
  segments: TimedSegment[];
  loudest: number;
}

/** Have a listener hear so many seconds of sound. */
function listen(page: Page, name: 'heard' | 'recorded', seconds: number): Promise<Heard> {
  return page.evaluate(
    async ([listener, length]) => {
      const stop = new AbortController();
      const heard = { segments: [] as TimedSegment[], loudest: 0 };
      let pieces = 0;
      const end = await voice[listener].listen(
        {
          onSegment: (segment) => heard.segments.push(segment),
          onInterim: () => undefined,
          onLevel: (level) => {
            heard.loudest = Math.max(heard.loudest, level);
            // By the sound that came, not by the clock: a busy machine hears late.
            if (++pieces * 0.064 >= length) stop.abort();
          },
        },
        [],
        stop.signal,
      );
      return { end, ...heard };
    },
    [name, seconds] as const,
  );
}

/** Check the microphone until it has shown five levels. */
function check(page: Page): Promise<{ end: string; label: string; levels: number }> {
  return page.evaluate(async () => {
    const stop = new AbortController();
    let label = '';
    let levels = 0;
    const end = await voice.checkMicrophone(
      {
        onOpen: (name) => (label = name),
        onLevel: () => {
          if (++levels === 5) stop.abort();
        },
      },
      stop.signal,
    );
    return { end, label, levels };
  });
}

/** What was asked for is let go of. */
async function expectSilence(page: Page, asked: number): Promise<void> {
  const states = await page.evaluate(() => tracks.map(({ readyState }) => readyState));
  expect(states).toEqual(Array.from({ length: asked }, () => 'ended'));
}

async function withPage(
  use: (page: Page, context: BrowserContext) => Promise<void>,
  options: Parameters<typeof openVoicePage>[2] = {},
): Promise<void> {
  const { page, context, offenses } = await openVoicePage(ear, site, options);
  await use(page, context);
  await context.close();
  expect([...offenses]).toEqual([]);
}

test('what is said becomes text on this device: after one visit without a network, too', async () => {
  await withPage(
    async (page, context) => {
      await page.evaluate(async () => {
        const { serviceWorker } = navigator;
        const controlled = new Promise((done) =>
          serviceWorker.addEventListener('controllerchange', done),
        );
        await voice.registerWorker();
        await controlled;
      });
      await page.reload();
      // The check also brings the script that listens; the site's own worker keeps it at once.
      expect(await check(page)).toEqual({
        end: 'stopped',
        label: expect.stringMatching(/fake/i) as string,
        levels: 5,
      });
      await expectSilence(page, 1);
      const state = await page.evaluate(() => voice.pack.state());
      expect(state).toMatchObject({ state: 'absent' });
      expect('bytes' in state && state.bytes).toBeLessThanOrEqual(26_000_000);

      // Called off on the way, and gone on with.
      const [brokenOff, partly, done] = await page.evaluate(async () => {
        const stop = new AbortController();
        const first = await voice.pack.download(({ done: came }) => {
          if (came > 6_000_000) stop.abort();
        }, stop.signal);
        const between = await voice.pack.state();
        const { signal } = new AbortController();
        return [first, between, await voice.pack.download(() => undefined, signal)];
      });
      expect(brokenOff).toBe('cancelled');
      expect(partly).toMatchObject({ state: 'partly' });
      expect('kept' in partly && partly.kept).toBeGreaterThan(4_000_000);
      expect(done).toBe('done');

      await context.setOffline(true);
      await page.reload();
      expect(await page.evaluate(() => voice.heard.ready())).toEqual({ state: 'ready' });
      const last = times.at(-1)?.end ?? 0;
      // The models are not loaded yet: what is said meanwhile waits for them. Stopped right after the last word, before silence has told that it is over.
      const { end, segments, loudest } = await listen(page, 'heard', last + 0.4);
      expect(end).toBe('stopped');
      expect(segments).toHaveLength(SAID.length);
      for (const [index, { start, end: ended, text }] of segments.entries()) {
        expect(wordError(SAID[index] ?? '', text), text).toBeLessThan(0.2);
        expect(Math.abs(start - (times[index]?.start ?? 0))).toBeLessThan(0.5);
        expect(Math.abs(ended - (times[index]?.end ?? 0))).toBeLessThan(0.5);
      }
      expect(loudest).toBeGreaterThan(0.4);
      await expectSilence(page, 1);
      expect(await page.evaluate(() => voice.heard.measureSpeed())).toBeGreaterThan(0);
    },
    { serviceWorkers: 'allow' },
  );
});

test('a recorder notes when something was said, and plays it back', async () => {
  await withPage(async (page) => {
    expect(await page.evaluate(() => voice.recorded.ready())).toEqual({ state: 'ready' });
    const { end, segments } = await listen(page, 'recorded', (times[0]?.end ?? 0) + 0.3);
    expect(end).toBe('stopped');
    expect(segments.map(({ text }) => text)).toEqual(['']);
    expect(Math.abs((segments[0]?.start ?? 0) - (times[0]?.start ?? 0))).toBeLessThan(0.5);
    const seconds = await page.evaluate(async () => {
      const recording = voice.recorded.recordings()[0];
      const context = new OfflineAudioContext(1, 1, 16_000);
      const played = await context.decodeAudioData(
        (await recording?.arrayBuffer()) ?? new ArrayBuffer(),
      );
      return played.duration;
    });
    expect(seconds).toBeGreaterThan(times[0]?.end ?? 0);
    await expectSilence(page, 1);
    expect((await page.evaluate(() => voice.native.ready())).state).toBe('unavailable');
    expect(await page.evaluate(() => voice.heard.leavesDevice)).toBe(false);
    expect(await page.evaluate(() => voice.cloud.leavesDevice)).toBe(true);
  });
});

test('the same models write the same in Firefox', async () => {
  const reader = await openReader('firefox');
  const page = await reader.openWindow({ width: 800, height: 600 });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith(REFUSED)) refused.push(message.text());
  });
  await page.goto(site.address);
  const end = await page.evaluate(() =>
    voice.pack.download(() => undefined, new AbortController().signal),
  );
  expect(end).toBe('done');
  const texts = await page.evaluate(() => voice.hearFile('said.wav'));
  expect(wordError(SAID.join(' '), texts.join(' ')), texts.join(' ')).toBeLessThan(0.2);
  expect(refused).toEqual([]);
  await reader.close();
});
