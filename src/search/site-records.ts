import { ContentReader } from '../guides/reading/content-reader.ts';
import type { Content } from '../guides/reading/content.ts';
import { GuideMemory } from '../guides/reading/guide-memory.ts';
import type { Summaries } from '../guides/summary.ts';
import { rareSignals } from './rare-signals.ts';
import { guideRecords, skillRecords, type SearchRecord } from './records.ts';

/**
 * The records of a project's content, guide by guide: of the guides' texts, one at a time is in
 * memory.
 *
 * @param root the project's
 */
export async function* searchRecordsOf(
  root: string,
  content: Content<Summaries>,
): AsyncGenerator<SearchRecord> {
  const memory = new GuideMemory(root);
  const rare = rareSignals(content.guides.flatMap(({ questions }) => questions));
  for (const { guide: summary } of content.guides) {
    const { guide } = await new ContentReader(root, memory.whole).readGuide(summary.slug);
    if (!guide) throw new Error(`The guide “${summary.slug}” has changed while it was published.`);
    yield* guideRecords(guide, { ...content, rare });
  }
  const tested = content.guides.flatMap(({ guide, questions }) => [
    ...guide.skills,
    ...questions.flatMap(({ skills }) => skills),
  ]);
  yield* skillRecords(new Set(tested), content);
}
