import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openSite, visit, watchLoading, type OpenSite } from './site.ts';
import { paths } from '../../src/guides/paths.ts';
import { TEMPLATES } from '../../tools/templates.ts';

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };
/** A window of 1280 × 1024 px at 400 %. */
const ENLARGED = { width: 320, height: 256 };
const MOST_STOPS = 500;

async function open(path: string, viewport: { width: number; height: number }): Promise<Page> {
  const context = await site.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await visit(page, site.at(path));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  if (path.startsWith(`${paths.search}?q=`))
    await page.locator('main .search-results a').first().waitFor();
  return page;
}

/** A reader's own style sheet, in place of the last. */
const setStyles = (page: Page, css: string) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);

describe.each(TEMPLATES)('%s', (_, path) => {
  let page: Page;
  beforeAll(async () => {
    page = await open(path, DESK);
  });
  afterAll(() => page.context().close());

  test('is outlined by headings without a gap, and read in the order that is seen', async () => {
    expect(await findDisorder(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await findDisorder(page)).toEqual([]);
    await page.setViewportSize(DESK);
  });

  test('has one of each landmark, or names them', async () => {
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.title()).toMatch(/\w/);
    const landmarks = await page.evaluate(() => {
      const named = [...document.querySelectorAll('nav, [role=search], form, section')]
        // A section without a name is no landmark.
        .filter((element) => element.checkVisibility())
        .filter((element) => element.matches(':not(section), [aria-label], [aria-labelledby]'))
        .map((element) => {
          const by = element.getAttribute('aria-labelledby') ?? '';
          const name = element.getAttribute('aria-label') ?? document.getElementById(by)?.innerText;
          return `${element.tagName} ${name ?? ''}`;
        });
      return {
        main: document.querySelectorAll('main').length,
        banner: document.querySelectorAll('body > header').length,
        contentinfo: document.querySelectorAll('body > footer').length,
        repeated: named.filter((name, index) => named.indexOf(name) !== index),
        outside: [...document.body.children]
          .filter((element) => !element.matches('header, main, footer, .skip, script, template'))
          .map(({ tagName }) => tagName),
      };
    });
    expect(landmarks).toEqual({ main: 1, banner: 1, contentinfo: 1, repeated: [], outside: [] });
  });

  test('tells its controls apart by their names', async () => {
    const hideAnswers = () => page.evaluate(() => document.getElementById('hide-answers')?.click());
    await hideAnswers();
    const names = await page.evaluate(() =>
      [...document.querySelectorAll('main :is(button, input, select, summary)')]
        .filter((control) => (control.closest('label') ?? control).checkVisibility())
        // What a reader of answers opens stands below the question's own heading.
        .filter((control) => !control.matches('.sample summary'))
        .map((control) => {
          const { labels } = control as HTMLInputElement;
          const name =
            control.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? control.textContent;
          return `${control.closest('fieldset, form')?.textContent ?? ''} ${name}`;
        })
        .map((name) => name.replace(/\s+/g, ' ').trim()),
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    await hideAnswers();
  });

  test('fits a window enlarged by 400 %, also with wider spacing', async () => {
    await page.setViewportSize(ENLARGED);
    expect(await findLosses(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await setStyles(
      page,
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
             word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`,
    );
    expect(await findLosses(page)).toEqual([]);
    await page.setViewportSize(DESK);
    expect(await findLosses(page)).toEqual([]);
  });

  test('can be read with text of twice the size', async () => {
    await page.setViewportSize({ width: 1280, height: 1024 });
    await setStyles(page, ':root { font-size: 200% !important }');
    expect(await findLosses(page)).toEqual([]);
    await setStyles(page, '');
  });

  test('is walked by Tab to its end and out, every stop outlined and none hidden', async () => {
    const page = await open(path, PHONE);
    onTestFinished(() => page.context().close());
    // The first walk reaches for all that loads when the reader comes near.
    const loading = watchLoading(page);
    await walk(page);
    await loading.toEnd();
    const second = async () => {
      const stops = await walk(page);
      const which = (isSo: (stop: Stop) => boolean) => stops.filter(isSo).map(({ key }) => key);
      return {
        missed: (await page.evaluate(countStops)) - stops.length,
        twice: which(({ key }) => stops.filter((other) => other.key === key).length > 1),
        hidden: which(({ isHidden }) => isHidden),
        bare: which(({ isOutlined }) => !isOutlined),
      };
    };
    await expect.poll(second).toEqual({ missed: 0, twice: [], hidden: [], bare: [] });
  });
});

interface Stop {
  key: string;
  isHidden: boolean;
  isOutlined: boolean;
}

/** Press Tab from the start of the page until it is left, or for longer than any page has stops. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeFocus);
    if (stop.key === '') break;
    stops.push(stop);
  }
  return stops;
}

/** Headings that skip a level, or that stand above the one that is read before them. */
function findDisorder(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
      .filter((heading) => heading.checkVisibility())
      .map((heading) => ({
        text: heading.textContent.trim(),
        level: Number(heading.tagName.slice(1)),
        box: heading.getBoundingClientRect(),
      }));
    return headings.flatMap(({ text, level, box }, index) => {
      const before = headings[index - 1];
      if (!before) return level === 1 ? [] : [`${text} is the first, at level ${level}`];
      const gap = level > before.level + 1 ? [`${text} skips a level`] : [];
      const isAbove = box.bottom <= before.box.top;
      // In columns and grids, the next may stand higher, if it stands further right.
      const isBeside = box.left >= before.box.right - 1;
      return isAbove && !isBeside ? [...gap, `${text} stands above ${before.text}`] : gap;
    });
  });
}

/**
 * What has the focus, told apart from all else; whether something lies upon all of it; whether it,
 * or the label around it, is outlined.
 */
function describeFocus(): Stop {
  const element = document.activeElement;
  if (!element || element === document.body) return { key: '', isHidden: false, isOutlined: false };
  const shown = element.matches('input') ? (element.closest('label') ?? element) : element;
  const isOnTop = (box: DOMRect) =>
    [0.1, 0.5, 0.9].some((across) =>
      [0.1, 0.5, 0.9].some((down) => {
        const x = box.left + across * box.width;
        const y = box.top + down * box.height;
        const upper = document.elementFromPoint(x, y);
        return shown.contains(upper) || upper?.contains(shown);
      }),
    );
  const place = [...document.querySelectorAll('*')].indexOf(element);
  return {
    key: `${place} ${element.tagName} ${shown.textContent.trim().slice(0, 60)}`,
    isHidden: ![...shown.getClientRects()].some(isOnTop),
    isOutlined: [element, shown].some((target) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(target);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    }),
  };
}

/** How often Tab should stop: a group of radio buttons is one stop. */
function countStops(): number {
  const groups = new Set<string>();
  return [
    ...document.querySelectorAll(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    ),
  ]
    .filter((element) => (element as HTMLElement).tabIndex >= 0)
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => {
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
      // Those of a form are a group of their own.
      const group = `${element.form?.className ?? ''} ${element.name}`;
      const isFirst = !groups.has(group);
      groups.add(group);
      return isFirst;
    }).length;
}

/** What is cut off, and what makes the page scroll sideways. */
function findLosses(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const sideways = root.scrollWidth > innerWidth ? [`scrolls sideways: ${root.scrollWidth}`] : [];
    const cut = [...document.querySelectorAll('body *')]
      .filter((element) => element.checkVisibility() && element.clientWidth > 1)
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const cuts = (overflow: string) => ['hidden', 'clip'].includes(overflow);
        return (
          (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1) ||
          (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1)
        );
      })
      .map((element) => `cuts off: ${element.tagName} ${element.className}`);
    return [...sideways, ...cut];
  });
}
