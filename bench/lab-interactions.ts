import type { Page } from 'puppeteer-core';
import { paths } from '../src/guides/paths.ts';
import type { Watch } from './lab-probe.ts';

export interface Interaction {
  name: string;
  watch: Watch;
  /** Brings the page to where the interaction begins. */
  prepare?: (page: Page) => Promise<unknown>;
  act: (page: Page) => Promise<unknown>;
}

/** Interactions that follow one another on a page that has just been loaded. */
export interface Visit {
  path: string;
  interactions: readonly Interaction[];
}

const GUIDE = paths.guide('api-developer');
const click = { event: 'click', which: 'first' } as const;
/** Milliseconds from letter to letter, of a hand that is used to it. */
const PACE = 150;
const lastKey = { event: 'keydown', which: 'last' } as const;

async function tap(page: Page, selector: string, place = 0): Promise<void> {
  const element = (await page.$$(selector))[place];
  if (!element) throw new Error(`There is no ${selector}, number ${place}, on ${page.url()}.`);
  await element.tap();
}

/** Before the interaction, so that scrolling there is no part of it. */
const reach =
  (selector: string, place = 0) =>
  async (page: Page) => {
    await page.waitForSelector(selector);
    const element = (await page.$$(selector))[place];
    await element?.evaluate((found) =>
      found.scrollIntoView({ block: 'center', behavior: 'instant' }),
    );
    await pause();
  };

/** What a hand takes from one control to the next, and the page to come to rest. */
const pause = () => new Promise((done) => setTimeout(done, 700));

function tapping(name: string, selector: string, sign: Watch['sign'], place = 0): Interaction {
  return {
    name,
    watch: { sign, from: click },
    prepare: reach(selector, place),
    act: (page) => tap(page, selector, place),
  };
}

const TECHNICAL = '.questions label:has(#type-technical)';
const REVEAL = '.question .reveal';
const mark = (value: string) => `.question .mine label:has([value=${value}])`;
const ofType = (value: string) => `.explorer label:has([name=type][value=${value}])`;
const FOUND = '.explorer [role=status]';

export const VISITS: readonly Visit[] = [
  {
    path: GUIDE,
    interactions: [
      tapping('guide: filter by type', TECHNICAL, {
        hides: '.question:not([data-type=technical])',
      }),
      {
        ...tapping('guide: hide answers', '.questions label.hide', { hides: '.question .answer' }),
        prepare: async (page) => {
          await tap(page, '.questions label:has(#type-all)');
          await reach('.questions label.hide')(page);
        },
      },
      tapping('guide: reveal an answer', REVEAL, { shows: '.question .answer' }),
      // The first loads the notebook.
      tapping('guide: mark a question', mark('solid'), { changes: 'guide-progress' }),
      tapping('guide: mark another question', mark('solid'), { changes: 'guide-progress' }, 1),
    ],
  },
  {
    path: GUIDE,
    interactions: [
      {
        name: 'search: first result, cold',
        watch: {
          sign: { says: 'dialog .search-status', text: '“rate limit”' },
          from: { event: 'keydown', which: 'first' },
        },
        act: async (page) => {
          await page.keyboard.press('/');
          // At once, as from the clipboard: what a hand takes to type is not what a reader waits for.
          await page.keyboard.sendCharacter('rate limit');
        },
      },
      {
        name: 'search: another query, warm',
        watch: {
          sign: { says: 'dialog .search-status', text: '“webhook retries”' },
          from: lastKey,
        },
        prepare: selectAll,
        act: (page) => page.keyboard.type('webhook retries', { delay: PACE }),
      },
      {
        name: 'search: a former query again',
        watch: { sign: { says: 'dialog .search-status', text: '“rate limit”' }, from: lastKey },
        prepare: selectAll,
        act: (page) => page.keyboard.type('rate limit', { delay: PACE }),
      },
    ],
  },
  {
    path: paths.questions,
    interactions: [
      {
        ...tapping('explorer: filter by type, first', ofType('technical'), { changes: FOUND }),
        prepare: async (page) => {
          await tap(page, '.explorer .filters summary');
          await reach(ofType('technical'))(page);
        },
      },
      tapping('explorer: filter by another type', ofType('behavioral'), { changes: FOUND }),
    ],
  },
];

async function selectAll(page: Page): Promise<void> {
  await pause();
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
}
