/** `npm run fix`: format and lint everything, mending what can be mended. */
import { runAll } from './steps.ts';

process.exitCode = (await runAll([
  { name: 'lint', command: ['eslint', '--config', 'tools/eslint.config.js', '--fix', '.'] },
  { name: 'format', command: ['prettier', '--write', '--log-level', 'warn', '.'] },
]))
  ? 0
  : 1;
