import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentReader } from '../../src/guides/reading/content-reader.ts';
import { onDisk } from './disk.ts';

const run = promisify(execFile);
const tools = resolve(import.meta.dirname, '../../tools');
const CHOICES = [
  '--field=engineering',
  '--skills=testing,http,debugging,planning,writing',
  '--levels=even',
  '--related=alpha,beta,gamma',
];
const QUESTION = ['--type=technical', '--level=mid', '--skills=testing,http'];

let disk: Awaited<ReturnType<typeof onDisk>>;
beforeAll(async () => {
  disk = await onDisk();
});
afterAll(() => disk.remove());

/** What a command says, and its exit code. */
async function command(
  name: 'new-guide' | 'add-question',
  ...parameters: string[]
): Promise<{ code: number; said: string }> {
  const env = { ...process.env, CONTENT_ROOT: disk.root };
  return run(process.execPath, [join(tools, `${name}.ts`), ...parameters], { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: unknown) => {
      const { code, stderr } = error as { code: number; stderr: string };
      return { code, said: stderr };
    },
  );
}
const newGuide = (...parameters: string[]) => command('new-guide', ...parameters);
const addQuestion = (...parameters: string[]) => command('add-question', ...parameters);
const contentFile = (path: string) => readFile(join(disk.root, 'content', path), 'utf8');

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
  ['no role', CHOICES, 'The job title is “”. Expected 3 to 60 characters'],
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
  [
    'an unknown mix',
    ['Cook', ...CHOICES, '--levels=evn'],
    '--levels: there is no “evn”. Write even?',
  ],
  ['an unknown option', ['Cook', '--filed=x'], "Unknown option '--filed'"],
  [
    'a skill without a meaning',
    ['Cook', ...CHOICES, '--new-skill=Knives'],
    '--new-skill is “Knives”. Expected one sentence on what an interviewer means by it',
  ],
  [
    'a skill that is there',
    ['Cook', ...CHOICES, '--new-skill=Testing: Knowing that it works before others find out.'],
    'There is a skill testing already.',
  ],
  [
    'another word for a skill that is there',
    ['Cook', ...CHOICES, '--new-skill=HTTP: Knowing what a request and its response promise.'],
    'There is a skill http already.',
  ],
])('%s is refused, and nothing written', async (_, parameters, said) => {
  const before = await readdir(join(disk.root, 'content/guides'));
  const answer = await newGuide(...parameters);
  expect(answer.said).toContain(said);
  expect(answer.code).toBe(1);
  expect(await readdir(join(disk.root, 'content/guides'))).toEqual(before);
});

test('a skill that nobody named yet goes into the vocabulary, at its end', async () => {
  const before = await contentFile('skills.yaml');
  const { code, said } = await newGuide(
    'Pastry cook',
    ...CHOICES,
    '--new-skill=Sugar work: Keeping sugar at the stage that a dish needs: "thread", ball, or crack.',
    '--skills=testing,http,debugging,planning,sugar-work',
  );
  expect(said).toContain('and sugar-work into content/skills.yaml');
  expect(code).toBe(0);
  const after = await contentFile('skills.yaml');
  expect(after.slice(0, before.length)).toBe(before);
  const { content, problems } = await new ContentReader(disk.root).read();
  expect(content.skills['sugar-work']).toEqual({
    name: 'Sugar work',
    meaning: 'Keeping sugar at the stage that a dish needs: "thread", ball, or crack.',
  });
  expect(problems.filter(({ rule }) => rule !== 'placeholder')).toEqual([]);
});

test('a question is added at the end, with a name of its own', async () => {
  const before = await contentFile('guides/alpha/questions.mdx');
  const text = 'A query took 20 ms yesterday and takes 9 s today. What do you look at?';
  const first = await addQuestion('alpha', text, ...QUESTION);
  expect(first).toMatchObject({ code: 0 });
  const second = await addQuestion('alpha', `${text} And then?`, ...QUESTION);
  expect(second).toMatchObject({ code: 0 });
  const after = await contentFile('guides/alpha/questions.mdx');
  expect(after.startsWith(before.trimEnd())).toBe(true);
  const added = after.slice(before.trimEnd().length);
  expect(added).toContain(`

## ${text}

<Question id="query-took-20-ms-yesterday" type="technical" level="mid" skills="testing, http"`);
  expect(added).toContain('<Question id="query-took-20-ms-yesterday-2"');
  const line = Number(/line (\d+)/.exec(first.said)?.[1]);
  expect(after.split('\n')[line - 1]).toBe(`## ${text}`);
  const { problems } = await new ContentReader(disk.root).read();
  const others = problems.filter(
    ({ file, rule }) => file.includes('/alpha/') && rule !== 'placeholder',
  );
  expect(others).toEqual([]);
});

test.each<[what: string, parameters: string[], said: string]>([
  [
    'an unknown guide',
    ['alfa', 'Why is it slow?', ...QUESTION],
    'there is no “alfa”. Write alpha?',
  ],
  ['no question', ['alpha', ...QUESTION], 'The question is “”. Expected one line of 10 to 300'],
  ['a question of two lines', ['alpha', 'Why is it\nslow?', ...QUESTION], 'Expected one line of'],
  [
    'an unknown type',
    ['alpha', 'Why is it slow?', ...QUESTION, '--type=techncal'],
    '--type: there is no “techncal”. Write technical?',
  ],
  [
    'a name that is taken',
    ['alpha', 'Why is it slow?', ...QUESTION, '--id=query-took-20-ms-yesterday'],
    '--id: “query-took-20-ms-yesterday” is the name of another question',
  ],
  [
    'a name with capitals',
    ['alpha', 'Why is it slow?', ...QUESTION, '--id=Slow Query'],
    '--id is “Slow Query”. Expected lower-case words joined by hyphens',
  ],
])('%s is refused, and no question added', async (_, parameters, said) => {
  const before = await contentFile('guides/alpha/questions.mdx');
  const answer = await addQuestion(...parameters);
  expect(answer.said).toContain(said);
  expect(answer.code).toBe(1);
  expect(await contentFile('guides/alpha/questions.mdx')).toBe(before);
});

test.each(['new-guide', 'add-question'] as const)(
  '%s --help says how it is written',
  async (name) => {
    const { code, said } = await command(name, '--help');
    expect(code).toBe(0);
    expect(said).toContain(`npm run ${name} -- `);
    expect(said).toMatch(/--skills .* ids of content\/skills\.yaml/);
  },
);
