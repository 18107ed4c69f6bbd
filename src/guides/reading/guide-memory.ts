/** Guides as they were parsed, kept from one build to the next, and for the parts of one build. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ContentReader, type GuideParsing } from './content-reader.ts';
import { parseGuide, type ParsedGuide } from './guide-parser.ts';
import { codeDigest, KeptValues } from './kept-values.ts';

/** What decides how a guide is read. */
const CODE = ['src/guides', 'package-lock.json'];

export interface Dated {
  /** On which it was read, as `YYYY-MM-DD`. */
  day: string;
  parsed: ParsedGuide;
}

export class GuideMemory {
  readonly #kept: KeptValues<Dated>;

  /** @param project the project's root */
  constructor(project: string) {
    const folder = join(project, 'node_modules/.cache/guides');
    this.#kept = new KeptValues(folder, codeDigest(project, CODE));
  }

  /** In place of `parseGuide`. */
  readonly parse: GuideParsing = (folder, today, digest) => {
    const known = this.#kept.get(digest);
    if (known && isStillTrue(known, today)) return known.parsed;
    const parsed = parseGuide(folder, today);
    this.#kept.set(digest, { day: today, parsed });
    return parsed;
  };

  /** Forget guides that were not asked for since this began. */
  sweep(): void {
    this.#kept.sweep();
  }
}

/**
 * Reads the content of a project, and of its guides parses only what changed since it was last read.
 * Content without the code beside it is parsed each time: nobody knows what code read it before.
 */
export function rememberingReader(project: string): ContentReader {
  if (!existsSync(join(project, 'src/guides'))) return new ContentReader(project);
  return new ContentReader(project, new GuideMemory(project).parse);
}

/** A date that was in the future may have come since; one that had come stays so. */
export function isStillTrue({ day, parsed }: Dated, today: string): boolean {
  return (
    day === today || (day < today && !parsed.problems.some(({ rule }) => rule === 'future-date'))
  );
}
