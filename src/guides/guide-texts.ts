import { SECTION_FILES, type Guide, type SectionFile } from './guide.ts';
import { formatProblems } from './problem-text.ts';
import { ContentReader } from './reading/content-reader.ts';
import { GuideMemory } from './reading/guide-memory.ts';

/** A guide with its text, and the text of its files, as its writers wrote it. */
export interface GuideText {
  guide: Guide;
  sources: ReadonlyMap<SectionFile, string>;
}

/** Guides with their text, read from their files: bodies are not in the collections. */
export class GuideTexts {
  readonly #root: string;
  readonly #memory: GuideMemory;

  /** @param root the project's root */
  constructor(root: string) {
    this.#root = root;
    this.#memory = new GuideMemory(root);
  }

  /**
   * @param allowed `previews` shows a guide with problems as far as it goes
   * @throws with a report when there is nothing to show
   */
  async read(slug: string, allowed: { previews: boolean }): Promise<GuideText> {
    const reader = new ContentReader(this.#root, this.#memory.whole);
    const { guide, preview, problems } = await reader.readGuide(slug);
    const sources = new Map(
      SECTION_FILES.map((file) => [file, reader.sourceOf(`content/guides/${slug}/${file}`) ?? '']),
    );
    if (guide && problems.length === 0) return { guide, sources };
    if (allowed.previews && preview) return { guide: preview, sources };
    const report = formatProblems(problems, (file) => reader.sourceOf(file));
    throw new Error(`The guide “${slug}” has problems.\n\n${report}`);
  }
}
