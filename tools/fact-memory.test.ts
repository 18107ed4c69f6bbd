import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FactMemory } from './fact-memory.ts';
import { factsOf, readBuiltSite } from './file-facts.ts';

const FILE = 'guides/x/index.html';
let folder = '';
let site = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facts-'));
  site = join(folder, 'site');
  await mkdir(join(site, 'guides/x'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (text: string) => writeFile(join(site, FILE), text);
/** A build that renders the page, or takes it from the former build. */
async function build(key: string, rendered?: string) {
  const memory = new FactMemory(join(folder, 'kept'));
  memory.expect(FILE, key);
  if (rendered !== undefined) {
    await write(rendered);
    memory.add(FILE, factsOf(FILE, Buffer.from(rendered)));
  }
  return memory.look(site);
}
const read = () => readBuiltSite(site);

test('the same is told of a page that is rendered, taken from the former build, and read', async () => {
  expect(await build('a', '<main>one two</main>')).toEqual(await read());
  expect(await build('a')).toEqual(await read());
  expect(await build('a')).toEqual(await read());
});

test('a page of the former build is not read again', async () => {
  const told = await build('a', '<main>one two</main>');
  await write('<main>two one</main>');
  expect((await build('a')).facts.get(FILE)).toEqual(told.facts.get(FILE));
});

test('of another key, or without a key, it is read', async () => {
  await build('a', '<main>one</main>');
  await write('<main>two</main>');
  expect(await build('b')).toEqual(await read());
  await write('<main>others</main>');
  expect(await new FactMemory(join(folder, 'kept')).look(site)).toEqual(await read());
});
