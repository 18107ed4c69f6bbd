import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { movedPage } from '../src/seo/moved-page.ts';
import type { Redirect } from '../src/seo/redirects.ts';

/** Write a page at each former address; fails where there is a page already. */
export async function writeMovedPages(folder: string, all: readonly Redirect[]): Promise<void> {
  for (const redirect of all) {
    await mkdir(join(folder, redirect.from), { recursive: true });
    await writeFile(join(folder, redirect.from, 'index.html'), movedPage(redirect), { flag: 'wx' });
  }
}
