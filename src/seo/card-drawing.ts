/** Draws social cards at build: a page of the book, with its plate, in the site's own two faces. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Renderer, type Node } from '@takumi-rs/core';
import { plate } from '../guides/plate/plate.ts';
import { site } from '../site.ts';
import { CARD_SHAPES, type CardShape, type CardWords } from './card.ts';
import { indexedPng } from './indexed-png.ts';

/** The day edition of the site; a picture knows no color schemes. */
const PAPER = '#f7f3e8';
const SHEET = '#fdfbf4';
const INK = '#20261f';
const SOFT = '#555b50';
const RULE = '#cfc8b2';
const LEAF = '#2c5a40';
const OCHRE = '#8a6512';

/** Change it when the same words come to be drawn otherwise by our own code. */
const EDITION = 1;
/** What draws; another version may draw otherwise. */
const DRAWER = 'node_modules/@takumi-rs/core/package.json';

const FONTS = [
  { name: 'Display', file: 'besley-600.woff2', weight: 600 },
  { name: 'Text', file: 'source-serif-4.woff2' },
] as const;

/** Milliseconds: a kept card that no build has asked for so long is drawn anew when one does. */
const LONGEST_KEPT = 60 * 24 * 60 * 60 * 1000;

export interface CardPicture extends CardWords {
  /** Whose plate is shown: the slug and the field of a guide. */
  plate: { slug: string; field: string };
  shape: CardShape;
}

const STYLES = `
.card { width: 100%; height: 100%; display: flex; padding: 44px; background: ${PAPER}; color: ${INK}; font-family: Text; }
.page { flex: 1; display: flex; flex-direction: row; gap: 56px; padding: 44px 48px 40px 56px; border: 2px solid ${RULE}; outline: 2px solid ${RULE}; outline-offset: 6px; }
.words { flex: 1; display: flex; flex-direction: column; }
.label { color: ${SOFT}; font-size: 27px; font-weight: 600; letter-spacing: 0.08em; text-transform: uppercase; }
.title { margin-top: 22px; font-family: Display; font-weight: 600; line-height: 1.08; letter-spacing: -0.015em; text-wrap: balance; }
.space { flex: 1; min-height: 14px; }
.facts { display: flex; flex-direction: column; color: ${SOFT}; font-size: 31px; line-height: 1.4; }
.imprint { display: flex; align-items: center; gap: 12px; margin-top: 26px; padding-top: 24px; border-top: 2px solid ${RULE}; font-family: Display; font-size: 29px; font-weight: 600; }
.plate { align-self: center; display: flex; padding: 22px; border: 2px solid ${RULE}; outline: 2px solid ${RULE}; outline-offset: 6px; background: ${SHEET}; }
.square .page { flex-direction: column-reverse; gap: 44px; }
.square .words { align-items: center; text-align: center; }
.square .facts { text-align: center; }
.square .imprint { align-self: stretch; justify-content: center; }
`;

/** Longer titles are set smaller, so that none takes more than three lines. */
function titleSize(title: string, shape: CardShape): number {
  const longest = Math.max(...title.split(' ').map((word) => word.length));
  const room = { wide: 560, classic: 490, square: 980 }[shape];
  const size = title.length > 44 ? 48 : title.length > 30 ? 58 : title.length > 23 ? 70 : 84;
  return Math.min(size, Math.floor(room / (longest * 0.62)));
}

const PLATE_HEIGHTS: Record<CardShape, number> = { wide: 380, classic: 470, square: 560 };

const box = (className: string, children: Node[] = []): Node => ({
  type: 'container',
  className,
  children,
});
const line = (className: string, text: string, style: { fontSize?: number } = {}): Node => ({
  type: 'text',
  className,
  text,
  style,
});
const image = (src: string, width: number, height: number): Node => ({
  type: 'image',
  src,
  width,
  height,
});

/** The engraving in the colors of the day, without what only browsers know. */
function engraving({ slug, field }: CardPicture['plate']): string {
  return plate({ slug, field })
    .replace(/@media[^{]*\{[^}]*\}\s*\}/, '')
    .replace(/:root\{[^}]*\}/, '')
    .replaceAll('currentColor', LEAF)
    .replaceAll('var(--ochre)', OCHRE);
}

export class CardPress {
  readonly #root: string;
  /** Where drawn cards are kept. */
  readonly #folder: string;
  readonly #renderer = new Renderer();
  #fonts: Promise<Buffer[]> | undefined;
  #mark: Promise<string> | undefined;
  #drawer: Promise<string> | undefined;
  /** Three cards in a row show the same plate. */
  #engraved: { slug: string; drawing: string } | undefined;

  /** @param root the project's root */
  constructor(root: string) {
    this.#root = root;
    this.#folder = join(root, 'node_modules/.cache/social-cards');
  }

  /** A PNG; drawn once for the same words, and then kept in `node_modules/.cache`. */
  async print(picture: CardPicture): Promise<Buffer> {
    const [fonts, mark, drawer] = await Promise.all([
      (this.#fonts ??= this.#load()),
      (this.#mark ??= this.#readMark()),
      (this.#drawer ??= readFile(join(this.#root, DRAWER), 'utf8')),
    ]);
    const page = this.#page(picture);
    const { slug } = picture.plate;
    if (this.#engraved?.slug !== slug) this.#engraved = { slug, drawing: engraving(picture.plate) };
    const { drawing } = this.#engraved;
    const hash = createHash('sha256').update(
      `${EDITION}${STYLES}${JSON.stringify(page)}${drawing}${mark}${drawer}`,
    );
    for (const font of fonts) hash.update(font);
    const file = join(this.#folder, `${hash.digest('hex').slice(0, 32)}.png`);
    const kept = await readFile(file).catch(() => undefined);
    if (kept) {
      const now = new Date();
      await utimes(file, now, now);
      return kept;
    }
    const { width, height } = CARD_SHAPES[picture.shape];
    const pixels = await this.#renderer.render(page, {
      width,
      height,
      format: 'raw',
      css: [STYLES],
      images: [
        { src: 'plate.svg', data: Buffer.from(drawing) },
        { src: 'mark.svg', data: Buffer.from(mark) },
      ],
      lang: site.language,
    });
    const png = indexedPng(pixels, width, height);
    // Whole or not at all: another build may look for it at the same time.
    await mkdir(this.#folder, { recursive: true });
    await writeFile(`${file}.${process.pid}`, png);
    await rename(`${file}.${process.pid}`, file);
    return png;
  }

  /** Remove the kept cards that no build has asked for in 60 days, counted from `now`. */
  async forgetOld(now = Date.now()): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    for (const name of await readdir(this.#folder)) {
      const file = join(this.#folder, name);
      // Another build may remove it at the same time.
      const kept = await stat(file).catch(() => undefined);
      if (kept && now - kept.mtimeMs > LONGEST_KEPT) await rm(file, { force: true });
    }
  }

  #page({ title, label, facts, shape }: CardPicture): Node {
    const height = PLATE_HEIGHTS[shape];
    const width = Math.round((height * 300) / 380);
    const words = box('words', [
      line('label', label),
      line('title', title, { fontSize: titleSize(title, shape) }),
      box('space'),
      box(
        'facts',
        facts.map((fact) => line('fact', fact)),
      ),
      box('imprint', [image('mark.svg', 34, 34), line('name', site.name)]),
    ]);
    const plate = box('plate', [image('plate.svg', width, height)]);
    return box(`card ${shape}`, [box('page', [words, plate])]);
  }

  async #load(): Promise<Buffer[]> {
    const files = await Promise.all(
      FONTS.map(({ file }) => readFile(join(this.#root, 'src/fonts', file))),
    );
    for (const [index, { name }] of FONTS.entries())
      await this.#renderer.registerFont({ name, data: files[index] ?? Buffer.alloc(0) });
    return files;
  }

  async #readMark(): Promise<string> {
    const svg = await readFile(join(this.#root, 'src/icons/mark.svg'), 'utf8');
    return svg.replaceAll('currentColor', LEAF);
  }
}
