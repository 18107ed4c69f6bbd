import { ContentReader } from '../guides/reading/content-reader.ts';
import type { Content } from '../guides/reading/content.ts';
import { GuideMemory } from '../guides/reading/guide-memory.ts';
import type { Summaries } from '../guides/summary.ts';
import {
  askingOf,
  guideRecord,
  questionRecords,
  skillRecords,
  type Asking,
  type SearchRecord,
} from './records.ts';

/**
 * The records of a project's content: of the guides' texts, one at a time is in memory. Questions
 * come after all guides, when it is known which words are rare among them.
 *
 * @param root the project's
 */
export async function* searchRecordsOf(
  root: string,
  content: Content<Summaries>,
): AsyncGenerator<SearchRecord> {
  const memory = new GuideMemory(root);
  const asking: Asking[] = [];
  for (const { guide: summary } of content.guides) {
    const { guide } = await new ContentReader(root, memory.whole).readGuide(summary.slug);
    if (!guide) throw new Error(`The guide “${summary.slug}” has changed while it was published.`);
    yield guideRecord(guide, content);
    asking.push(askingOf(guide));
  }
  const tested = content.guides.flatMap(({ guide, questions }) => [
    ...guide.skills,
    ...questions.flatMap(({ skills }) => skills),
  ]);
  yield* questionRecords(asking, content);
  yield* skillRecords(new Set(tested), content);
}
