import { brotliCompressSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { visit } from './site.ts';

/**
 * What a browser that has nothing of the search yet asks for, from opening the dialog to the first
 * result.
 *
 * @param page a new one
 */
export async function firstResult(
  page: Page,
  address: string,
  query: string,
): Promise<{ bytes: number; requests: number; answer: string }> {
  await visit(page, address);
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill(query);
  await page.locator('dialog .search-results a').first().waitFor();
  const answer = await page.locator('dialog .search-status').innerText();
  const sizes = await Promise.all(responses.map(transferred));
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), requests: sizes.length, answer };
}

/** The bytes that a CDN would send: Pagefind compresses its own files, the host the others. */
async function transferred(response: Response): Promise<number> {
  const isCompressed = /\.pf_\w+$|\.pagefind$/.test(new URL(response.url()).pathname);
  // Without a type, the browser takes a body for text, and Playwright gives it as such.
  if (isCompressed) return (await response.request().sizes()).responseBodySize;
  return brotliCompressSync(await response.body()).length;
}
