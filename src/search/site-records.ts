import type { Guide } from '../guides/guide.ts';
import { ContentReader } from '../guides/reading/content-reader.ts';
import type { Content } from '../guides/reading/content.ts';
import { GuideMemory } from '../guides/reading/guide-memory.ts';
import type { Summaries } from '../guides/summary.ts';
import { site } from '../site.ts';
import { searchRecords, type SearchRecord } from './records.ts';

/**
 * The records of a project's content: of the guides' texts, one at a time is in memory.
 *
 * @param root the project's
 * @param isWanted whether the page that a record leads to is, by its path
 */
export async function* searchRecordsOf(
  root: string,
  content: Content<Summaries>,
  isWanted: (path: string) => boolean = () => true,
): AsyncGenerator<SearchRecord, void, undefined> {
  const memory = new GuideMemory(root);
  async function* guides(): AsyncGenerator<Guide, void, undefined> {
    for (const { guide: summary } of content.guides) {
      const { guide } = await new ContentReader(root, memory.whole).readGuide(summary.slug);
      if (!guide)
        throw new Error(`The guide “${summary.slug}” has changed while it was published.`);
      yield guide;
    }
  }
  for await (const record of searchRecords({ [Symbol.asyncIterator]: guides }, content))
    if (isWanted(record.url.slice(site.base.length - 1))) yield record;
}
