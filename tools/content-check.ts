import { join } from 'node:path';
import { reviewGuides } from '../src/editorial/review.ts';
import { sortProblems, type Problem } from '../src/guides/problem.ts';
import { ContentReader, latestDay } from '../src/guides/reading/content-reader.ts';
import { severityOf } from '../src/guides/rules/rules.ts';
import { CheckCache } from './check-cache.ts';

/** What the check finds in `content/`. */
export interface CheckedContent {
  /** What keeps it from being published. */
  problems: Problem[];
  draftProblems: Problem[];
  /** What keeps it from nothing. */
  warnings: Problem[];
  guides: number;
  questions: number;
}

/** Checks `content/` as often as asked; what did not change is not read again. */
export class ContentCheck {
  readonly #reader: ContentReader;
  readonly #cache: CheckCache | undefined;

  /**
   * @param root which holds `content/`
   * @param cache the folder that keeps findings between runs, or false for none
   */
  constructor(
    root: string,
    { cache = join(root, 'node_modules/.cache/check') }: { cache?: string | false } = {},
  ) {
    this.#cache = cache === false ? undefined : new CheckCache(cache);
    this.#reader = new ContentReader(root, this.#cache?.parse);
  }

  /** @param now the moment that counts as today */
  async check(now = new Date()): Promise<CheckedContent> {
    const { content, problems, draftProblems } = await this.#reader.read(latestDay(now));
    const said = reviewGuides(
      content.guides,
      this.sourceOf,
      now.toISOString().slice(0, 10),
      this.#cache?.reviewer((slug) => this.#reader.digestOf(slug)),
    );
    this.#cache?.save();
    const bySeverity = Map.groupBy(said, ({ rule }) => severityOf(rule));
    return {
      problems: sortProblems([...problems, ...(bySeverity.get('error') ?? [])]),
      draftProblems,
      warnings: bySeverity.get('warning') ?? [],
      guides: content.guides.length,
      questions: content.guides.reduce((sum, guide) => sum + guide.questions.items.length, 0),
    };
  }

  /** The text of a file as it was last read. */
  readonly sourceOf = (file: string): string | undefined => this.#reader.sourceOf(file);
}
