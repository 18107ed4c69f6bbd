import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { assembleParsed, type ContentReading, type ParsedFiles } from './content.ts';
import { SECTION_FILES, type Guide } from '../guide.ts';
import { parseGuide, type GuideFolder, type ParsedGuide } from './guide-parser.ts';
import { nearest } from './nearest.ts';
import { stampOf, type KnownFolders } from './known-folders.ts';
import type { ImageSize } from './policy.ts';
import { startOfFile, withoutEchoesOfHints, type Finding, type Problem } from '../problem.ts';
import { decode, fileTooLarge, UNREADABLE, type Source } from './source.ts';

const IMAGE = /^[a-z0-9][\w-]*\.(?:png|jpe?g|webp|avif)$/;
const IMAGE_TYPES: ReadonlySet<string> = new Set(['png', 'jpg', 'webp', 'avif', 'heif']);
const IMAGE_BYTES = 400 * 1024;
const AUTHOR = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml$/;
const ROOT_FILES: ReadonlySet<string> = new Set([
  'README.md',
  'LICENSE',
  'skills.yaml',
  'fields.yaml',
  'words.txt',
  'links.lock.yaml',
  'guides',
  'authors',
]);

/** @param digest of everything that the folder holds */
export type GuideParsing<G = Guide> = (
  folder: GuideFolder,
  today: string,
  digest: string,
) => ParsedGuide<G>;

/** What earlier readings leave: guides whose files are as they were need not be read again. */
export interface EarlierReadings<G> {
  folders: KnownFolders;
  /** @returns undefined when it is not known any more */
  recall: (digest: string, today: string) => ParsedGuide<G> | undefined;
}

interface Entry {
  name: string;
  path: string;
  isFolder: boolean;
}

interface ReadFile<T> {
  stamp: string;
  value: T;
  problems: Finding[];
}

interface ReadGuide<G> {
  digest: string;
  today: string;
  parsed: ParsedGuide<G>;
  pictures: string[];
  /** Of its files themselves: encodings, links, strangers. */
  problems: Problem[];
}

/**
 * Reads `content/` from the disk. One reader reads a file again only when its size or time
 * changed, and parses a guide again only when the digest of its files did.
 *
 * @typeParam G what is kept of a guide
 */
export class FolderReader<G> {
  readonly #root: string;
  readonly #texts = new Map<string, ReadFile<string>>();
  readonly #images = new Map<string, ReadFile<ImageSize | undefined>>();
  readonly #guides = new Map<string, ReadGuide<G>>();
  readonly #parseAnew: GuideParsing<G>;
  readonly #readsOnce: boolean;
  readonly #earlier: EarlierReadings<G> | undefined;
  #problems: Problem[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param root the project's root, which holds `content/`
   * @param parse such as `parseGuide`
   * @param readsOnce it need not remember texts, which fill the memory where guides are thousands
   * @param earlier readings of the same `content/`, by this process or others
   */
  constructor(
    root: string,
    parse: GuideParsing<G>,
    {
      readsOnce = false,
      earlier,
    }: { readsOnce?: boolean; earlier?: EarlierReadings<G> | undefined } = {},
  ) {
    this.#root = root;
    this.#parseAnew = parse;
    this.#readsOnce = readsOnce;
    this.#earlier = earlier;
  }

  /**
   * Read all of `content/`. Readings follow one another, however often they are asked for.
   *
   * @param today the current day as `YYYY-MM-DD`
   */
  read(today: string = latestDay()): Promise<ContentReading<G>> {
    return this.#readNext(today);
  }

  /**
   * The same, when it is known what changed since the last time: no other guide is looked at.
   *
   * @param changed such as `content/guides/x/faqs.mdx`
   */
  readChanged(changed: Iterable<string>, today: string = latestDay()): Promise<ContentReading<G>> {
    const slugs = Iterator.from(changed).flatMap((path) => path.split('/').slice(2, 3));
    return this.#readNext(today, new Set(slugs));
  }

  #readNext(today: string, changed?: ReadonlySet<string>): Promise<ContentReading<G>> {
    const reading = this.#last.then(() => this.#readAll(today, changed));
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  async #readAll(today: string, changed?: ReadonlySet<string>): Promise<ContentReading<G>> {
    this.#problems = [];
    const files = await this.#readFiles(today, changed);
    const slugs = new Set(files.guides.map(({ parsed }) => parsed.slug));
    for (const slug of this.#guides.keys()) if (!slugs.has(slug)) this.#guides.delete(slug);
    // A writer who waits for an edit does not wait for this.
    if (!changed) this.#earlier?.folders.keep(slugs);
    return assembleParsed(files);
  }

  /** Read one guide by itself, with the problems of its own folder. */
  async readGuide(slug: string, today: string = latestDay()): Promise<ParsedGuide<G>> {
    this.#problems = [];
    const path = `content/guides/${slug}`;
    const { parsed } = this.#parse(this.#readGuide(slug, path, await this.#list(path)), today);
    return {
      ...parsed,
      problems: withoutEchoesOfHints([...this.#problems, ...parsed.problems]),
    };
  }

  /** The text of a file of `content/` as it is now; undefined when it is missing or no text. */
  readText(path: string): string | undefined {
    return this.#readText(path)?.text;
  }

  /** The text of a file as it was last read, or is now, for showing a problem's line. */
  sourceOf(path: string): string | undefined {
    return this.#texts.get(path)?.value ?? this.readText(path);
  }

  /** A digest of everything a guide's page takes from its own folder. */
  digestOf(slug: string): string | undefined {
    return this.#guides.get(slug)?.digest;
  }

  /** A guide that this reader has parsed or recalled before, if it is still the same. */
  #held(slug: string, digest: string, today: string): ParsedGuide<G> | undefined {
    const held = this.#guides.get(slug);
    return held?.digest === digest && held.today === today ? held.parsed : undefined;
  }

  #parse(folder: GuideFolder, today: string, problems: Problem[] = []): ReadGuide<G> {
    const digest = digestOf(folder);
    const parsed = this.#held(folder.slug, digest, today) ?? this.#parseAnew(folder, today, digest);
    const guide = { digest, today, parsed, pictures: [...folder.images.keys()], problems };
    this.#guides.set(folder.slug, guide);
    return guide;
  }

  async #readFiles(today: string, changed?: ReadonlySet<string>): Promise<ParsedFiles<G>> {
    const entries = await this.#list('content');
    for (const { name, path } of entries) {
      if (!ROOT_FILES.has(name))
        this.#stranger(
          path,
          name,
          'README.md, skills.yaml, fields.yaml, authors/, guides/',
          ROOT_FILES,
        );
    }
    // A link in the place of a folder is reported above, and not followed.
    const list = async (folder: string) =>
      entries.some(({ path, isFolder }) => isFolder && path === folder) ? this.#list(folder) : [];
    const guides: ParsedFiles<G>['guides'] = [];
    // One after the other: thousands of texts at once would only fill the memory.
    for (const { name, path, isFolder } of await list('content/guides')) {
      if (isFolder) {
        const known = this.#guides.get(name);
        if (changed && !changed.has(name) && known?.today === today) {
          guides.push(known);
          this.#problems.push(...known.problems);
          continue;
        }
        guides.push(await this.#recallOrRead(name, path, today));
        if (this.#readsOnce) this.#texts.clear();
      } else this.#stranger(path, name, 'a folder for each guide');
    }
    if (guides.length === 0 && !this.#problems.some(({ file }) => file === 'content/guides')) {
      this.#report('content/guides', {
        ...startOfFile,
        rule: 'no-guides',
        message: 'there is no guide',
        expected: 'a folder for each guide in content/guides/',
        fix: 'restore the folder, or write the first guide',
      });
    }
    const authors = (await list('content/authors')).map(({ name, path, isFolder }) => {
      const id = AUTHOR.exec(name)?.[1];
      if (isFolder || id === undefined) {
        this.#stranger(
          path,
          name,
          'files named <author>.yaml, in lower-case words joined by hyphens',
        );
        return undefined;
      }
      const source = this.#readText(path);
      return source && ([id, source] as const);
    });
    // For the editor's spelling alone; a project may do without it.
    this.#readText('content/words.txt');
    return {
      guides,
      skills: this.#readText('content/skills.yaml'),
      fields: this.#readText('content/fields.yaml'),
      authors: new Map(authors.filter((author) => author !== undefined)),
      problems: this.#problems,
    };
  }

  async #recallOrRead(slug: string, path: string, today: string): Promise<ReadGuide<G>> {
    const before = this.#problems.length;
    const entries = await this.#list(path);
    const earlier = this.#earlier;
    const stamp = earlier && stampOf(this.#root, entries);
    const known = stamp && earlier.folders.find(slug, stamp);
    const parsed =
      known && (this.#held(slug, known.digest, today) ?? earlier.recall(known.digest, today));
    if (parsed) {
      const guide = { ...known, today, parsed, problems: this.#problems.slice(before) };
      this.#guides.set(slug, guide);
      return guide;
    }
    const folder = this.#readGuide(slug, path, entries);
    const guide = this.#parse(folder, today, this.#problems.slice(before));
    const { digest, pictures, problems } = guide;
    if (stamp && problems.length === 0) earlier.folders.note(slug, stamp, { digest, pictures });
    return guide;
  }

  #readGuide(slug: string, path: string, entries: readonly Entry[]): GuideFolder {
    const files = new Map<string, Source>();
    const unreadable = new Set<string>();
    const images = new Map<string, ImageSize>();
    for (const entry of entries) {
      if (!entry.isFolder && SECTION_FILES.some((file) => file === entry.name)) {
        const source = this.#readText(entry.path);
        if (source) files.set(entry.name, source);
      } else if (!entry.isFolder && IMAGE.test(entry.name)) {
        const size = this.#readImage(entry.path);
        if (size) images.set(entry.name, size);
      } else {
        this.#stranger(
          entry.path,
          entry.name,
          `${SECTION_FILES.join(', ')}, and pictures (.png, .jpg, .webp, .avif)`,
          SECTION_FILES,
        );
      }
    }
    for (const name of SECTION_FILES) {
      if (this.#problems.some(({ file }) => file === `${path}/${name}`) && !files.has(name))
        unreadable.add(name);
    }
    return { slug, path, files, unreadable, images };
  }

  /** The entries of a folder; links are reported and left out, hidden files are not looked at. */
  async #list(folder: string): Promise<Entry[]> {
    const entries = await readdir(join(this.#root, folder), { withFileTypes: true }).catch(
      (error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      },
    );
    return entries
      .filter(({ name }) => !name.startsWith('.'))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory() || entry.isFile())
          return [{ name: entry.name, path, isFolder: entry.isDirectory() }];
        this.#report(path, {
          ...startOfFile,
          rule: 'no-links',
          message: `“${entry.name}” is a link to somewhere else, or no file at all`,
          expected: 'files and folders that lie in content/ themselves',
          fix: 'replace the link by a copy of the file',
        });
        return [];
      });
  }

  #readText(path: string): Source | undefined {
    const read = this.#remember(this.#texts, path, fileTooLarge, (bytes) => {
      const { text, problems } = decode(bytes);
      return { value: text, problems };
    });
    return read === undefined ? undefined : { path, text: read };
  }

  #readImage(path: string): ImageSize | undefined {
    return this.#remember(this.#images, path, imageTooLarge, (bytes) => {
      const trouble = (message: string, fix: string) => ({
        value: undefined,
        problems: [badImage(message, fix)],
      });
      try {
        const { type, width, height } = imageSize(bytes);
        return IMAGE_TYPES.has(type ?? '')
          ? { value: { width, height }, problems: [] }
          : trouble(
              `the file is not the picture its name says (${type ?? 'unknown'})`,
              'save it as PNG, JPEG, WebP, or AVIF',
            );
      } catch {
        return trouble('the file is not a picture', 'save it as PNG, JPEG, WebP, or AVIF');
      }
    });
  }

  /** Read a file once per size and time; undefined when it is missing or cannot be used. */
  #remember<T>(
    known: Map<string, ReadFile<T>>,
    path: string,
    tooLargeToRead: (bytes: number) => Finding | undefined,
    read: (bytes: Uint8Array) => { value: T; problems: Finding[] },
  ): T | undefined {
    const full = join(this.#root, path);
    const stats = lstatSync(full, { throwIfNoEntry: false });
    if (!stats?.isFile()) return undefined;
    const tooLarge = tooLargeToRead(stats.size);
    if (tooLarge) {
      this.#report(path, tooLarge);
      return undefined;
    }
    const stamp = `${stats.size} ${stats.mtimeMs} ${stats.ino}`;
    let file = known.get(path);
    if (file?.stamp !== stamp) {
      // Several times faster than not to wait for it, and there are seven files to each guide.
      file = { stamp, ...read(readFileSync(full)) };
      known.set(path, file);
    }
    for (const problem of file.problems) this.#report(path, problem);
    return file.problems.some(({ rule }) => UNREADABLE.has(rule)) ? undefined : file.value;
  }

  #stranger(path: string, name: string, expected: string, known: Iterable<string> = []): void {
    const meant = properName(name) ?? nearest(name, known);
    this.#report(path, {
      ...startOfFile,
      rule: 'unexpected-file',
      message: `“${name}” has no place here`,
      expected,
      fix: meant === undefined || meant === name ? 'move or remove it' : `rename it to ${meant}`,
    });
  }

  #report(file: string, finding: Finding): void {
    this.#problems.push({ file, ...finding });
  }
}

/** Reads guides whole. */
export class ContentReader extends FolderReader<Guide> {
  /** @param parse replaces `parseGuide` where a caller remembers guides by their digests */
  constructor(root: string, parse: GuideParsing = parseGuide) {
    super(root, parse);
  }
}

/** `ward-board.png` for `Ward board.PNG`, `faqs.mdx` for `faqs.mdx.txt`. */
function properName(name: string): string | undefined {
  const withoutText = name.replace(/\.txt$/i, '');
  if (withoutText !== name && SECTION_FILES.some((file) => file === withoutText))
    return withoutText;
  const image = name.toLowerCase().replace(/[^a-z0-9.]+/g, '-');
  return image !== name && IMAGE.test(image) ? image : undefined;
}

function badImage(message: string, fix: string): Finding {
  const expected = `a PNG, JPEG, WebP, or AVIF picture of at most ${IMAGE_BYTES / 1024} kB`;
  return { ...startOfFile, rule: 'bad-image', message, expected, fix };
}

function imageTooLarge(bytes: number): Finding | undefined {
  return bytes > IMAGE_BYTES
    ? badImage(`the picture is ${Math.ceil(bytes / 1024)} kB`, 'save it smaller')
    : undefined;
}

/** Today where the day begins first (UTC+14): a writer's own today is never “in the future”. */
export function latestDay(now = new Date()): string {
  return new Date(now.getTime() + 14 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}

function digestOf({ path, files, unreadable, images }: GuideFolder): string {
  const hash = createHash('sha256').update(`${path}\0${[...unreadable].join('/')}\0`);
  for (const [name, { text }] of files) hash.update(`${name}\0${text.length}\0${text}`);
  for (const [name, size] of images) hash.update(`${name}\0${size.width}x${size.height}\0`);
  return hash.digest('hex').slice(0, 16);
}
