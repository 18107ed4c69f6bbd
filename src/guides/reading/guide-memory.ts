/** Guides as they were parsed, kept from one build to the next, and for the parts of one build. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Guide } from '../guide.ts';
import { summarize, type Summaries } from '../summary.ts';
import { FolderReader, type EarlierReadings, type GuideParsing } from './content-reader.ts';
import type { ContentReading } from './content.ts';
import { parseGuide, type ParsedGuide } from './guide-parser.ts';
import { codeDigest, KeptValues } from './kept-values.ts';
import { KnownFolders } from './known-folders.ts';

/** What decides how a guide is read. */
const CODE = [
  'src/guides',
  'src/practice/core',
  'src/search/rare-signals.ts',
  'src/search/words.ts',
  'package-lock.json',
];

export interface Dated<G> {
  /** On which it was read, as `YYYY-MM-DD`. */
  day: string;
  parsed: ParsedGuide<G>;
}

/** Where there is content without the code beside it, nothing is kept: any code may read it next. */
export class GuideMemory {
  readonly #whole: KeptValues<Dated<Guide>> | undefined;
  readonly #outlines: KeptValues<Dated<Summaries>> | undefined;
  /** What the folders of guides held; undefined where nothing is kept. */
  readonly folders: KnownFolders | undefined;

  /** @param project the project's root */
  constructor(project: string) {
    if (!existsSync(join(project, 'src/guides'))) return;
    const code = codeDigest(project, CODE);
    const folder = join(project, 'node_modules/.cache/guides');
    this.#whole = new KeptValues(join(folder, 'whole'), code);
    this.#outlines = new KeptValues(join(folder, 'outlines'), code);
    this.folders = new KnownFolders(new KeptValues(join(folder, 'folders'), code));
  }

  /** In place of `parseGuide`. */
  readonly whole: GuideParsing = (folder, today, digest) =>
    remembered(this.#whole, digest, today, () => parseGuide(folder, today));

  /** The same without the text of a guide. */
  readonly outline: GuideParsing<Summaries> = (folder, today, digest) => {
    this.#whole?.want(digest);
    return remembered(this.#outlines, digest, today, () => {
      const { guide, preview, ...rest } = this.whole(folder, today, digest);
      const outline = preview && summarize(preview);
      // A part of a text keeps the whole text in memory; a copy of the part does not.
      return structuredClone({ ...rest, guide: guide && outline, preview: outline });
    });
  };

  /** Outlines of guides whose folders are as they were. */
  get earlierOutlines(): EarlierReadings<Summaries> | undefined {
    return (
      this.folders && {
        folders: this.folders,
        recall: (digest, today) => {
          this.#whole?.want(digest);
          return recalled(this.#outlines, digest, today);
        },
      }
    );
  }

  /** A guide that was sound when it was read, by the digest of its folder. */
  kept(digest: string): Guide | undefined {
    return this.#whole?.get(digest)?.parsed.guide;
  }

  /** Forget guides that were not asked for since this began. */
  sweep(): void {
    this.#whole?.sweep();
    this.#outlines?.sweep();
  }
}

/** A guide as it was kept, or as it is parsed now, which is then kept. */
export function remembered<G>(
  kept: KeptValues<Dated<G>> | undefined,
  digest: string,
  today: string,
  parse: () => ParsedGuide<G>,
): ParsedGuide<G> {
  const known = recalled(kept, digest, today);
  if (known) return known;
  const parsed = parse();
  kept?.set(digest, { day: today, parsed });
  return parsed;
}

/** A guide as it was kept; undefined where it is not, or a day has come since that changes it. */
export function recalled<G>(
  kept: KeptValues<Dated<G>> | undefined,
  digest: string,
  today: string,
): ParsedGuide<G> | undefined {
  const known = kept?.get(digest);
  return known && isStillTrue(known, today) ? known.parsed : undefined;
}

/** A date that was in the future may have come since; one that had come stays so. */
function isStillTrue({ day, parsed }: Dated<unknown>, today: string): boolean {
  return (
    day === today || (day < today && !parsed.problems.some(({ rule }) => rule === 'future-date'))
  );
}

/** Reads what lists need to know of all guides, and parses only what changed since it was last read. */
export function outlineReader(
  project: string,
  memory = new GuideMemory(project),
): FolderReader<Summaries> {
  const earlier = memory.earlierOutlines;
  return new FolderReader(project, memory.outline, { readsOnce: true, earlier });
}

export interface OutlineReading extends ContentReading<Summaries> {
  /** Of all that a guide's folder holds. */
  digests: ReadonlyMap<string, string>;
  sourceOf: (file: string) => string | undefined;
}

const readings = new Map<string, Promise<OutlineReading>>();

/** The content of a project as it was when this process first asked; a build asks in three places. */
export function readOutline(project: string): Promise<OutlineReading> {
  const root = project.replace(/[\\/]$/, '');
  let reading = readings.get(root);
  if (!reading) readings.set(root, (reading = readOutlineAnew(root)));
  return reading;
}

async function readOutlineAnew(project: string): Promise<OutlineReading> {
  const memory = new GuideMemory(project);
  const reader = outlineReader(project, memory);
  const reading = await reader.read();
  if (reading.problems.length === 0) memory.sweep();
  const digests = new Map(
    reading.content.guides.map(({ guide: { slug } }) => [slug, reader.digestOf(slug) ?? '']),
  );
  const sourceOf = (file: string) => {
    const path = join(project, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  return { ...reading, digests, sourceOf };
}
