/**
 * `npm run new-guide -- "Database administrator" --field data --skills a,b,c,d,e --related x,y,z`:
 * write the seven files of a guide, with hints where its writer's words belong. What is missing is
 * asked for where there is somebody to answer; nothing is ever written over.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { newGuideFiles, slugOf } from '../src/guides/new-guide.ts';
import { RESERVED_SLUGS } from '../src/guides/paths.ts';
import { ContentReader } from '../src/guides/reading/content-reader.ts';
import { nearest } from '../src/guides/reading/nearest.ts';

const root = resolve(process.env['CONTENT_ROOT'] ?? join(import.meta.dirname, '..'));

/** Said as it is: nothing of it is a fault of the program. */
class Refusal extends Error {}

interface Choice {
  name: string;
  /** Allowed ids; anything where there are none. */
  known: readonly string[];
  least: number;
  most: number;
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const { content } = await new ContentReader(root).read();
  const lines = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : undefined;
  const choose = async (choice: Choice, given: string | undefined): Promise<string[]> => {
    const { name, known, least, most } = choice;
    if (given !== undefined) return checked(choice, given);
    if (!lines)
      throw new Refusal(
        `--${name} is missing. Expected ${least} to ${most} of: ${known.join(', ')}.`,
      );
    const amount = least === most ? String(least) : `${least} to ${most}`;
    for (;;) {
      const answer = await lines.question(`${name}, ${amount}, of: ${known.join(', ')}\n> `);
      try {
        return checked(choice, answer);
      } catch (error) {
        // One slip must not cost the answers before it.
        if (!(error instanceof Refusal)) throw error;
        console.error(error.message);
      }
    }
  };
  try {
    const named = positionals.join(' ').trim();
    const role = named === '' ? ((await lines?.question('The job title\n> ')) ?? '').trim() : named;
    const slug = slugOf(role);
    if (slug === '' || role.length > 60)
      throw new Refusal(
        `The job title is “${role}”. Expected up to 60 characters with Latin letters or digits among them, such as "Database administrator".`,
      );
    if (RESERVED_SLUGS.has(slug))
      throw new Refusal(`/${slug}/ is a page of the site itself. Choose a longer job title.`);
    const files = newGuideFiles({
      role,
      field: (
        await choose(
          { name: 'field', known: Object.keys(content.fields), least: 1, most: 1 },
          values.field,
        )
      ).join(''),
      skills: await choose(
        { name: 'skills', known: Object.keys(content.skills), least: 5, most: 12 },
        values.skills,
      ),
      related: await choose(
        { name: 'related', known: content.guides.map((guide) => guide.slug), least: 3, most: 6 },
        values.related,
      ),
      author: (
        await choose(
          { name: 'author', known: Object.keys(content.authors), least: 1, most: 1 },
          values.author,
        )
      ).join(''),
      today: new Date().toISOString().slice(0, 10),
    });
    const folder = `content/guides/${slug}`;
    await mkdir(join(root, 'content/guides'), { recursive: true });
    await mkdir(join(root, folder)).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
        throw new Refusal(`${folder}/ is there already. Nothing was written.`);
      throw error;
    });
    for (const [name, text] of Object.entries(files))
      await writeFile(join(root, folder, name), text, { flag: 'wx' });
    console.log(`Wrote seven files into ${folder}/. Next:
  1. Open ${folder}/questions.mdx and replace the hints in ‹these marks›, a question at a time.
  2. npm run check:content   says which hints are left, and what else is to mend.
  3. npm run dev             shows the page once nothing is left.`);
  } finally {
    lines?.close();
  }
}

function readArguments(): {
  values: Partial<Record<'field' | 'skills' | 'related' | 'author', string>>;
  positionals: string[];
} {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        field: { type: 'string' },
        skills: { type: 'string' },
        related: { type: 'string' },
        author: { type: 'string', default: 'editors' },
      },
    });
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new Refusal(`${what}\nExpected a job title, and --field, --skills, --related, --author.`);
  }
}

function checked({ name, known, least, most }: Choice, answer: string): string[] {
  const chosen = answer
    .split(/[\s,]+/)
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const unknown = chosen.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const near = nearest(unknown, known);
    throw new Refusal(
      `--${name}: there is no “${unknown}”. ${near === undefined ? `Expected some of: ${known.join(', ')}.` : `Write ${near}?`}`,
    );
  }
  if (new Set(chosen).size !== chosen.length) throw new Refusal(`--${name} names one twice.`);
  if (chosen.length < least || chosen.length > most)
    throw new Refusal(`--${name} has ${chosen.length}. Expected ${least} to ${most}.`);
  return chosen;
}

await main().catch((error: unknown) => {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
