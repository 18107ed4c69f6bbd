/** What runs within a page of the lab: it watches paints, shifts, long tasks, and interactions. */
import type { Page } from 'puppeteer-core';

/** How it shows that an interaction has done what was asked for. */
export type Sign =
  /** Something that fits the selector can be seen. */
  | { shows: string }
  /** Nothing that fits the selector can be seen anymore. */
  | { hides: string }
  /** The text of the first element that fits is another. */
  | { changes: string }
  /** The text of the first element that fits contains this. */
  | { says: string; text: string };

export interface Watch {
  sign: Sign;
  /** The event from which time counts, and which of several. */
  from: { event: 'click' | 'keydown'; which: 'first' | 'last' };
}

interface Probe {
  page: () => Record<string, number>;
  watch: (watch: Watch) => void;
  /** Milliseconds until the sign was painted. */
  shown: () => Promise<number>;
  /** The longest time from an interaction to the next paint since `watch`. */
  nextPaint: () => number;
}

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

interface Probed {
  lab: Probe;
}

/** Has to come before the page loads. */
export async function installProbe(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const paints: Record<string, number> = {};
    const longTasks: PerformanceEntry[] = [];
    let shift = 0;
    let interactions: PerformanceEventTiming[] = [];
    let shown: Promise<number> = Promise.reject(new Error('Nothing is watched.'));
    shown.catch(() => undefined);
    const LONG = 50;
    /** Event Timing tells nothing of what is quicker. */
    const QUICKEST = 16;

    const observe = (
      type: string,
      take: (entry: PerformanceEntry) => void,
      options: object = {},
    ) => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) take(entry);
      }).observe({ type, buffered: true, ...options });
    };
    observe('paint', ({ name, startTime }) => (paints[name] = startTime));
    observe('largest-contentful-paint', ({ startTime }) => (paints['largest'] = startTime));
    observe('longtask', (entry) => longTasks.push(entry));
    observe('layout-shift', (entry) => {
      const { value, hadRecentInput } = entry as LayoutShift;
      if (!hadRecentInput) shift += value;
    });
    observe(
      'event',
      (entry) => {
        const event = entry as PerformanceEventTiming;
        if (event.interactionId !== 0) interactions.push(event);
      },
      { durationThreshold: QUICKEST },
    );

    const isSeen = (element: Element) => element.checkVisibility();
    const textOf = (selector: string) => document.querySelector(selector)?.textContent ?? '';
    const condition = (sign: Sign): (() => boolean) => {
      if ('shows' in sign) return () => [...document.querySelectorAll(sign.shows)].some(isSeen);
      if ('hides' in sign) return () => ![...document.querySelectorAll(sign.hides)].some(isSeen);
      if ('says' in sign) return () => textOf(sign.says).includes(sign.text);
      const before = textOf(sign.changes);
      return () => textOf(sign.changes) !== before;
    };
    const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

    const probe: Probe = {
      page: () => {
        const fcp = paints['first-contentful-paint'] ?? NaN;
        const blocked = longTasks.map(({ startTime, duration }) => {
          // Of a task that the paint stands in, what comes after it.
          const from = Math.max(startTime + LONG, fcp);
          return Math.max(0, startTime + duration - from);
        });
        return {
          'first paint': Math.round(paints['first-paint'] ?? NaN),
          FCP: Math.round(fcp),
          LCP: Math.round(paints['largest'] ?? NaN),
          CLS: Number(shift.toFixed(4)),
          TBT: Math.round(blocked.reduce((sum, time) => sum + time, 0)),
        };
      },
      watch: ({ sign, from }) => {
        const isDone = condition(sign);
        if (isDone()) throw new Error(`It is so already: ${JSON.stringify(sign)}`);
        interactions = [];
        const listening = new AbortController();
        let started = NaN;
        addEventListener(
          from.event,
          ({ timeStamp }) => {
            if (from.which === 'last' || Number.isNaN(started)) started = timeStamp;
          },
          { capture: true, signal: listening.signal },
        );
        shown = (async () => {
          do await nextFrame();
          while (!isDone());
          listening.abort();
          // The frame in which it is so has to be painted.
          await nextFrame();
          return performance.now() - started;
        })();
      },
      shown: () => shown,
      nextPaint: () => Math.max(QUICKEST, ...interactions.map(({ duration }) => duration)),
    };
    Object.assign(window, { lab: probe });
  });
}

export function pageMeasures(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => (window as unknown as Probed).lab.page());
}

/** Do something to the page, and say how long that took. */
export async function timeInteraction(
  page: Page,
  watch: Watch,
  act: () => Promise<unknown>,
): Promise<{ 'next paint': number; shown: number }> {
  await page.evaluate((what) => {
    (window as unknown as Probed).lab.watch(what);
  }, watch);
  await act();
  const shown = await page.evaluate(() => (window as unknown as Probed).lab.shown());
  // The browser tells of an interaction a while after its paint.
  await new Promise((done) => setTimeout(done, 500));
  const nextPaint = await page.evaluate(() => (window as unknown as Probed).lab.nextPaint());
  return { 'next paint': Math.round(nextPaint), shown: Math.round(shown) };
}
