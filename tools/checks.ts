import type { Step } from './steps.ts';

/** What is checked without a build. `npm run fix` mends most of what lint and format find. */
export const CHECKS: readonly Step[] = [
  { name: 'types', command: ['astro', 'check', '--minimumFailingSeverity', 'warning'] },
  {
    name: 'lint',
    command: ['eslint', '--config', 'tools/eslint.config.js', '--max-warnings', '0', '.'],
  },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'content', command: ['node', 'tools/check-content.ts'] },
];
