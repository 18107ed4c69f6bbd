/** Guides as they were parsed, kept from one build to the next, and for the parts of one build. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Guide } from '../guide.ts';
import { summarize, type Summaries } from '../summary.ts';
import { FolderReader, type GuideParsing } from './content-reader.ts';
import type { ContentReading } from './content.ts';
import { parseGuide, type ParsedGuide } from './guide-parser.ts';
import { codeDigest, KeptValues } from './kept-values.ts';

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

  /** @param project the project's root */
  constructor(project: string) {
    if (!existsSync(join(project, 'src/guides'))) return;
    const code = codeDigest(project, CODE);
    const folder = join(project, 'node_modules/.cache/guides');
    this.#whole = new KeptValues(join(folder, 'whole'), code);
    this.#outlines = new KeptValues(join(folder, 'outlines'), code);
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
  const known = kept?.get(digest);
  if (known && isStillTrue(known, today)) return known.parsed;
  const parsed = parse();
  kept?.set(digest, { day: today, parsed });
  return parsed;
}

/** A date that was in the future may have come since; one that had come stays so. */
function isStillTrue({ day, parsed }: Dated<unknown>, today: string): boolean {
  return (
    day === today || (day < today && !parsed.problems.some(({ rule }) => rule === 'future-date'))
  );
}

/** Reads what lists need to know of all guides, and parses only what changed since it was last read. */
export function outlineReader(project: string): FolderReader<Summaries> {
  return new FolderReader(project, new GuideMemory(project).outline, { readsOnce: true });
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
  const reader = new FolderReader(project, memory.outline, { readsOnce: true });
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
