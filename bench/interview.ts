/**
 * `npm run bench:interview`: how long a typed answer takes from the press of the button to the
 * feedback, in a browser whose processor is four times slower than this machine's.
 */
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { paths } from '../src/guides/paths.ts';
import { site } from '../src/site.ts';
import { findBrowser } from '../tools/find-browser.ts';
import { serveStatic } from '../tools/static-server.ts';

const ANSWER =
  'So the first thing I would do is ask who calls this and how often, and write down what must not change. Then I would look at the numbers we have, the slow requests and the errors, and compare a good one with a bad one. I think the cause is often a connection that is reused after it was dropped, so I would check that. After that I change one thing, measure again, and tell the team what I found and what it costs. ';
const ROLES = ['api-developer', 'software-engineer', 'systems-engineer'];
const SLOWER = 4;

const server = await serveStatic(join(resolve(import.meta.dirname, '..'), 'dist'), {
  base: site.base,
});
const browser = await chromium.launch(await findBrowser());
const times: { feedback: number; painted: number }[] = [];
try {
  for (const role of ROLES) {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    await page.goto(server.url + paths.practice(role).slice(1));
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.getByRole('button', { name: 'Start the interview' }).click();
    for (let question = 0; question < 6; question++) {
      await page.locator('#practice-answer').fill(ANSWER.repeat(2));
      times.push(
        await page.evaluate(async () => {
          const from = performance.now();
          document.querySelector<HTMLElement>('[data-do=finish]')?.click();
          const feedback = performance.now() - from;
          if (document.querySelector('[data-part=points] li') === null)
            throw new Error('No feedback');
          await new Promise((done) => {
            requestAnimationFrame(() => setTimeout(done));
          });
          return { feedback, painted: performance.now() - from };
        }),
      );
      await page.getByRole('button', { name: 'Next question' }).click();
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}

const of = (key: 'feedback' | 'painted') => {
  const sorted = times.map((time) => time[key]).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]?.toFixed(1) ?? '';
  return `median ${at(0.5)} ms, slowest ${at(1)} ms`;
};
console.log(
  `${times.length} answers of 150 words, ${SLOWER} times slower: feedback made in ${of('feedback')}; painted after ${of('painted')}.`,
);
