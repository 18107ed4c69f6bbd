import type { Guide } from '../guides/guide.ts';
import { GuideTexts } from '../guides/guide-texts.ts';
import { paths } from '../guides/paths.ts';
import type { OutlineReading } from '../guides/reading/guide-memory.ts';
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
  { content, digests }: Pick<OutlineReading, 'content' | 'digests'>,
  isWanted: (path: string) => boolean = () => true,
): AsyncGenerator<SearchRecord, void, undefined> {
  const texts = new GuideTexts(root, () => Promise.resolve(digests));
  async function* guides(): AsyncGenerator<Guide, void, undefined> {
    for (const { guide } of content.guides)
      if (isWanted(paths.guide(guide.slug))) yield await texts.guide(guide.slug);
  }
  const all = searchRecords({ [Symbol.asyncIterator]: guides }, content);
  for await (const record of all)
    if (isWanted(record.url.slice(site.base.length - 1))) yield record;
}
