import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fixGuideFile } from '../src/guides/fixes.ts';

/**
 * Mend what can be mended safely in all guides, and say what was, a line for each file.
 *
 * @param root the project's root, which holds `content/`
 */
export async function fixContent(root: string): Promise<string[]> {
  const said: string[] = [];
  const guides = join(root, 'content/guides');
  const entries = await readdir(guides, { recursive: true, withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isFile() || !entry.name.endsWith('.mdx')) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    const text = bytes.toString('utf8');
    // Not UTF-8: whatever was written would be another text.
    if (!Buffer.from(text).equals(bytes)) continue;
    const fixed = fixGuideFile(text);
    if (fixed.mended.length === 0) continue;
    // Whole or not at all.
    await writeFile(`${file}.new`, fixed.text);
    await rename(`${file}.new`, file);
    const path = file.slice(root.length + 1).replaceAll('\\', '/');
    said.push(`${path}: mended ${fixed.mended.join(', ')}`);
  }
  return said;
}
