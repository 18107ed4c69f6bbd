/** What a build adds for hosts: a policy in each page, and the configuration of each host. */
import { statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentPolicy, type InlineHashes } from '../src/hosting/content-policy.ts';
import { kindOf } from '../src/hosting/page-kind.ts';
import { serverFiles, siteFiles, type TextFiles } from '../src/hosting/host-files.ts';
import { brokenLimits } from '../src/hosting/limits.ts';
import { hostingPlan, readHstsMaxAge } from '../src/hosting/plan.ts';
import type { Redirect } from '../src/seo/redirects.ts';
import { filesOf, type BuiltSite } from './file-facts.ts';

/** What a site prints within its pages: the bridge has a policy of its own, and is left out of `site`. */
export interface PrintedTexts {
  site: InlineHashes;
  bridge: InlineHashes;
}

/** What all files of a built site print within themselves. */
export function printedTexts({ facts }: Pick<BuiltSite, 'facts'>): PrintedTexts {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  let bridge: InlineHashes = { scripts: [], styles: [] };
  for (const [file, { inline, page }] of facts) {
    if (kindOf(file) === 'bridge') {
      bridge = inline;
      continue;
    }
    // A drawing has styles within it too, and is a document when it is opened by itself.
    if (page) inline.scripts.forEach((hash) => scripts.add(hash));
    inline.styles.forEach((hash) => styles.add(hash));
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
  // To wait for each would take longer than to look.
  const sizes = files.map((path) => ({ path, size: statSync(join(folder, path)).size }));
  return brokenLimits({ ...within, ...beside }, sizes);
}

async function writeAll(folder: string, files: TextFiles): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}
