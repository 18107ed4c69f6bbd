/** An answer that is said to the practice page: what the page's own microphone hears, on to the feedback. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { paths } from '../../src/guides/paths.ts';
import { violationsEverywhere } from '../browser/axe.ts';
import { openSite, visit, type OpenSite } from '../browser/site.ts';
import { inARow, readWav, speak, wav } from '../practice/speak.ts';
import { wordError } from '../practice/word-error.ts';
import { openEar } from './voice-site.ts';

const ROLE = 'api-developer';
const QUESTION = 'partner-intermittent-timeouts';
const SAID =
  'First I ask them for ten failed calls with timestamps and request ids. Then I look for these ids at our edge.';

const sound = join(resolve(import.meta.dirname, '../../.build'), `answer-${process.pid}.wav`);
let site: OpenSite;
let context: BrowserContext;
let page: Page;
let posted: string[] = [];

beforeAll(async () => {
  await mkdir(join(sound, '..'), { recursive: true });
  const spoken = inARow([readWav(await readFile(await speak(SAID, 'rms')))], 0.8);
  await writeFile(sound, wav(spoken));
  site = await openSite({}, () => openEar(sound));
});
afterAll(async () => {
  await rm(sound);
  await site.close();
});
afterEach(async () => {
  expect(posted).toEqual([]);
  await context.close();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const part = (name: string) => page.locator(`[data-part='${name}']`);
const focused = () => page.evaluate(() => document.activeElement?.textContent.trim());

/** In the page: note what a screen reader is told without having asked. */
function noteTold(): void {
  const told: string[] = [];
  Object.assign(globalThis, { told });
  const seen = new MutationObserver((changes) => {
    for (const { target } of changes) told.push(target.textContent ?? '');
  });
  for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live]'))
    seen.observe(region, { childList: true, characterData: true, subtree: true });
}
/** In the page. */
declare const told: string[];

test('from the microphone to the feedback by keyboard alone, with the words on the page', async () => {
  posted = [];
  context = await site.newContext();
  context.on('request', (request) => {
    if (request.method() !== 'GET') posted.push(`${request.method()} ${request.url()}`);
  });
  page = await context.newPage();
  let started = 0;
  page.on('worker', () => started++);
  await visit(page, `${site.at(paths.practice(ROLE))}?rehearse=${QUESTION}`);
  await page.locator('.practice-setup [value=spoken]').check();
  await button(/^Download the voice pack/).click();
  await page.getByText('The voice pack is on this device').waitFor();
  await button('Start the interview').press('Enter');
  await button('Answer now').press('Enter');
  await page.evaluate(noteTold);
  // Words of a draft count, too: what follows them would be cut off.
  await expect
    .poll(() => part('heard').textContent(), { timeout: 40_000 })
    .toMatch(/^(?:\S+ ){18,}\S+\.$/);
  // They are there to be read; nothing reads them out over the reader's own voice.
  expect(await page.evaluate(() => told)).toEqual([]);
  expect(await focused()).toBe('I am done');
  await page.keyboard.press('Enter');
  await page.getByText('Mend what was misheard').waitFor();
  const transcript = page.getByRole('textbox', { name: 'What was heard' });
  // How well it hears, `voice.test.ts` measures.
  expect(wordError(SAID, await transcript.inputValue())).toBeLessThan(0.5);
  expect(await part('destination').getAttribute('data-leaves-device')).toBe('false');
  expect(await transcript.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await violationsEverywhere(page)).toEqual([]);
  await transcript.fill(SAID);
  await page.keyboard.press('Control+Enter');
  await page.locator("[data-view='feedback']").waitFor();
  expect(await part('points').locator('.state').first().textContent()).toBe('■ Heard');
  expect(await part('measures').textContent()).toMatch(/^Length22 words, [5-9] s\./);

  // Said again, the models are there still; at the end they are let go of.
  await button(/^Try again/).click();
  await button('Answer now').click();
  await expect.poll(() => part('heard').textContent()).toMatch(/\p{L}{2,}/u);
  expect(page.workers()).toHaveLength(2);
  await button('End the interview').click();
  await expect.poll(() => page.workers()).toHaveLength(0);
  expect(started).toBe(2);
});
