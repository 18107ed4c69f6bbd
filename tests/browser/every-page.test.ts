import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../src/guides/paths.ts';
import { openSite, visit, type OpenSite } from './site.ts';
import { TEMPLATES } from '../../tools/templates.ts';

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each(TEMPLATES)('%s', (name, path) => {
  const complaints: string[] = [];
  let page: Page;

  beforeAll(async () => {
    page = await (await site.newContext({ serviceWorkers: 'allow' })).newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
    });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await visit(page, site.at(path));
  });
  afterAll(() => page.context().close());

  test('loads whatever it asks for, and has nothing to complain about', () => {
    // That nothing is there, it has to say itself.
    const expected = name.includes('nowhere') ? 2 : 0;
    expect(complaints.slice(expected)).toEqual([]);
  });

  test('scrolls sideways at no width', async () => {
    for (const width of [320, 360, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(needed, `at ${width} px`).toBeLessThanOrEqual(width);
    }
  });

  test('is printed in dark and light, and can be read in both', async () => {
    const printings = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      printings.push(
        await page.evaluate(() => {
          const heading = document.querySelector('h1') ?? document.body;
          const paper = getComputedStyle(document.documentElement).backgroundColor;
          return { paper, ink: getComputedStyle(heading).color };
        }),
      );
    }
    const [light, dark] = printings;
    expect(light?.paper).not.toBe(dark?.paper);
    for (const { paper, ink } of printings) expect(contrast(paper, ink)).toBeGreaterThan(7);
  });
});

/** The contrast of two colors as `rgb(…)`, as WCAG computes it. */
function contrast(...colors: [string, string]): number {
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dim = 0, bright = 0] = colors.map(luminance).toSorted((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

describe.each([paths.home, paths.guide('api-developer')])('%s on a phone', (path) => {
  /** The layout shifts of a page whose fonts arrive some milliseconds late. */
  async function shifts(late: number): Promise<number[]> {
    const context = await site.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.route('**/*.woff2', async (route) => {
      await new Promise((done) => setTimeout(done, late));
      await route.continue();
    });
    await visit(page, site.at(path));
    const seen = await page.evaluate(
      () =>
        new Promise<number[]>((done) => {
          const values: number[] = [];
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              values.push((entry as PerformanceEntry & { value: number }).value);
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(values), 500);
        }),
    );
    await context.close();
    return seen;
  }

  test('does not move while it loads', async () => {
    expect(await shifts(0)).toEqual([]);
  });

  test('hardly moves where its fonts come late and no fallback has their measures', async () => {
    const sum = (await shifts(600)).reduce((total, shift) => total + shift, 0);
    expect(sum).toBeLessThan(0.01);
  });
});
