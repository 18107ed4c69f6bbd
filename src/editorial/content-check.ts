import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import type { Guide } from '../guides/guide.ts';
import { sortProblems, type Problem } from '../guides/problem.ts';
import { FolderReader, latestDay, type GuideParsing } from '../guides/reading/content-reader.ts';
import { GuideMemory, recalled, remembered, type Dated } from '../guides/reading/guide-memory.ts';
import { parseGuide, type GuideFolder } from '../guides/reading/guide-parser.ts';
import { codeDigest, KeptValues } from '../guides/reading/kept-values.ts';
import type { KnownFolders } from '../guides/reading/known-folders.ts';
import { severityOf } from '../guides/rules/rules.ts';
import { amounts, type Amount } from './amounts.ts';
import { KNOWN_WORDS, reviewGuide, reviewTogether, type GuideReview } from './review.ts';

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

/** What a check needs to know of a guide: the text itself would only fill the memory. */
export interface CheckedGuide {
  slug: string;
  isDraft: boolean;
  questions: number;
  amounts: Amount[];
  review: GuideReview;
}

/** What decides how a guide is read and reviewed: another byte of it makes all findings void. */
const CODE = ['src/guides', 'src/editorial', 'src/practice/core', 'package-lock.json'];

/**
 * Checks `content/` as often as asked. What was found in a guide is kept from one run to the next:
 * reading a hundred guides takes seconds, and between two runs a writer changes one.
 */
export class ContentCheck {
  readonly #root: string;
  readonly #kept: KeptValues<Dated<CheckedGuide>> | undefined;
  readonly #whole: GuideParsing;
  readonly #folders: KnownFolders | undefined;
  #reader: FolderReader<CheckedGuide>;
  /** Of the words that all guides share. */
  #words = { digest: '', texts: new Map<string, string>() };

  /**
   * @param root which holds `content/`
   * @param cache the folder that keeps findings between runs, a folder for each state of the code,
   *   or false for none
   */
  constructor(
    root: string,
    { cache = join(root, 'node_modules/.cache/check') }: { cache?: string | false } = {},
  ) {
    this.#root = root;
    const memory = cache === false ? undefined : new GuideMemory(root);
    this.#whole = memory?.whole ?? parseGuide;
    this.#folders = memory?.folders;
    const code = () => codeDigest(resolve(import.meta.dirname, '../..'), CODE);
    this.#kept = cache === false ? undefined : new KeptValues(cache, code());
    this.#reader = this.#newReader();
  }

  /** @param now the moment that counts as today */
  async check(now = new Date()): Promise<CheckedContent> {
    const { content, problems, draftProblems } = await this.#read(now);
    this.#kept?.sweep();
    const bySeverity = Map.groupBy(this.#review(content.guides, now), ({ rule }) =>
      severityOf(rule),
    );
    return {
      problems: sortProblems([...problems, ...(bySeverity.get('error') ?? [])]),
      draftProblems,
      warnings: bySeverity.get('warning') ?? [],
      guides: content.guides.length,
      questions: content.guides.reduce((sum, guide) => sum + guide.questions, 0),
    };
  }

  /** The same for the writer of one guide, who sees it while it is a draft or broken, too. */
  async checkGuide(
    slug: string,
    now = new Date(),
  ): Promise<{ guide: CheckedGuide | undefined; problems: Problem[]; warnings: Problem[] }> {
    const { content, previews, problems, draftProblems } = await this.#read(now);
    const guides = [...content.guides, ...previews];
    return {
      guide: guides.find((guide) => guide.slug === slug),
      problems: [...problems, ...draftProblems],
      warnings: this.#review(guides, now),
    };
  }

  /** The text of a file as it was last read. */
  readonly sourceOf = (file: string): string | undefined => this.#reader.sourceOf(file);

  #read(now: Date) {
    const texts = new Map(KNOWN_WORDS.map((path) => [path, this.#reader.readText(path) ?? '']));
    const digest = createHash('sha256')
      .update([...texts.values()].join('\0'))
      .digest('hex');
    // What a reader remembers of guides was found with other words in mind.
    if (digest !== this.#words.digest) this.#reader = this.#newReader();
    this.#words = { digest, texts };
    return this.#reader.read(latestDay(now));
  }

  #review(guides: readonly CheckedGuide[], now: Date): Problem[] {
    const reviews = guides.map(({ review }) => review);
    return reviewTogether(reviews, this.sourceOf, now.toISOString().slice(0, 10));
  }

  #newReader(): FolderReader<CheckedGuide> {
    const folders = this.#folders;
    const recall = (digest: string, today: string) =>
      recalled(this.#kept, this.#nameOf(digest), today);
    return new FolderReader(this.#root, this.#parse, { earlier: folders && { folders, recall } });
  }

  /** Of what was found in a guide: other words to know of are other findings. */
  #nameOf(digest: string): string {
    return `${digest}-${this.#words.digest.slice(0, 16)}`;
  }

  readonly #parse: GuideParsing<CheckedGuide> = (folder, today, digest) =>
    remembered(this.#kept, this.#nameOf(digest), today, () => {
      const { guide, preview, ...rest } = this.#whole(folder, today, digest);
      const checked = preview && this.#checked(preview, folder);
      return { ...rest, guide: guide && checked, preview: checked };
    });

  #checked(guide: Guide, { files }: GuideFolder): CheckedGuide {
    const { slug, draft, questions } = guide;
    const sourceOf = (path: string) =>
      this.#words.texts.get(path) ?? files.get(basename(path))?.text;
    return {
      slug,
      isDraft: draft === true,
      questions: questions.items.length,
      amounts: amounts(guide),
      review: reviewGuide(guide, sourceOf),
    };
  }
}
