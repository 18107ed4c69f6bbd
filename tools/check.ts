/** `npm run check`: types, lint, format, and content; no build. */
import { CHECKS } from './checks.ts';
import { runAll } from './steps.ts';

process.exitCode = (await runAll(CHECKS)) ? 0 : 1;
