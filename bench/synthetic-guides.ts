/**
 * Made-up guides for measuring: whole `content/` folders of any size that the check finds sound, the
 * same bytes for the same seed. The words are made of syllables and come as often as Zipf's law says
 * of words, so that indexes and compression meet what they meet in prose.
 */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentReader } from '../src/guides/reading/content-reader.ts';
import { LEVELS, QUESTION_TYPES, ROUNDS } from '../src/guides/schema.ts';

export interface Size {
  guides: number;
  /** Anything else makes other words. */
  seed?: number;
}

/** Words that are made up; the few in every sentence come on top. */
const VOCABULARY = 4_000;
const SMALL_WORDS =
  'the a of to in and that it is for as with on by from at which this when so one not their'.split(
    ' ',
  );
const ONSETS = 'b c d f g h l m n p r s t v br cl dr fl gr pl pr sk st tr'.split(' ');
const VOWELS = 'a e i o u ea ai io'.split(' ');
const CODAS = ['', '', 'n', 'r', 's', 't', 'l', 'm', 'nd', 'st', 'ck'];

/** A small generator of even numbers in [0, 1): mulberry32, by Tommy Ettinger, public domain. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Writer {
  readonly #random: () => number;
  readonly #words: string[] = [];

  constructor(seed: number) {
    this.#random = randomNumbers(seed);
    const known = new Set(SMALL_WORDS);
    while (this.#words.length < VOCABULARY) {
      const word = Array.from({ length: this.between(1, 3) }, () =>
        [ONSETS, VOWELS, CODAS].map((parts) => this.pick(parts)).join(''),
      ).join('');
      if (word.length < 3 || known.has(word)) continue;
      known.add(word);
      this.#words.push(word);
    }
  }

  between(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.#random() * from.length)];
    if (picked === undefined) throw new Error('There is nothing to pick from.');
    return picked;
  }

  /** So many different ones. */
  some<T>(from: readonly T[], count: number): T[] {
    if (count > from.length) throw new Error(`There are not ${count} to pick.`);
    const picked = new Set<T>();
    while (picked.size < count) picked.add(this.pick(from));
    return [...picked];
  }

  /** The nth most frequent word comes one nth as often as the first (Zipf 1949). */
  #word(): string {
    const rank = Math.floor(VOCABULARY ** this.#random()) - 1;
    return this.#words[Math.min(rank, VOCABULARY - 1)] ?? '';
  }

  /** Words that are as rare as those which only an expert says. */
  rareWords(count: number): string {
    return this.some(this.#words.slice(VOCABULARY / 4), count).join(' ');
  }

  words(count: number): string {
    return Array.from({ length: count }, (_, index) =>
      index % 3 === 1 ? this.pick(SMALL_WORDS) : this.#word(),
    ).join(' ');
  }

  sentence(count = this.between(8, 18), end = '.'): string {
    const words = this.words(count);
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}${end}`;
  }

  /** About so many words, in paragraphs of four sentences. */
  prose(count: number): string {
    const sentences: string[] = [];
    for (let left = count; left > 0;) {
      const length = Math.max(6, Math.min(left, this.between(8, 18)));
      sentences.push(this.sentence(length));
      left -= length;
    }
    return sentences
      .map((sentence, index) => (index % 4 === 3 ? `${sentence}\n\n` : `${sentence} `))
      .join('')
      .trim();
  }
}

const slugOf = (number: number) => `role-${String(number).padStart(5, '0')}`;

function question(writer: Writer, number: number, skills: readonly string[]): string {
  const points = Array.from({ length: writer.between(4, 6) }, () => {
    const signals = writer.rareWords(12).match(/\S+ \S+/g) ?? [];
    return `<KeyPoint signals="${signals.join('; ')}" followUp="${writer.sentence(12, '?')}">
${writer.sentence(12)}
</KeyPoint>
`;
  });
  return `## ${writer.sentence(16, '?')}

<Question id="question-${number}" type="${QUESTION_TYPES[number % 4] ?? ''}" level="${LEVELS[number % 3] ?? ''}" skills="${writer.some(skills, 3).join(', ')}" minutes="${writer.between(5, 12)}" />

${writer.prose(45)}
${number % 5 === 0 ? `\n\`\`\`sql\nSELECT id FROM orders WHERE state = 'open' ORDER BY created_at LIMIT ${writer.between(10, 99)};\n\`\`\`\n` : ''}
${points.join('\n')}
<WeakAnswer>
${writer.prose(22)}
</WeakAnswer>

<SampleAnswer>
${writer.prose(60)}
</SampleAnswer>

<Reference title="${writer.sentence(4, '')}" publisher="IETF" url="https://www.rfc-editor.org/rfc/rfc${writer.between(1000, 9000)}" />
`;
}

export interface Vocabulary {
  skills: readonly string[];
  fields: readonly string[];
}

/** The ids that made-up guides name: the project's own. */
export async function vocabularyOf(project: string): Promise<Vocabulary> {
  const { content } = await new ContentReader(project).read();
  return { skills: Object.keys(content.skills), fields: Object.keys(content.fields) };
}

/**
 * The seven files of one made-up guide, by name.
 *
 * @param near numbers of guides that it may name
 */
export function syntheticGuide(
  writer: Writer,
  number: number,
  { near, skills, fields }: Vocabulary & { near: readonly number[] },
): Record<string, string> {
  const own = writer.some(skills, 8);
  const others = writer.some(near, Math.min(near.length, 4));
  const items = (count: number, item: () => string) =>
    Array.from({ length: count }, () => `## ${writer.sentence(8, '')}\n\n${item()}\n`).join('\n');
  const stat = () => `  - label: ${JSON.stringify(writer.sentence(3, ''))}
    value: "$${writer.between(40, 190)},${writer.between(100, 999)} a year"
    scope: ${JSON.stringify(writer.sentence(7, ''))}
    source: { name: "BLS", url: "https://www.bls.gov/oes/${writer.between(1, 999)}" }
`;
  return {
    'guide.mdx': `---
role: Role ${number} ${writer.words(2)}
description: ${JSON.stringify(writer.sentence(16).slice(0, 158).padEnd(80, ' of it'))}
field: ${writer.pick(fields)}
published: 2026-01-${String(writer.between(1, 28)).padStart(2, '0')}
updated: 2026-0${writer.between(2, 9)}-${String(writer.between(1, 28)).padStart(2, '0')}
authors: [editors]
interviewTypes: [${[1, 2, 3].map(() => JSON.stringify(writer.rareWords(3))).join(', ')}]
skills: [${own.join(', ')}]
stats:
${[1, 2, 3].map(stat).join('')}---

${writer.prose(90)}
`,
    'questions.mdx': Array.from({ length: writer.between(10, 14) }, (_, index) =>
      question(writer, index + 1, own),
    ).join('\n'),
    'prep-tips.mdx': items(6, () => `<PrepTip hours="3" />\n\n${writer.prose(45)}`),
    'formats.mdx': items(
      4,
      () =>
        `<Format minutes="60" round="${writer.pick(ROUNDS)}" evaluatedOn="${writer.rareWords(2)}; ${writer.rareWords(3)}" />\n\n${writer.prose(60)}`,
    ),
    'mistakes.mdx': items(5, () => writer.prose(45)),
    'faqs.mdx': items(
      6,
      () =>
        `${writer.prose(40)} See [the other guide](../${slugOf(others[0] ?? number)}/).\n\n| One | Two |\n| --- | --- |\n| ${writer.words(2)} | ${writer.words(2)} |`,
    ),
    'related-guides.mdx': `---
guides:
${others.map((other) => `  - guide: ${slugOf(other)}\n    reason: ${JSON.stringify(writer.sentence(9))}\n`).join('')}---
`,
  };
}

/**
 * Write a whole `content/` below a folder: the vocabulary and authors of the project, and so many
 * made-up guides.
 *
 * @param project the project's root
 * @param root a folder without `content/`
 */
export async function writeSyntheticContent(
  project: string,
  root: string,
  { guides, seed = 1 }: Size,
  vocabulary: Vocabulary,
): Promise<void> {
  const writer = new Writer(seed);
  await mkdir(join(root, 'content/guides'), { recursive: true });
  for (const name of ['skills.yaml', 'fields.yaml', 'authors'])
    await cp(join(project, 'content', name), join(root, 'content', name), { recursive: true });
  for (let number = 0; number < guides; number++) {
    const near = [...Array(Math.min(guides - 1, 40)).keys()].map(
      (offset) => (number + offset + 1) % guides,
    );
    await writeGuide(root, number, syntheticGuide(writer, number, { ...vocabulary, near }));
  }
}

export async function writeGuide(
  root: string,
  number: number,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = join(root, 'content/guides', slugOf(number));
  await mkdir(folder);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}
