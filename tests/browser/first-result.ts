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
): Promise<{
  bytes: number;
  requests: number;
  answer: string;
  leadsTo: string;
  milliseconds: number;
}> {
  await visit(page, address);
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  const from = performance.now();
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill(query);
  const link = page.locator('dialog .search-results a').first();
  await link.waitFor();
  const milliseconds = Math.round(performance.now() - from);
  const leadsTo = (await link.getAttribute('href')) ?? '';
  const answer = await page.locator('dialog .search-status').innerText();
  // What is asked for again comes from the cache.
  const first = [...new Map(responses.toReversed().map((response) => [response.url(), response]))];
  const sizes = await Promise.all(first.map(([, response]) => transferred(response)));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { bytes, requests: sizes.length, answer, leadsTo, milliseconds };
}

/** The bytes that a CDN would send: Pagefind compresses its own files, the host the others. */
async function transferred(response: Response): Promise<number> {
  const isCompressed = /\.pf_\w+$|\.pagefind$/.test(new URL(response.url()).pathname);
  // Without a type, the browser takes a body for text, and Playwright gives it as such.
  if (isCompressed) return (await response.request().sizes()).responseBodySize;
  return brotliCompressSync(await response.body()).length;
}
