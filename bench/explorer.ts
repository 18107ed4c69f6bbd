/**
 * `npm run bench:explorer [-- --questions 5000 --slowdown 4]`: how soon the explorer answers the
 * hand. It makes an index of made-up questions beside a copy of the built pages, opens
 * `/questions/` in Chromium on a slowed processor, uses every control, and prints the time from each
 * interaction to the next paint (INP).
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { ContentReader } from '../src/guides/reading/content-reader.ts';
import type { Guide } from '../src/guides/guide.ts';
import { paths } from '../src/guides/paths.ts';
import { writeSearchIndex } from '../src/search/indexing.ts';
import { summarize } from '../src/guides/summary.ts';
import { searchRecords } from '../src/search/records.ts';
import { site } from '../src/site.ts';
import { findBrowser } from '../tools/find-browser.ts';
import { serveStatic } from '../tools/static-server.ts';

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    questions: { type: 'string', default: '5000' },
    slowdown: { type: 'string', default: '4' },
  },
});
const LONGEST = 100;
/** Of a guide. */
const QUESTIONS = 13;

/** The words of the real guides, dealt out anew: 13 questions to a role, 400 skills. */
async function* madeUpGuides(amount: number): AsyncGenerator<Guide, void, undefined> {
  const { content } = await new ContentReader(root).read();
  const real = content.guides.flatMap(({ questions }) => questions.items);
  const skill = (of: number) => `skill-${of % 400}`;
  for (let from = 0, place = 0; from < amount; from += QUESTIONS, place++) {
    const guide = content.guides[place % content.guides.length];
    if (!guide) throw new Error('There are no guides in content/.');
    const items = Array.from({ length: Math.min(QUESTIONS, amount - from) }, (_, at) => {
      const number = from + at;
      const like = real[number % real.length];
      const other = real[(number * 7 + 3) % real.length];
      if (!like || !other) throw new Error('There are no questions in content/.');
      return {
        ...like,
        id: `question-${(number * 7919) % amount}`,
        title: `${like.title} (${number})`,
        skills: [skill(number), skill(number * 3 + 1), skill(number * 11 + 2)],
        minutes: 5 + ((number * 13) % 25),
        keyPoints: [...like.keyPoints.slice(0, 3), ...other.keyPoints.slice(3)],
      };
    });
    yield {
      ...guide,
      slug: `specialist-${place}`,
      role: `Specialist ${String(place).padStart(3, '0')} of something`,
      field: `field-${place % 8}`,
      questions: { ...guide.questions, items },
    };
  }
}

/** The longest of several interactions: how long it took, and of that, waiting and handling. */
interface Interaction {
  duration: number;
  waiting: number;
  handling: number;
}

/** Keeps the longest interaction since it was last asked. */
async function watchInteractions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let longest: Interaction = { duration: 0, waiting: 0, handling: 0 };
    const takeLongest = () => {
      const taken = longest;
      longest = { duration: 0, waiting: 0, handling: 0 };
      return taken;
    };
    Object.assign(window, { takeLongest });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (entry.interactionId === 0 || entry.duration <= longest.duration) continue;
        longest = {
          duration: entry.duration,
          waiting: Math.round(entry.processingStart - entry.startTime),
          handling: Math.round(entry.processingEnd - entry.processingStart),
        };
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
}

async function bench(address: string, slowdown: number): Promise<[string, Interaction][]> {
  const browser = await chromium.launch(await findBrowser());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await watchInteractions(page);
    await page.goto(address, { waitUntil: 'networkidle' });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const measured: [string, Interaction][] = [];
    const measure = async (name: string, act: () => Promise<unknown>) => {
      await act();
      // Long enough for what an interaction sets going to end on a slow processor.
      await page.waitForTimeout(1_500);
      const longest = await page.evaluate(() =>
        (window as unknown as { takeLongest: () => Interaction }).takeLongest(),
      );
      measured.push([name, longest]);
    };
    const check = (name: string, value: string) => () =>
      page.locator(`[name=${name}][value="${value}"]`).click();
    /** By keyboard, as a mouse opens a list that belongs to the system. */
    const choose = (name: string) => async () => {
      await page.locator(`select[name=${name}]`).focus();
      await page.keyboard.press('ArrowDown');
    };
    const words = page.locator('#explorer-words');
    const type = (text: string, delay: number) => async () => {
      await words.click();
      await words.pressSequentially(text, { delay });
    };
    const empty = async () => {
      await words.press('Control+a');
      await words.press('Delete');
    };

    await measure('first choice, which loads the filters', check('type', 'technical'));
    await measure('type', check('type', 'behavioral'));
    await measure('level', check('level', 'senior'));
    await measure('minutes', check('minutes', 'long'));
    await measure('marks', check('mark', 'new'));
    await measure('two choices at once', async () => {
      await check('level', 'mid')();
      await check('level', 'entry')();
    });
    await measure('role', choose('role'));
    await measure('skill', choose('skill'));
    await measure('clear', () => page.locator('[data-do=clear]').click());
    await measure('order', choose('sort'));
    await measure('more', () => page.locator('[data-do=more]').click());
    await measure('more again', () => page.locator('[data-do=more]').click());
    await measure('typing, first word, which loads Pagefind', type('incident', 90));
    await measure('emptying', empty);
    await measure('typing a common word', type('what design', 140));
    await measure('typing, slowly', type(' rate limit', 320));
    await measure('a choice with words', check('type', 'technical'));
    await measure('emptying again', empty);
    await measure('a set', () => page.locator('[name=set]').click());
    await measure('another set', () => page.locator('[name=set]').click());
    await measure('back to the list', () => page.locator('[data-do=list]').click());
    return measured;
  } finally {
    await browser.close();
  }
}

const dist = join(root, 'dist');
if (!existsSync(join(dist, 'index.html'))) {
  console.error('There is no built site in dist/. Run npm run build first.');
  process.exit(1);
}
const folder = await mkdtemp(join(tmpdir(), 'explorer-'));
try {
  await cp(dist, folder, { recursive: true });
  await rm(join(folder, 'pagefind'), { recursive: true });
  const guides = await Array.fromAsync(madeUpGuides(Number(values.questions)));
  const content = { skills: {}, fields: {}, guides: guides.map(summarize) };
  await writeSearchIndex(searchRecords(guides, content), join(folder, 'pagefind'));
  const server = await serveStatic(folder, { base: site.base });
  try {
    const address = server.url + paths.questions.slice(1);
    const measured = await bench(address, Number(values.slowdown));
    console.log(
      `INP with ${values.questions} questions, processor slowed ${values.slowdown} times:`,
    );
    for (const [name, { duration, waiting, handling }] of measured) {
      const parts = `waiting ${waiting}, handling ${handling}, painting ${duration - waiting - handling}`;
      console.log(
        `${String(duration).padStart(5)} ms${duration > LONGEST ? ' !' : '  '} ${name} (${parts})`,
      );
    }
  } finally {
    await server.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
