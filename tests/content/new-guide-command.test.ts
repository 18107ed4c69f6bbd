import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onDisk } from './disk.ts';

const run = promisify(execFile);
const command = resolve(import.meta.dirname, '../../tools/new-guide.ts');
const CHOICES = [
  '--field=engineering',
  '--skills=testing,http,debugging,planning,writing',
  '--related=alpha,beta,gamma',
];

let disk: Awaited<ReturnType<typeof onDisk>>;
beforeAll(async () => {
  disk = await onDisk();
});
afterAll(() => disk.remove());

/** What the command says, and its exit code. */
async function newGuide(...parameters: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, CONTENT_ROOT: disk.root };
  return run(process.execPath, [command, ...parameters], { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: unknown) => {
      const { code, stderr } = error as { code: number; stderr: string };
      return { code, said: stderr };
    },
  );
}

test('a guide begins with one command, which never writes over another', async () => {
  const first = await newGuide('Database administrator', ...CHOICES);
  expect(first.said).toContain('Wrote seven files into content/guides/database-administrator/.');
  expect(first.code).toBe(0);
  const folder = join(disk.root, 'content/guides/database-administrator');
  expect(await readdir(folder)).toHaveLength(7);
  const before = await readFile(join(folder, 'guide.mdx'), 'utf8');
  expect(await newGuide('Database administrator', '--author=editors', ...CHOICES)).toEqual({
    code: 1,
    said: 'content/guides/database-administrator/ is there already. Nothing was written.\n',
  });
  expect(await readFile(join(folder, 'guide.mdx'), 'utf8')).toBe(before);
});

test.each<[what: string, parameters: string[], said: string]>([
  ['no role', CHOICES, 'The job title is “”. Expected up to 60 characters'],
  ['a page of the site', ['About', ...CHOICES], '/about/ is a page of the site itself.'],
  [
    'an unknown field',
    ['Cook', '--field=enginering'],
    '--field: there is no “enginering”. Write engineering?',
  ],
  ['too few skills', ['Cook', ...CHOICES, '--skills=http'], '--skills has 1. Expected 5 to 12.'],
  [
    'what is missing',
    ['Cook', '--field=engineering'],
    '--skills is missing. Expected 5 to 12 of: testing, http',
  ],
  ['an unknown option', ['Cook', '--filed=x'], "Unknown option '--filed'"],
])('%s is refused, and nothing written', async (_, parameters, said) => {
  const before = await readdir(join(disk.root, 'content/guides'));
  const answer = await newGuide(...parameters);
  expect(answer.said).toContain(said);
  expect(answer.code).toBe(1);
  expect(await readdir(join(disk.root, 'content/guides'))).toEqual(before);
});
