import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');

/** `unit` needs no build; `site`, `hosts`, `browser`, and `voice` look at the built `dist/`. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'tools/**/*.test.ts',
            'bench/**/*.test.ts',
            'tests/*.test.ts',
            'tests/content/**/*.test.ts',
            'tests/practice/**/*.test.ts',
          ],
          testTimeout: 60_000,
        },
      },
      { root, test: { name: 'site', include: ['tests/site/**/*.test.ts'], testTimeout: 60_000 } },
      { root, test: { name: 'hosts', include: ['tests/hosts/**/*.test.ts'], testTimeout: 60_000 } },
      {
        root,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A browser waits most of the time: two of them share what one would leave idle.
          maxWorkers: 2,
          // A machine that is busy is not a defect of the page.
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        root,
        test: {
          name: 'voice',
          include: ['tests/voice/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Sound does not wait: beside another browser, some of it is lost.
          maxWorkers: 1,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
