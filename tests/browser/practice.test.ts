/** An interview at the practice page: typed, read aloud, left and gone on with. */
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { href, paths } from '../../src/guides/paths.ts';
import type { Deck } from '../../src/practice/core/deck.ts';
import { BUDGETS } from '../../tools/budgets.ts';
import { brotliSize } from '../../tools/compression-sizes.ts';
import { violationsEverywhere } from './axe.ts';
import { openSite, visit, type ContextOptions, type OpenSite } from './site.ts';

const ROLE = 'api-developer';

let site: OpenSite;
let context: BrowserContext;
let page: Page;
/** What the pages asked for, with the method. */
let asked: string[];

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
afterEach(async () => {
  // Of another origin, the site's own watch tells.
  expect(asked.filter((request) => !request.startsWith('GET '))).toEqual([]);
  await context.close();
});

async function open(options: ContextOptions = {}, query = ''): Promise<void> {
  context = await site.newContext({ viewport: { width: 360, height: 800 }, ...options });
  asked = [];
  context.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  page = await context.newPage();
  await visit(page, site.at(paths.practice(ROLE)) + query);
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const choices = () => page.locator('.practice-setup');
const part = (name: string) => page.locator(`[data-part='${name}']`);
const question = () => part('question');
const field = () => page.getByRole('textbox', { name: 'Your answer' });
const view = (name: string) => page.locator(`[data-view='${name}']`);
const focused = () => page.evaluate(() => document.activeElement?.textContent.trim());

async function deck(): Promise<Deck> {
  const response = await page.request.get(site.at(paths.practiceDeck(ROLE)));
  return (await response.json()) as Deck;
}

async function start({ level = 'Mid', length }: { level?: string; length?: string } = {}) {
  await choices().getByRole('radio', { name: level }).check();
  if (length !== undefined) {
    await page.getByText('Length, types, and weak spots').click();
    await choices().getByRole('radio', { name: length }).check();
  }
  await button('Start the interview').click();
  await question().waitFor();
}

/** Words that make the first points of the question that is being asked. */
async function answerTo(points: number): Promise<string> {
  const title = await question().textContent();
  const asking = (await deck()).questions.find((known) => known.title === title);
  const sentences = (asking?.points ?? [])
    .slice(0, points)
    .map(({ signals: [first, second, third] }) =>
      [first, second, third].map((signal) => `So what we did was the ${signal ?? ''} there.`),
    );
  return sentences.flat().join(' ') || 'I would have to think about that for a while with my team.';
}

describe('a typed interview', () => {
  beforeEach(() => open());

  test('goes from the choices to the summary by keyboard alone', async () => {
    await choices().getByRole('radio', { name: 'Mid' }).focus();
    await page.keyboard.press('ArrowUp');
    await page.getByText('Length, types, and weak spots').focus();
    await page.keyboard.press('Enter');
    await choices().getByRole('radio', { name: 'The whole interview' }).focus();
    await page.keyboard.press('ArrowUp');
    await button('Start the interview').focus();
    await page.keyboard.press('Enter');
    await question().waitFor();
    expect(await focused()).toBe(await question().textContent());
    expect(await part('progress').textContent()).toMatch(
      /^Question 1 of 1 · .* · (?:Entry|Mid) level$/,
    );
    expect(await part('think').textContent()).toMatch(/^Time to think: (?:20|19) s/);

    expect(await part('destination').getAttribute('data-leaves-device')).toBe('false');
    // The field takes words at any time; the time to think ends with the first.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(await answerTo(2));
    expect(await part('clock').textContent()).toMatch(/^\d+ words, about \d+ s aloud; /);
    await page.keyboard.press('Control+Enter');
    await view('feedback').waitFor();
    expect(await focused()).toBe(await question().textContent());
    const states = part('points').locator('.state');
    expect(await states.allTextContents()).toEqual(['■ Heard', '■ Heard', '□ Not heard']);

    await button('Answer it').focus();
    await page.keyboard.press('Enter');
    await field().waitFor();
    expect(await part('asked').textContent()).toMatch(/\?$/);
    await button('Skip').focus();
    await page.keyboard.press('Enter');
    await view('summary').waitFor();
    expect(await focused()).toBe('The interview is over');
    expect(await part('counts').textContent()).toBe('1 question answered.');
    expect(await part('rehearse').locator('ul li').count()).toBe(1);
  });

  test('marks in the words what makes a point, and takes the reader’s word on the rest', async () => {
    await start();
    const answer = `${await answerTo(1)} And <b>that</b> is all.`;
    await field().fill(answer);
    await button('I am done').click();
    await view('feedback').waitFor();
    expect(await page.locator('.answer-text').textContent()).toBe(answer);
    const quote = await part('points').locator('q').first().textContent();
    expect(await page.locator('.answer-text mark').allTextContents()).toContain(quote);
    const others = part('points').locator('li', { hasText: 'Not heard' });
    const before = await others.count();
    expect(before).toBeGreaterThan(1);
    const press = others.first().getByRole('button', { name: /^I said this/ });
    await press.focus();
    await page.keyboard.press('Enter');
    expect(await others.count()).toBe(before - 1);
    expect(await part('points').getByText('You say you said it').count()).toBe(1);
    // The focus is on what takes it back.
    expect(await focused()).toBe('Undo');
    await page.keyboard.press('Enter');
    expect(await others.count()).toBe(before);
  });

  test('offers one next step, another try with that goal, and says whether it was reached', async () => {
    await start();
    await field().fill(await answerTo(1));
    await button('I am done').click();
    const goal = await part('step').textContent();
    expect(goal).toMatch(/^Make this point: /);
    await button('Try again with this goal').click();
    expect(await part('asked').textContent()).toBe(`Goal: ${goal ?? ''}`);
    await field().fill(await answerTo(2));
    await button('I am done').click();
    expect(await part('goal').textContent()).toBe(`Goal reached: ${goal ?? ''}`);
    await button('End the interview').click();
    expect(await part('turns').textContent()).toContain('2 attempts');
  });

  test('shows how to answer where nothing was heard, and has no answer to an empty field', async () => {
    await start();
    await button('Answer now').click();
    expect(await field().evaluate((own) => own === document.activeElement)).toBe(true);
    await button('I am done').click();
    expect(await part('notice').textContent()).toContain('There is no answer yet');
    await field().fill(await answerTo(0));
    await button('I am done').click();
    const strategy = part('strategy');
    expect(await strategy.evaluate((details) => (details as HTMLDetailsElement).open)).toBe(true);
    expect(await strategy.locator('.writing').first().isVisible()).toBe(true);
    expect(await view('feedback').getByRole('button', { name: 'Answer it' }).isVisible()).toBe(
      false,
    );
  });

  test('says why each question comes, and goes up and down with the answers', async () => {
    await start();
    const levels: string[] = [];
    for (const points of [6, 6, 0, 0]) {
      levels.push((await part('progress').textContent())?.split(' · ')[2] ?? '');
      await field().fill(await answerTo(points));
      await button('I am done').click();
      await button('Next question').click();
    }
    await part('why').locator('summary').click();
    expect(await part('why').locator('p').textContent()).toMatch(
      /^You made 0% of the points of the last question/,
    );
    expect(levels[0]).toBe('Mid level');
    expect(levels).toContain('Senior level');
  });

  test('keeps the answers of the page out of sight until it is over', async () => {
    expect(await page.locator('.rehearsal').isVisible()).toBe(true);
    await start();
    expect(await page.locator('.rehearsal').isVisible()).toBe(false);
    await button('End the interview').click();
    expect(await page.locator('.rehearsal').isVisible()).toBe(true);
    const [first] = await part('rehearse').getByRole('link').all();
    const target = (await first?.getAttribute('href')) ?? '';
    expect(await page.locator(target).isVisible()).toBe(true);
    await button('Another interview').click();
    expect(await button('Start the interview').isVisible()).toBe(true);
  });

  test('gives what was said as files', async () => {
    await start();
    await field().fill(await answerTo(1));
    await button('I am done').click();
    await button('End the interview').click();
    for (const [name, pattern] of [
      ['Save as text', /^# API developer: interview practice/],
      ['Save as JSON', /"format": "interview-field-guide\/practice-session"/],
    ] as const) {
      const saving = page.waitForEvent('download');
      await button(name).click();
      expect(await readFile(await (await saving).path(), 'utf8')).toMatch(pattern);
    }
  });
});

describe('what was said is never lost', () => {
  beforeEach(() => open());

  test('when the page is loaded anew in the middle of a sentence', async () => {
    await start();
    await field().fill('Half a sentence that');
    await expect.poll(storedTexts).toContain('Half a sentence that');
    await page.reload();
    const offer = page.getByRole('region', { name: 'Unfinished session' });
    await offer.waitFor();
    expect(await offer.textContent()).toContain('question 1');
    await button('Continue').click();
    await button('Go on').click();
    expect(await field().inputValue()).toBe('Half a sentence that');
    expect(await part('notice').textContent()).toBe('');
  });

  test('when an interview is ended from the choices', async () => {
    await start();
    await field().fill('Words to keep');
    await expect.poll(storedTexts).toContain('Words to keep');
    await page.reload();
    await button('End it, and keep it in the history').click();
    await view('summary').waitFor();
    await page.reload();
    await expect.poll(storedTexts).toContain('Words to keep');
    expect(await page.getByRole('region', { name: 'Unfinished session' }).isVisible()).toBe(false);
  });

  test('when another tab would go on with it: that tab is told', async () => {
    await start();
    await field().fill('In the first tab');
    await expect.poll(storedTexts).toContain('In the first tab');
    const second = await context.newPage();
    await visit(second, site.at(paths.practice(ROLE)));
    await second.getByRole('button', { name: 'Continue' }).click();
    await second.getByText('Another tab has this interview open').waitFor();
    await page.close();
    await second.getByRole('button', { name: 'Continue' }).click();
    await second.getByRole('button', { name: 'Go on' }).click();
    expect(await second.getByRole('textbox', { name: 'Your answer' }).inputValue()).toBe(
      'In the first tab',
    );
  });

  test('when another tab goes on with it in a browser without locks: each keeps its own', async () => {
    await context.addInitScript(() => {
      Object.defineProperty(navigator, 'locks', { value: undefined });
    });
    await page.reload();
    await start();
    await field().fill('In the first tab');
    await expect.poll(storedTexts).toContain('In the first tab');
    const second = await context.newPage();
    await visit(second, site.at(paths.practice(ROLE)));
    await second.getByRole('button', { name: 'Continue' }).click();
    await second.getByRole('button', { name: 'Go on' }).click();
    await second.getByRole('textbox', { name: 'Your answer' }).fill('In the second tab');
    await expect.poll(storedTexts).toContain('In the second tab');
    await field().fill('More in the first tab');
    await part('trouble').waitFor();
    expect(await part('trouble').textContent()).toContain('in another tab');
    await button('Keep it as its own').click();
    await expect.poll(storedTexts).toContain('More in the first tab');
    expect(await storedTexts()).toContain('In the second tab');
  });

  test('when the browser gives no locks: an interview begins all the same, and what keeps one from going on is said', async () => {
    await start();
    await button('Answer now').click();
    await field().fill('Half an answer');
    await page.waitForTimeout(300);
    await context.addInitScript(() => {
      navigator.locks.request = () => Promise.reject(new DOMException('', 'SecurityError'));
    });
    await page.reload();
    await button('Continue').click();
    await page.getByText('The browser did not let the interview open').waitFor();
    expect(await choices().locator('.practice-status').textContent()).toContain(
      'Load the page anew',
    );
    await start();
    expect(await choices().locator('.practice-status').textContent()).toBe('');
    expect(await button('Answer now').isVisible()).toBe(true);
  });

  test('when the browser keeps nothing: the page says so, and gives it as a file', async () => {
    await context.addInitScript(() => {
      Object.defineProperty(IDBObjectStore.prototype, 'put', {
        value: () => {
          throw new DOMException('No room', 'QuotaExceededError');
        },
      });
    });
    await page.reload();
    await start();
    await part('trouble').waitFor();
    expect(await part('trouble').textContent()).toContain('no room left');
    await field().fill('Words in this page only');
    const saving = page.waitForEvent('download');
    await part('trouble').getByRole('button').click();
    expect(await readFile(await (await saving).path(), 'utf8')).toContain(
      'Words in this page only',
    );
  });
});

test('the deck that cannot be had is asked for again', async () => {
  await open();
  await page.route('**/deck.json', (route) => route.abort());
  await button('Start the interview').click();
  await page.getByText('The interview could not be loaded').waitFor();
  await page.unroute('**/deck.json');
  await start();
});

test('after one visit an interview takes place without a network, and is kept', async () => {
  await open({ serviceWorkers: 'allow' });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await page.waitForFunction(
    async (deck) => (await caches.match(deck)) !== undefined,
    href(paths.practiceDeck(ROLE)),
  );
  await context.setOffline(true);
  await page.reload();
  await start();
  await field().fill('Words without a network, typed in a train between two stations.');
  await button('I am done').click();
  await view('feedback').waitFor();
  await button('End the interview').click();
  await expect.poll(storedTexts).toContain('between two stations');
});

test('the sheet of an interview prints without the buttons and without the guide’s answers', async () => {
  await open();
  await start();
  await field().fill(await answerTo(1));
  await button('I am done').click();
  await button('End the interview').click();
  await page.emulateMedia({ media: 'print' });
  expect(await part('rehearse').isVisible()).toBe(true);
  expect(await part('skills').isVisible()).toBe(true);
  expect(await page.locator('button:visible, .rehearsal:visible').count()).toBe(0);
});

test('no time runs while nobody looks', async () => {
  await open();
  await start();
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await view('paused').waitFor();
  expect(await focused()).toBe('Go on');
  await page.keyboard.press('Enter');
  expect(await part('think').textContent()).toMatch(/^Time to think/);
});

test('the questions that an address names are asked, and those that are marked as shaky', async () => {
  await open();
  const [, second, third] = (await deck()).questions;
  await visit(page, `${site.at(paths.practice(ROLE))}?rehearse=${second?.id ?? ''}`);
  await start();
  expect(await question().textContent()).toBe(second?.title);
  expect(await part('progress').textContent()).toMatch(/^Question 1 of 1/);
  await page.evaluate(
    ([key, id]) => {
      const on = '2026-11-01T00:00:00.000Z';
      const questions = { [`${key ?? ''}/${id ?? ''}`]: { mark: 'shaky', markedAt: on } };
      localStorage.setItem(
        'field-guide:notebook',
        JSON.stringify({ version: 1, questions, positions: {}, searches: [] }),
      );
    },
    [ROLE, third?.id],
  );
  await visit(page, site.at(paths.practice(ROLE)));
  await page.getByText('Length, types, and weak spots').click();
  await page.getByRole('checkbox', { name: 'Only the 1 question you marked as shaky' }).check();
  await button('Start the interview').click();
  await expect.poll(() => question().textContent()).toBe(third?.title);
  await part('why').locator('summary').click();
  expect(await part('why').textContent()).toContain('You asked to rehearse it.');
});

describe('a question that is read aloud', () => {
  const voice = (manner: 'speaks' | 'hangs') => {
    const said: string[] = [];
    Object.assign(window, { said });
    Object.defineProperty(window, 'speechSynthesis', {
      value: Object.assign(new EventTarget(), {
        getVoices: () => [{ lang: 'en-US', localService: true, default: true, name: 'Own' }],
        cancel: () => undefined,
        speak: (utterance: { text: string; onstart: () => void; onend: () => void }) => {
          said.push(utterance.text);
          if (manner === 'speaks') setTimeout(() => utterance.onstart(), 5);
          if (manner === 'speaks') setTimeout(() => utterance.onend(), 300);
        },
      }),
    });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      value: class {
        text: string;
        constructor(text: string) {
          this.text = text;
        }
      },
    });
  };
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said.join(' '));

  test.each(['speaks', 'hangs'] as const)('by a voice that %s', async (manner) => {
    await open();
    await context.addInitScript(voice, manner);
    await page.reload();
    await page.getByRole('checkbox', { name: 'Read the questions aloud' }).check();
    await start();
    await expect.poll(said).toBe(await question().textContent());
    expect(await part('destination').getAttribute('data-leaves-device')).toBe('false');
    await expect
      .poll(() => part('think').textContent(), { timeout: 8_000 })
      .toMatch(/^Time to think/);
  });

  test('is not offered without a voice of the device', async () => {
    await open();
    expect(await page.getByText('Read the questions aloud').isVisible()).toBe(false);
  });
});

test('costs little before its reader starts an interview, and no other page has any of it', async () => {
  await open();
  const scripts = () =>
    asked.filter((request) => request.endsWith('.js')).map((request) => request.slice(4));
  const sizes = await Promise.all(
    scripts().map(async (address) => brotliSize(await (await page.request.get(address)).body())),
  );
  expect(sizes.length).toBeGreaterThan(3);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(BUDGETS.practice);
  expect(scripts().filter((address) => /desk|voice|opinion|export/.test(address))).toEqual([]);
  const own = new Set(scripts().filter((address) => /practice|speaker|indexed/.test(address)));
  asked.length = 0;
  await visit(page, site.at(paths.guide(ROLE)));
  expect(scripts().filter((address) => own.has(address))).toEqual([]);
});

test('has no violation in any of its states, and fits a phone', async () => {
  await open({ reducedMotion: 'reduce' });
  const look = async () => {
    expect(await violationsEverywhere(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  };
  await page.getByText('Length, types, and weak spots').click();
  await look();
  await start();
  await field().fill(await answerTo(2));
  await look();
  await button('Pause').click();
  await look();
  await button('Go on').click();
  await button('I am done').click();
  await look();
  await button('End the interview').click();
  await look();
});

test('without JavaScript there is a list to rehearse with, and to tick', async () => {
  await open({ javaScriptEnabled: false });
  expect(await page.getByRole('heading', { name: 'Practice interview' }).isVisible()).toBe(false);
  await page.locator('.rehearsal summary').first().click();
  const box = page.locator('.rehearsal').getByRole('checkbox').first();
  await box.check();
  expect(await box.isChecked()).toBe(true);
});

async function storedTexts(): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('field-guide-practice');
        opening.onerror = () => {
          reject(new Error('The database does not open.'));
        };
        opening.onsuccess = () => {
          const all = opening.result.transaction('sessions').objectStore('sessions').getAll();
          all.onsuccess = () => {
            resolve(JSON.stringify(all.result));
            opening.result.close();
          };
        };
      }),
  );
}
