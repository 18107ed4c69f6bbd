import { SECTION_FILES, type Guide, type SectionFile } from './guide.ts';
import { formatProblems } from './problem-text.ts';
import { ContentReader } from './reading/content-reader.ts';
import { GuideMemory } from './reading/guide-memory.ts';

/** Guides with their text, which is not in the collections, and what their writers wrote. */
export class GuideTexts {
  readonly #root: string;
  readonly #memory: GuideMemory;
  readonly #digests: () => Promise<ReadonlyMap<string, string>>;

  /**
   * @param root the project's root
   * @param digests of what guides' folders held when a build began
   */
  constructor(root: string, digests: () => Promise<ReadonlyMap<string, string>>) {
    this.#root = root;
    this.#memory = new GuideMemory(root);
    this.#digests = digests;
  }

  /**
   * A guide as it was when the build began.
   *
   * @throws with a report when it has problems
   */
  async guide(slug: string): Promise<Guide> {
    const digest = (await this.#digests()).get(slug);
    const kept = digest === undefined ? undefined : this.#memory.kept(digest);
    return kept ?? this.#read(slug, { previews: false });
  }

  /**
   * A guide as it is now, with problems as far as it goes.
   *
   * @throws with a report when there is nothing to show
   */
  preview(slug: string): Promise<Guide> {
    return this.#read(slug, { previews: true });
  }

  /** The text of each of its files. */
  sources(slug: string): ReadonlyMap<SectionFile, string> {
    const reader = new ContentReader(this.#root);
    const text = (file: SectionFile) => reader.readText(`content/guides/${slug}/${file}`) ?? '';
    return new Map(SECTION_FILES.map((file) => [file, text(file)]));
  }

  async #read(slug: string, allowed: { previews: boolean }): Promise<Guide> {
    const reader = new ContentReader(this.#root, this.#memory.whole);
    const { guide, preview, problems } = await reader.readGuide(slug);
    if (guide && problems.length === 0) return guide;
    if (allowed.previews && preview) return preview;
    const report = formatProblems(problems, (file) => reader.sourceOf(file));
    throw new Error(`The guide “${slug}” has problems.\n\n${report}`);
  }
}
