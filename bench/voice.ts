/**
 * `npm run bench:voice [-- --role api-developer --each 2 --transcripts]`: twelve answers over three roles, said by a synthesizer into the
 * microphone of a real browser at the built practice pages, without a network after one visit. Tells
 * how long the feedback takes after the last voiced moment, how many words were heard wrongly, what
 * that costs in points, and the memory of the browser. It takes as long as the answers: 10 minutes.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { parse } from 'yaml';
import { paths } from '../src/guides/paths.ts';
import { site } from '../src/site.ts';
import { cover, questions } from '../tests/practice/labelled-answers.ts';
import { inARow, readWav, speak, wav, type Sound, type Voice } from '../tests/practice/speak.ts';
import { wordError } from '../tests/practice/word-error.ts';
import { findBrowser } from '../tools/find-browser.ts';
import { serveStatic } from '../tools/static-server.ts';

interface Answer {
  role: string;
  question: string;
  voice: Voice;
  text: string;
}

interface Heard {
  transcript: string;
  /** Seconds from the last voiced moment. */
  transcribed: number;
  feedback: number;
  states: string[];
}

/** Seconds of near silence before and after. */
const SILENCE = 0.8;
/** From this loudness on, a sample is voiced. */
const VOICED = 0.02;
/** Seconds that a reader takes to press a button after the last word. */
const REACTION = 0.3;

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    each: { type: 'string' },
    role: { type: 'string' },
    transcripts: { type: 'boolean' },
  },
});

async function answers(): Promise<Answer[]> {
  const entries = parse(await readFile(join(root, 'bench/spoken-answers.yaml'), 'utf8')) as (Omit<
    Answer,
    'text'
  > & { text?: string; answer?: number })[];
  return Promise.all(
    entries.map(async ({ text, answer, ...entry }) => ({
      ...entry,
      text: text ?? (await labelled(entry.role, entry.question, answer ?? 1)),
    })),
  );
}

async function labelled(role: string, question: string, number: number): Promise<string> {
  const file = join(root, 'tests/practice/answers', `${role}.yaml`);
  const all = parse(await readFile(file, 'utf8')) as {
    question: string;
    answers: { text: string }[];
  }[];
  const text = all.find((one) => one.question === question)?.answers[number - 1]?.text;
  if (text === undefined) throw new Error(`${role}.yaml has no answer ${number} to ${question}.`);
  return text;
}

function lastVoiced({ samples, rate }: Sound): number {
  return samples.findLastIndex((sample) => Math.abs(sample) > VOICED) / rate;
}

/** Resident bytes of the processes whose command line names a folder. */
function residentBytes(folder: string): number {
  const lines = execFileSync('ps', ['-eo', 'rss=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes(folder))
    .reduce((sum, line) => sum + Number.parseInt(line, 10) * 1024, 0);
}

/** In the page: note when the microphone was opened. */
function noteMicrophone(): void {
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await ask(constraints);
    Object.assign(globalThis, { openedAt: performance.now() });
    return stream;
  };
}

async function hear(page: Page, { role, question }: Answer, voiced: number): Promise<Heard> {
  await page.goto(`${server.url}${paths.practice(role).slice(1)}?rehearse=${question}`);
  await page.locator('.practice-setup [value=spoken]').check();
  await page.getByText('The voice pack is on this device').waitFor();
  await page.getByRole('button', { name: 'Start the interview' }).click();
  await page.getByRole('button', { name: 'Answer now' }).click();
  await page.waitForFunction(() => 'openedAt' in globalThis);
  const times = await page.evaluate(
    async ([end, reaction]) => {
      const { openedAt } = globalThis as unknown as { openedAt: number };
      const last = openedAt + end * 1000;
      const until = (isThere: () => boolean) =>
        new Promise<number>((done) => {
          const look = () => {
            if (isThere()) done((performance.now() - last) / 1000);
            else requestAnimationFrame(look);
          };
          look();
        });
      const press = (action: string) =>
        document.querySelector<HTMLElement>(`practice-desk [data-do='${action}']`)?.click();
      const text = (part: string) =>
        document.querySelector(`practice-desk [data-part='${part}']`)?.textContent ?? '';
      const time = last + reaction * 1000 - performance.now();
      await new Promise((done) => setTimeout(done, Math.max(0, time)));
      press('finish');
      const transcribed = await until(() => text('writing').startsWith('Mend'));
      const transcript =
        document.querySelector<HTMLTextAreaElement>('#practice-transcript')?.value ?? '';
      press('submit');
      const feedback = await until(() => text('points') !== '');
      return { transcribed, feedback, transcript };
    },
    [voiced, REACTION] as const,
  );
  return { ...times, states: await page.locator('[data-part=points] .state').allTextContents() };
}

/** Visit every role once with a network, and get the voice pack. */
async function prepare(context: BrowserContext, roles: readonly string[]): Promise<void> {
  const page = await context.newPage();
  for (const role of [...roles, ...roles]) {
    await page.goto(server.url + paths.practice(role).slice(1));
    await page.locator('.practice-setup [value=spoken]').check();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.waitForTimeout(1500);
  }
  await page.getByRole('button', { name: /^Download the voice pack/ }).click();
  await page.getByText('The voice pack is on this device').waitFor({ timeout: 120_000 });
  await page.close();
}

const median = (numbers: readonly number[], share = 0.5) =>
  numbers.toSorted((a, b) => a - b)[
    Math.min(numbers.length - 1, Math.floor(share * numbers.length))
  ] ?? Number.NaN;

const all = (await answers())
  .filter(({ role }) => role === (values.role ?? role))
  .filter(({ role }, index, list) => {
    const before = list.slice(0, index).filter((other) => other.role === role).length;
    return before < Number(values.each ?? Infinity);
  });
await mkdir(join(root, '.build'), { recursive: true });
const folder = await mkdtemp(join(root, '.build/bench-voice-'));
const sound = join(folder, 'said.wav');
const server = await serveStatic(join(root, 'dist'), { base: site.base });
const options = await findBrowser();
const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
  ...options,
  args: [
    ...options.args,
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${sound}%noloop`,
  ],
});
try {
  await writeFile(sound, wav({ rate: 16_000, samples: new Float32Array(16_000) }));
  await context.addInitScript(noteMicrophone);
  await prepare(context, [...new Set(all.map(({ role }) => role))]);
  await context.setOffline(true);
  const rows: { wrong: number; transcribed: number; feedback: number }[] = [];
  let memory = 0;
  const sums = { typed: 0, spoken: 0, both: 0, points: 0, spokenOnly: 0 };
  console.log('question | said | words wrong | words there | feedback | heard typed → spoken');
  for (const answer of all) {
    const spoken = inARow(
      [readWav(await readFile(await speak(answer.text, answer.voice)))],
      SILENCE,
    );
    await writeFile(sound, wav(spoken));
    const page = await context.newPage();
    const heard = await hear(page, answer, lastVoiced(spoken));
    memory = Math.max(memory, residentBytes(folder));
    await page.close();
    const question = questions.find(({ id }) => id === answer.question);
    if (!question) throw new Error(`There is no question ${answer.question}.`);
    const typed = cover(question, answer.text).map(({ hearing }) => hearing === 'heard');
    const through = cover(question, heard.transcript).map(({ hearing }) => hearing === 'heard');
    sums.points += typed.length;
    sums.typed += typed.filter(Boolean).length;
    sums.spoken += through.filter(Boolean).length;
    sums.both += typed.filter((isHeard, index) => isHeard && through[index]).length;
    sums.spokenOnly += through.filter((isHeard, index) => isHeard && !typed[index]).length;
    const wrong = wordError(answer.text, heard.transcript);
    rows.push({ wrong, transcribed: heard.transcribed, feedback: heard.feedback });
    console.log(
      [
        answer.question,
        `${lastVoiced(spoken).toFixed(0)} s by ${answer.voice}`,
        `${(100 * wrong).toFixed(0)} %`,
        `${heard.transcribed.toFixed(2)} s`,
        `${heard.feedback.toFixed(2)} s`,
        `${typed.filter(Boolean).length} → ${through.filter(Boolean).length} of ${typed.length}`,
      ].join(' | '),
    );
    if (values.transcripts) console.log(`  ${heard.transcript}`);
  }
  const of = (key: keyof (typeof rows)[number], share?: number) =>
    median(
      rows.map((row) => row[key]),
      share,
    );
  console.log(
    [
      '',
      `${rows.length} answers, without a network.`,
      `Words wrong: median ${(100 * of('wrong')).toFixed(0)} %.`,
      `Last voiced moment → feedback: p50 ${of('feedback').toFixed(2)} s, p95 ${of('feedback', 0.95).toFixed(2)} s, of which ${REACTION} s until the button is pressed.`,
      `Points heard: typed ${sums.typed}, spoken ${sums.spoken}, both ${sums.both}, spoken alone ${sums.spokenOnly}, of ${sums.points}.`,
      `Memory of the browser: ${(memory / 1e6).toFixed(0)} MB.`,
    ].join('\n'),
  );
} finally {
  await context.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}
