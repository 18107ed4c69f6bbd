/**
 * Writes what editors know of the content: `node tools/editor-help.ts` those files of `.vscode/` that
 * are kept, after the contract has changed; the dev server and `new-guide` also those of `.astro/`,
 * where the Astro extension looks for the frontmatter of each file.
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { frontmatterSchemas, vocabularySchemas } from '../src/guides/editor-schemas.ts';
import { snippets } from '../src/guides/editor-snippets.ts';
import { SECTION_FILES, type SectionFile } from '../src/guides/guide.ts';
import type { Content } from '../src/guides/reading/content.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** The files of `.vscode/` that follow from the contract alone, by path. */
export function keptFiles(): Record<string, string> {
  const schemas = Object.entries(vocabularySchemas()).map(([name, schema]): [string, string] => [
    `.vscode/schemas/${name}.schema.json`,
    json(schema),
  ]);
  return { ...Object.fromEntries(schemas), '.vscode/guides.code-snippets': json(snippets()) };
}

type Kind = keyof ReturnType<typeof frontmatterSchemas>;

function kindOf(file: SectionFile): Kind {
  if (file === 'guide.mdx') return 'guide';
  return file === 'related-guides.mdx' ? 'related-guides' : 'section';
}

/** No name of a collection, for each of which Astro writes a schema there, too. */
const collectionOf = (kind: Kind) => `file-${kind}`;

/** Tell the Astro extension which schema the frontmatter of each file has. */
export async function describeFrontmatter(
  root: string,
  content: Content<{ slug: string; role: string }>,
): Promise<void> {
  const named = <T extends { name: string }>(entries: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(entries).map(([id, { name }]) => [id, name]));
  const schemas = frontmatterSchemas({
    skill: named(content.skills),
    field: named(content.fields),
    author: named(content.authors),
    guide: Object.fromEntries(content.guides.map(({ slug, role }) => [slug, role])),
  });
  const folder = join(root, '.astro/collections');
  await mkdir(folder, { recursive: true });
  for (const [kind, schema] of Object.entries(schemas))
    await writeFile(join(folder, `${collectionOf(kind as Kind)}.schema.json`), json(schema));
  const guides = join(root, 'content/guides');
  const entries = (await readdir(guides)).flatMap((slug) =>
    SECTION_FILES.map((file): [string, string] => [
      // The extension compares addresses in lower case.
      pathToFileURL(join(guides, slug, file)).href.toLowerCase(),
      collectionOf(kindOf(file)),
    ]),
  );
  const collections = Object.keys(schemas).map((kind) => ({
    hasSchema: true,
    name: collectionOf(kind as Kind),
  }));
  await writeFile(
    join(folder, 'collections.json'),
    json({ collections, entries: Object.fromEntries(entries) }),
  );
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, '..');
  await mkdir(join(root, '.vscode/schemas'), { recursive: true });
  for (const [path, text] of Object.entries(keptFiles())) await writeFile(join(root, path), text);
}
