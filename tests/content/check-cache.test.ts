import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ContentCheck } from '../../src/editorial/content-check.ts';

const project = resolve(import.meta.dirname, '../..');
const NOW = new Date('2028-03-01T12:00:00Z');

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'check-'));
  await cp(join(project, 'content'), join(root, 'content'), { recursive: true });
  // Something of each kind: a problem, a warning, a hint, a sentence of another guide, a draft.
  await change(
    'api-developer/faqs.mdx',
    (text) => `${text}\n## One more\n\nYou can leverage <b>it</b>.\n`,
  );
  await change('software-engineer/faqs.mdx', (text) => `${text}\n## ‹Another›\n\nIt depends.\n`);
  const shared = 'The panel of this company asks for the same seven things in every single round.';
  for (const guide of ['systems-engineer', 'performance-engineer'])
    await change(`${guide}/mistakes.mdx`, (text) => `${text}\n## Mistake\n\n${shared}\n`);
  await change('infrastructure-engineer/guide.mdx', (text) =>
    text.replace('---\n', '---\ndraft: true\n'),
  );
});
afterEach(() => rm(root, { recursive: true }));

const guides = () => join(root, 'content/guides');
async function change(file: string, edit: (text: string) => string): Promise<void> {
  const path = join(guides(), file);
  await writeFile(path, edit(await readFile(path, 'utf8')));
}
const folder = () => join(root, 'node_modules/.cache/check');
/** As each run of the command does: with nothing in memory. */
const cached = () => new ContentCheck(root).check(NOW);
const plain = () => new ContentCheck(root, { cache: false }).check(NOW);
async function entries(): Promise<string[]> {
  const files = await readdir(folder(), { recursive: true, withFileTypes: true });
  return files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('a check that remembers', () => {
  test('finds what one without memory finds, at first and again', async () => {
    const expected = await plain();
    const rules = [...expected.problems, ...expected.warnings].map(({ rule }) => rule);
    expect(rules).toEqual(
      expect.arrayContaining([
        'no-html',
        'placeholder',
        'shared-sentence',
        'due-for-review',
        'unknown-guide',
      ]),
    );
    expect(await cached()).toEqual(expected);
    expect(await entries()).toHaveLength(5);
    expect(await cached()).toEqual(expected);
  });

  test('reviews again when the words that all guides share are others', async () => {
    await change('api-developer/faqs.mdx', (text) => text.replace('<b>it</b>', 'a kublet'));
    const words = join(root, 'content/words.txt');
    const isSlip = ({ message }: { message: string }) => message.includes('kublet');
    expect((await cached()).warnings.filter(isSlip)).toHaveLength(1);
    await writeFile(words, `${await readFile(words, 'utf8')}kublet\n`);
    const again = await cached();
    expect(again.warnings.filter(isSlip)).toEqual([]);
    expect(again).toEqual(await plain());
  });

  test('looks anew at what changed, and forgets what is gone', async () => {
    const before = new Set((await cached(), await entries()));
    await change('api-developer/faqs.mdx', (text) => text.replace('<b>it</b>', 'it'));
    expect(await cached()).toEqual(await plain());
    const after = await entries();
    expect(after).toHaveLength(5);
    expect(after.filter((entry) => !before.has(entry))).toHaveLength(1);
    await rm(join(guides(), 'api-developer'), { recursive: true });
    expect(await cached()).toEqual(await plain());
    expect(await entries()).toHaveLength(4);
  });

  test('does without an entry that is damaged, and writes it again', async () => {
    await cached();
    const [cut = '', flipped = '', emptied = ''] = await entries();
    const whole = await readFile(cut);
    await writeFile(cut, whole.subarray(0, whole.length / 2));
    const bytes = await readFile(flipped);
    bytes.writeUInt8(bytes.readUInt8(999) ^ 255, 999);
    await writeFile(flipped, bytes);
    await writeFile(emptied, '');
    expect(await cached()).toEqual(await plain());
    expect((await readFile(cut)).equals(whole)).toBe(true);
  });

  test('has nothing of what other code found', async () => {
    await cached();
    const [file = ''] = await entries();
    const other = join(folder(), '0123456789abcdef');
    await cp(join(file, '..'), other, { recursive: true });
    await cached();
    expect(await readdir(folder())).not.toContain('0123456789abcdef');
    expect(await entries()).toHaveLength(5);
  });
});

test('after any edits, one that remembers finds what one without memory finds', async () => {
  const slugs = ['api-developer', 'software-engineer', 'systems-engineer', 'performance-engineer'];
  const words = join(root, 'content/words.txt');
  const said = 'Bring three stories that show how you own a failing service in this role';
  const slug = fc.constantFrom(...slugs);
  const text = fc.constantFrom(`${said}.`, `${said} at night.`, 'You can leverage a kublet.');
  const edits = fc.oneof(
    fc.record({ slug, text }).map(({ slug: guide, text: more }) => ({
      name: `${guide}: ${more}`,
      make: () => change(`${guide}/mistakes.mdx`, (old) => `${old}\n## Mistake\n\n${more}\n`),
    })),
    fc.tuple(slug, fc.integer({ min: 1, max: 28 })).map(([guide, day]) => ({
      name: `${guide} of day ${day}`,
      make: () =>
        change(`${guide}/guide.mdx`, (old) =>
          old.replace(/^published: .*$/m, `published: 2026-01-${String(day).padStart(2, '0')}`),
        ),
    })),
    slug.map((guide) => ({
      name: `draft ${guide}`,
      make: () =>
        change(`${guide}/guide.mdx`, (old) =>
          old.includes('draft: true')
            ? old.replace('draft: true\n', '')
            : old.replace('---\n', '---\ndraft: true\n'),
        ),
    })),
    fc.constant({
      name: 'words',
      make: async () => writeFile(words, `${await readFile(words, 'utf8')}kublet\n`),
    }),
  );
  await change('api-developer/faqs.mdx', (old) => `${old}\n## More\n\n${said} by day.\n`);
  await change('systems-engineer/faqs.mdx', (old) => `${old}\n## More\n\n${said} on call.\n`);
  const watching = new ContentCheck(root);
  const [rounds = []] = fc.sample(fc.array(edits, { minLength: 10, maxLength: 10 }), {
    numRuns: 1,
    seed: 7,
  });
  const found = new Set<string>();
  for (const { name, make } of rounds) {
    await make();
    const expected = await plain();
    for (const { rule } of expected.warnings) found.add(rule);
    expect(await cached(), name).toEqual(expected);
    expect(await watching.check(NOW), name).toEqual(expected);
  }
  expect([...found]).toEqual(expect.arrayContaining(['shared-sentence', 'similar-sentence']));
});

test('a date of tomorrow is none of the future on the day after', async () => {
  await change('api-developer/guide.mdx', (text) =>
    text
      .replace(/^published: .*$/m, 'published: 2028-03-05')
      .replace(/^updated: .*$/m, 'updated: 2028-03-05'),
  );
  const rules = async (now: string) => {
    const { problems } = await new ContentCheck(root).check(new Date(now));
    return problems.map(({ rule }) => rule);
  };
  expect(await rules('2028-03-01T12:00:00Z')).toContain('future-date');
  expect(await rules('2028-03-09T12:00:00Z')).not.toContain('future-date');
  expect(await rules('2028-03-01T12:00:00Z')).toContain('future-date');
});

test('a check that watches says what is wrong, and what is mended, until it is stopped', async () => {
  const child = spawn(process.execPath, [join(project, 'tools/check-content.ts'), '--watch'], {
    env: { ...process.env, CONTENT_ROOT: root },
  });
  try {
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => (said += String(text)));
    const hears = (words: string | RegExp) =>
      expect.poll(() => said, { timeout: 20_000 }).toMatch(words);
    await hears('Waiting for a change');
    expect(said).toContain('HTML is not allowed here: <b>');
    said = '';
    await change('api-developer/faqs.mdx', (text) => text.replace('<b>it</b>', 'it'));
    await hears('Waiting for a change');
    expect(said).not.toContain('HTML is not allowed');
    expect(said).toContain('‹Another› is still to be written');
  } finally {
    child.kill();
  }
});
