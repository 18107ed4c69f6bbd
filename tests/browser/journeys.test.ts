import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '../../src/guides/paths.ts';
import { TEMPLATES } from '../../tools/templates.ts';
import { BROWSERS, openReader, type Reader } from './reader.ts';
import { isForeign, isRefusal } from './strict-host.ts';

const GUIDE = paths.guide('api-developer');
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const ASKED = 'Asked another origin: ';

/** What a reader sets out to do: each is one journey, and leads through every browser. */
const JOURNEYS: Readonly<Record<string, () => Promise<void>>> = {
  'from the home page to the directory and into a guide': async () => {
    await visit(paths.home);
    await follow('Guides');
    await arriveAt(paths.guides);
    await follow('API developer');
    await arriveAt(GUIDE);
    expect(await textOf('h1')).toContain('API developer');
  },

  'choosing questions by type and level': async () => {
    await visit(GUIDE);
    const all = await shown('.question');
    await choose('type-technical');
    const technical = await shown('.question');
    expect(technical).toBe(await amount('.question[data-type=technical]'));
    expect(technical).toBeLessThan(all);
    await choose('level-mid');
    expect(await shown('.question')).toBe(
      await amount('.question[data-type=technical][data-level=mid]'),
    );
    await choose('level-entry');
    expect(await shown('.question')).toBe(0);
    expect(await shown('.none')).toBe(1);
    await choose('type-all');
    await choose('level-all');
    expect(await shown('.question')).toBe(all);
  },

  'hiding the answers, and revealing one': async () => {
    await visit(GUIDE);
    const all = await shown('.answer');
    expect(all).toBe(await amount('.question'));
    await choose('hide-answers');
    expect(await shown('.answer')).toBe(0);
    await click('.question:nth-of-type(2) .reveal');
    expect(await shown('.answer')).toBe(1);
    expect(await shown('.question:nth-of-type(2) .answer')).toBe(1);
    await choose('hide-answers');
    expect(await shown('.answer')).toBe(all);
  },

  'opening and closing a sample answer, by mouse and by keyboard': async () => {
    await visit(GUIDE);
    const text = '.sample .writing';
    expect(await shown(text)).toBe(0);
    await click('.sample summary');
    expect(await shown(text)).toBe(1);
    await page.keyboard.press('Enter');
    expect(await shown(text)).toBe(0);
  },

  'a section chosen from the outline of a phone': async () => {
    await page.setViewport(PHONE);
    await visit(GUIDE);
    expect(await shown('#outline')).toBe(0);
    await click('.toc-button');
    expect(await shown('#outline')).toBe(1);
    await page.keyboard.press('Escape');
    expect(await shown('#outline')).toBe(0);
    await click('.toc-button');
    await click('#outline a[href="#mistakes"]');
    await expect.poll(() => shown('#outline')).toBe(0);
    await arriveAt(`${GUIDE}#mistakes`);
    await seeBelowTheBar('#mistakes h2');
  },

  'a question that keeps its address': async () => {
    await page.setViewport(PHONE);
    await visitWithFonts(GUIDE);
    await click('#webhook-retries .permalink');
    await arriveAt(`${GUIDE}#webhook-retries`);
    await seeBelowTheBar('#webhook-retries h3');
    await reloadWithFonts(`${GUIDE}#webhook-retries`);
    await seeBelowTheBar('#webhook-retries h3');
    // Filtered out or not, the question that the address names is there.
    await choose('type-behavioral');
    expect(await shown('#webhook-retries')).toBe(1);
  },

  'slash, a few words, an arrow, and Enter to the exact heading': async () => {
    await visit(paths.about);
    await page.keyboard.press('/');
    expect(await focused()).toBe('q');
    await page.keyboard.type('rate limting');
    await page.locator('dialog .search-results a').wait();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(`${new URL(reader.at(GUIDE)).pathname}#rate-limit-thousands`);
    await page.keyboard.press('Enter');
    await arriveAt(`${GUIDE}#rate-limit-thousands`);
    await seeBelowTheBar('#rate-limit-thousands h3');
  },

  'closing search gives the focus back': async () => {
    await visit(GUIDE);
    await page.focus('.search-link');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('q');
    await page.keyboard.press('Escape');
    await expect.poll(() => shown('dialog')).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('search-link');
  },

  'a search with filters that is there again on the way back': async () => {
    await visit(`${paths.search}?q=kubernetes&level=entry`);
    const status = 'main .search-status';
    await expect.poll(() => textOf(status)).toBe('1 result for “kubernetes”');
    await click('main .search-results a');
    await arriveAt(paths.guide('infrastructure-engineer'), { anywhere: true });
    await walk(-1);
    await expect.poll(() => textOf(status)).toBe('1 result for “kubernetes”');
    expect(await amount('main [name=level][value=entry]:checked')).toBe(1);
  },

  'a search that writes itself into the address': async () => {
    await visit(paths.search);
    await page.focus('#page-query');
    await page.keyboard.type('incident');
    await click('main label:has([name=type][value=behavioral])');
    await expect.poll(() => new URL(page.url()).search).toBe('?q=incident&type=behavioral');
    await page.locator('main .search-results a').wait();
  },

  'from the home page to the search page by its form': async () => {
    await visit(paths.home);
    await page.focus('#home-query');
    await page.keyboard.type('flame graph');
    await page.keyboard.press('Enter');
    await arriveAt(`${paths.search}?q=flame+graph`);
    await page.locator('main .search-results a').wait();
  },

  'past the header by the skip link': async () => {
    await visit(GUIDE);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('#main');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('main');
  },

  'all questions, chosen by type, and into the guide of one': async () => {
    await visit(paths.questions);
    await click('label:has([name=type][value=situational])');
    await expect.poll(() => new URL(page.url()).search).toBe('?type=situational');
    const first = '.found li:first-child a';
    const types = () =>
      page.$$eval('.found .question-meta b', (found) =>
        found.map((type) => type.textContent.trim()),
      );
    await expect.poll(async () => [...new Set(await types())]).toEqual(['Situational']);
    const address = await page.$eval(first, (link) => link.href);
    await click(first);
    await expect.poll(() => page.url()).toBe(address);
    await seeBelowTheBar(`${new URL(address).hash} h3`);
  },

  'marking a question, and finding it in the notebook': async () => {
    await visit(GUIDE);
    const heading = await textOf('.question h3');
    await click('.question .mine label:has([value=solid])');
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBeGreaterThan(0);
    await visit(paths.notebook);
    await expect.poll(() => textOf('notebook-page')).toContain(heading);
    expect(await textOf('notebook-page')).toContain('Solid');
  },

  'matching a job ad with the guides': async () => {
    await visit(paths.match);
    await click('button[data-sample]');
    await click('.ad-buttons [type=submit]');
    await expect.poll(() => textOf('main')).toContain('Best fit: Infrastructure engineer');
    expect(await amount('match-report mark')).toBeGreaterThan(5);
  },

  'putting two roles side by side': async () => {
    await visit(`${paths.compare}?a=api-developer&b=software-engineer`);
    await page.locator('.comparison table').wait();
    expect(await textOf('.comparison table')).toContain('REST API design');
  },

  'choosing the dark printing, which stays': async () => {
    await visit(paths.home);
    await page.locator('theme-switch:defined').wait();
    await page.select('theme-switch select', 'dark');
    await visit(paths.about);
    expect(await page.$eval(':root', (root) => getComputedStyle(root).backgroundColor)).toBe(
      'rgb(20, 25, 15)',
    );
  },

  'what is kept on this device': async () => {
    await visit(paths.offline);
    await expect.poll(() => textOf('main')).toContain('Keep all guides');
  },

  'rehearsing on the practice page': async () => {
    await visit(paths.practice('api-developer'));
    const answer = '.rehearsal > li:first-child .points';
    expect(await shown(answer)).toBe(0);
    await click('.rehearsal > li:first-child summary');
    expect(await shown(answer)).toBe(1);
  },

  'day and night': async () => {
    await visit(paths.home);
    const paper = await page.$eval(':root', (root) => getComputedStyle(root).backgroundColor);
    const night = await page.$eval(':root', (root) => {
      (root as HTMLElement).style.colorScheme = 'dark';
      return getComputedStyle(root).backgroundColor;
    });
    expect([paper, night]).toEqual(['rgb(247, 243, 232)', 'rgb(20, 25, 15)']);
  },
};

let reader: Reader;
let page: Page;

describe.each(BROWSERS)('in %s', (name) => {
  /** What a page had to complain about on the way. */
  let complaints: string[];

  beforeAll(async () => {
    reader = await openReader(name);
  });
  afterAll(() => reader.close());
  beforeEach(async () => {
    complaints = [];
    page = await reader.openWindow(DESK);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (isForeign(request.url(), reader.at('/'))) complaints.push(ASKED + request.url());
    });
  });
  afterEach(() => page.browserContext().close());

  test.each(Object.entries(JOURNEYS))('%s', async (_, journey) => {
    await journey();
    expect(complaints).toEqual([]);
  });

  // In Chromium, every other test of a page watches for this.
  test.runIf(name === 'firefox')(
    'no kind of page is refused anything by a strict policy, or asks another origin',
    async () => {
      for (const [, path] of TEMPLATES) {
        await visit(path);
        await wait(100);
      }
      expect(complaints.filter((line) => isRefusal(line) || line.startsWith(ASKED))).toEqual([]);
    },
  );
});

async function visit(path: string): Promise<void> {
  await page.goto(reader.at(path));
}

/**
 * Fonts that come too late are not used before the next visit (`font-display: optional`); then
 * lines have other lengths, and a place in the page that was kept in pixels is another place.
 */
async function visitWithFonts(path: string): Promise<void> {
  const visitAgain = async () => {
    await visit(path);
    return hasFonts();
  };
  await expect.poll(visitAgain).toBe(true);
}

/** A browser goes back to where it was, in pixels: with other fonts, something else stands there. */
async function reloadWithFonts(path: string): Promise<void> {
  const reloadAgain = async () => {
    // From there, an address with a heading's name is another page's.
    await visit(paths.about);
    await visitWithFonts(path);
    await page.reload();
    return hasFonts();
  };
  await expect.poll(reloadAgain).toBe(true);
}

const hasFonts = () =>
  page.evaluate(() => [...document.fonts].every(({ status }) => status === 'loaded'));

/** The address is that of a path; `anywhere` on its page will do. */
async function arriveAt(path: string, { anywhere = false } = {}): Promise<void> {
  const address = () => (anywhere ? page.url().replace(/#.*/, '') : page.url());
  await expect.poll(address).toBe(reader.at(path));
}

/** Back or forward. A page that is restored loads nothing, which `page.goBack()` waits for. */
async function walk(steps: number): Promise<void> {
  await page.evaluate((by) => void setTimeout(() => history.go(by)), steps);
}

/** Click the first link with these words. */
async function follow(name: string): Promise<void> {
  await click(`a::-p-text(${name})`);
}

async function click(selector: string): Promise<void> {
  await page.locator(selector).click();
}

/** Click the label of a filter. */
async function choose(id: string): Promise<void> {
  await click(`label:has(#${id})`);
}

const amount = (selector: string) => page.$$eval(selector, (found) => found.length);

/** How many of the elements can be seen. */
const shown = (selector: string) =>
  page.$$eval(selector, (found) => found.filter((element) => element.checkVisibility()).length);

const textOf = (selector: string) =>
  page.$eval(selector, (element) => element.textContent.replace(/\s+/g, ' ').trim());

/** What has the focus: its address, or its name. */
const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('href') ?? activeElement?.getAttribute('name');
  });

/** A heading stands in the upper half of the window, and nothing lies upon it. */
async function seeBelowTheBar(selector: string): Promise<void> {
  const place = () =>
    page.$eval(selector, (heading) => {
      const { left, top, bottom } = heading.getBoundingClientRect();
      const uppermost = document.elementFromPoint(left + 5, (top + bottom) / 2);
      return heading.contains(uppermost) && top < innerHeight / 2;
    });
  await expect.poll(place).toBe(true);
}
