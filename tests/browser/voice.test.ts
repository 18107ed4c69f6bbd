import { writeFile, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TimedSegment } from '../../src/practice/core/delivery.ts';
import { inARow, readWav, speak, wav } from '../practice/speak.ts';
import type { Voice } from './voice-page.ts';
import { openEar, openVoicePage, serveVoiceSite, type VoiceSite } from './voice-site.ts';

declare const voice: Voice;

const SAID = [
  'In my last project I owned the payments service, and we cut the error rate from four percent to one.',
  'First I would ask which users are affected, and then I would look at the logs before I change anything.',
];
const PAUSE = 1.5;

let site: VoiceSite;
let ear: Browser;
/** When each sentence begins and ends, in seconds. */
const times: { start: number; end: number }[] = [];

beforeAll(async () => {
  site = await serveVoiceSite();
  const sounds = await Promise.all(
    SAID.map(async (text) => readWav(await readFile(await speak(text, 'rms')))),
  );
  let at = PAUSE;
  for (const { samples, rate } of sounds) {
    times.push({ start: at, end: at + samples.length / rate });
    at += samples.length / rate + PAUSE;
  }
  const file = join(resolve(import.meta.dirname, '../../.build'), `said-${process.pid}.wav`);
  await writeFile(file, wav(inARow(sounds, PAUSE)));
  ear = await openEar(file);
}, 60_000);
afterAll(async () => {
  await ear.close();
  await site.close();
});

test('x', async () => {
  const { page, offenses } = await openVoicePage(ear, site);
  console.log(await page.evaluate(() => voice.pack.state()));
  let t = Date.now();
  console.log(
    await page.evaluate(() => voice.pack.download(() => undefined, new AbortController().signal)),
    Date.now() - t,
  );
  t = Date.now();
  console.log(await page.evaluate(() => voice.pack.state()), Date.now() - t);
  t = Date.now();
  await page.evaluate(() => voice.heard.warmUp());
  console.log('warm', Date.now() - t);
  console.log('speed', await page.evaluate(() => voice.heard.measureSpeed()));
  const result = await page.evaluate(async () => {
    const stop = new AbortController();
    const segments: (TimedSegment & { at: number })[] = [];
    const interim: string[] = [];
    let levels = 0;
    let from = 0;
    const listening = voice.heard.listen(
      {
        onSegment: (segment) =>
          segments.push({ ...segment, at: (performance.now() - from) / 1000 }),
        onInterim: (text) => interim.push(text),
        onLevel: () => {
          if (!levels++) from = performance.now();
        },
      },
      [],
      stop.signal,
    );
    setTimeout(() => stop.abort(), 18500);
    const end = await listening;
    return { end, segments, interim, levels };
  });
  console.log(JSON.stringify(result, null, 1), times);
  console.log(offenses);
  expect(offenses).toEqual(new Set());
});
