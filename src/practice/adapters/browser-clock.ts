import type { Clock } from '../ports/clock.ts';

/** The time of the browser; it goes on while the page is hidden. */
export const browserClock: Clock = {
  now: () => new Date().toISOString(),
  seconds: () => performance.now() / 1000,
  after: (seconds, action) => {
    const timer = setTimeout(action, seconds * 1000);
    return () => {
      clearTimeout(timer);
    };
  },
};
