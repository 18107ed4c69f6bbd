/** `npm run fix`: mend what can be mended: line endings of content/, format, lint. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runAll } from './steps.ts';

const content = resolve(import.meta.dirname, '../content');

/** Windows line endings and byte-order marks, which some editors cannot be told to leave out. */
async function mendLineEndings(): Promise<void> {
  for (const name of await readdir(content, { recursive: true })) {
    if (!/\.(?:mdx|ya?ml|md)$/.test(name)) continue;
    const text = await readFile(join(content, name), 'utf8');
    const mended = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
    if (mended !== text) {
      await writeFile(join(content, name), mended);
      console.log(`content/${name}: line endings mended`);
    }
  }
}

await mendLineEndings();
const passed = await runAll([
  // Types of the content collections, without which lint sees errors that are none.
  { name: 'types', command: ['astro', 'sync'] },
  { name: 'lint', command: ['eslint', '--config', 'tools/eslint.config.js', '--fix', '.'] },
  { name: 'format', command: ['prettier', '--write', '--log-level', 'warn', '.'] },
]);
process.exitCode = passed ? 0 : 1;
