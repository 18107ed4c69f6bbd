/** A `content/` on the real disk, made from the sound one and a change. */
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Problem } from '../../src/guides/problem.ts';
import { soundContent } from './sound-guide.ts';

type Entry = string | Uint8Array | { link: string } | { size: number } | { folder: true };
/** Path below `content/` → what lies there. */
export type Tree = Map<string, Entry>;
export type Change = (tree: Tree) => void;

/** A change of the guide `tester`, whose files rows name by themselves. */
const pathOf = (file: string) =>
  /^(?:guides|authors|skills|fields)\b|^\.\//.test(file)
    ? file.replace('./', '')
    : `guides/tester/${file}`;

export function textOf(tree: Tree, file: string): string {
  const entry = tree.get(pathOf(file));
  if (typeof entry !== 'string') throw new Error(`${file} is not a text of the fixture`);
  return entry;
}

export const write =
  (file: string, entry: Entry): Change =>
  (tree) =>
    void tree.set(pathOf(file), entry);

export const remove =
  (file: string): Change =>
  (tree) =>
    void tree.delete(pathOf(file));

/** Replace the first occurrence; a row whose words are not in the fixture is itself broken. */
export const replace =
  (file: string, from: string, to: string): Change =>
  (tree) => {
    const text = textOf(tree, file);
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    tree.set(
      pathOf(file),
      text.replace(from, () => to),
    );
  };

export const append =
  (file: string, text: string): Change =>
  (tree) =>
    void tree.set(pathOf(file), textOf(tree, file) + text);

/** The answer of the only FAQ, which stands on line 3. */
export const answer = (text: string): Change => replace('faqs.mdx', 'Yes, a little.', text);

/** The guide `tester` once more, in a folder of another name. */
export const copyGuide =
  (to: string): Change =>
  (tree) => {
    for (const [path, entry] of [...tree]) {
      if (path.startsWith('guides/tester/'))
        tree.set(
          path.replace('guides/tester/', `guides/${to}/`),
          typeof entry === 'string' ? entry.replace('role: Tester', 'role: Another tester') : entry,
        );
    }
  };

export const all =
  (...changes: Change[]): Change =>
  (tree) => {
    for (const change of changes) change(tree);
  };

/** Write `content/` into a new folder; `remove` takes it away again. */
export async function onDisk(
  change: Change = () => undefined,
): Promise<{ root: string; remove: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'guides-'));
  const tree: Tree = soundContent();
  change(tree);
  for (const [path, entry] of tree) await put(join(root, 'content', path), entry);
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

async function put(path: string, entry: Entry): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if (typeof entry === 'string' || entry instanceof Uint8Array) return writeFile(path, entry);
  if ('link' in entry) return symlink(entry.link, path);
  if ('size' in entry) {
    await writeFile(path, '');
    return truncate(path, entry.size);
  }
  await mkdir(path);
}

/** `faqs.mdx:3:1 no-html: message`, for the guide `tester`; other files by their path in content/. */
export function summary({ file, line, column, rule, message }: Problem): string {
  return `${file.replace(/^content\/(?:guides\/tester\/)?/, '')}:${line}:${column} ${rule}: ${message}`;
}

/** Name, change, and every problem that has to come of it. */
export type Row = readonly [name: string, change: Change, expected: readonly string[]];
