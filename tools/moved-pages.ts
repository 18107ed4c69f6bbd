import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { movedPage } from '../src/seo/moved-page.ts';
import type { Redirect } from '../src/seo/redirects.ts';
import { finishPage } from './finished-pages.ts';

/** Write a page at each former address; fails where there is a page already. */
export async function writeMovedPages(folder: string, all: readonly Redirect[]): Promise<void> {
  for (const redirect of all) {
    const file = join(redirect.from.slice(1), 'index.html');
    await mkdir(join(folder, redirect.from), { recursive: true });
    const page = finishPage(Buffer.from(movedPage(redirect)), file.replaceAll('\\', '/')).bytes;
    await writeFile(join(folder, file), page, { flag: 'wx' });
  }
}
