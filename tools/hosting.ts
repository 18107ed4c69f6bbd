/** What a build adds for hosts: a policy in each page, and the configuration of each host. */
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentPolicy, inlineHash, type InlineHashes } from '../src/hosting/content-policy.ts';
import { kindOf } from '../src/hosting/page-kind.ts';
import { serverFiles, siteFiles, type TextFiles } from '../src/hosting/host-files.ts';
import { brokenLimits } from '../src/hosting/limits.ts';
import { hostingPlan, readHstsMaxAge } from '../src/hosting/plan.ts';
import type { Redirect } from '../src/seo/redirects.ts';
import type { Pages } from './page-facts.ts';

/** What a site prints within its pages: the bridge has a policy of its own, and is left out of `site`. */
export interface PrintedTexts {
  site: InlineHashes;
  bridge: InlineHashes;
}

/** What all pages of a built site print within themselves. */
export async function printedTexts(folder: string, pages: Pages): Promise<PrintedTexts> {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  let bridge: InlineHashes = { scripts: [], styles: [] };
  for (const [file, { inline }] of pages) {
    if (kindOf(file) === 'bridge') {
      bridge = inline;
      continue;
    }
    inline.scripts.forEach((hash) => scripts.add(hash));
    inline.styles.forEach((hash) => styles.add(hash));
  }
  for (const file of await filesOf(folder)) {
    // A drawing has styles within it too, and is a document when it is opened by itself.
    if (!file.endsWith('.svg')) continue;
    const drawing = await readFile(join(folder, file), 'utf8');
    for (const [, css = ''] of drawing.matchAll(/<style>([^]*?)<\/style>/g))
      styles.add(inlineHash(css));
  }
  return { site: { scripts: [...scripts].toSorted(), styles: [...styles].toSorted() }, bridge };
}

/**
 * Write the configuration of every host: into the site where a host looks for it there, else into
 * `outside`.
 *
 * @returns a sentence for each host that would refuse the site
 */
export async function writeHostFiles(
  folder: string,
  {
    outside,
    base,
    printed,
    redirects,
  }: { outside: string; base: string; printed: PrintedTexts; redirects: readonly Redirect[] },
): Promise<string[]> {
  const files = await filesOf(folder);
  const plan = hostingPlan({
    base,
    policy: contentPolicy(printed.site),
    policies: {
      practice: contentPolicy(printed.site, 'practice'),
      bridge: contentPolicy(printed.bridge, 'bridge'),
    },
    hstsMaxAge: readHstsMaxAge(process.env['HSTS_MAX_AGE']),
    files,
    redirects,
  });
  const [within, beside] = [siteFiles(plan), serverFiles(plan)];
  await mkdir(outside, { recursive: true });
  await writeAll(folder, within);
  await writeAll(outside, beside);
  const sizes = files.map(async (path) => ({ path, size: (await stat(join(folder, path))).size }));
  return brokenLimits({ ...within, ...beside }, await Promise.all(sizes));
}

async function writeAll(folder: string, files: TextFiles): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}
