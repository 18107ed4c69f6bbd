/** The same words through every generator, in turns, so that what else the machine does meets all. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { load } from 'cheerio';
import { guideData } from '../../src/guides/guide-data.ts';
import { guidePage } from '../../src/guides/guide-page.ts';
import { SECTION_FILES } from '../../src/guides/guide.ts';
import { plateNumbers } from '../../src/guides/plate/plate-numbers.ts';
import { ContentReader } from '../../src/guides/reading/content-reader.ts';
import { countWords } from '../../src/guides/reading-time.ts';
import { contentDay } from '../../src/guides/review.ts';
import { relatedGuides } from '../../src/guides/related-guides.ts';
import { summarize } from '../../src/guides/summary.ts';
import { deckData, raritiesOf } from '../../src/practice/deck-data.ts';
import { costOf } from '../process-tree.ts';
import { vocabularyOf, writeSyntheticContent } from '../synthetic-guides.ts';
import type { Generator, Words } from './generators.ts';
import { plainGuide, type PlainGuide } from './plain-guide.ts';
import type { Run } from './report.ts';

const project = resolve(import.meta.dirname, '../..');
/** Of the made-up guides, the one whose page is looked at. */
const FIRST = 'guides/role-00000/index.html';
/** For temporary files: Astro's command has Node keep compiled code there, content among it. */
const TEMPORARY = '.tmp';

/** Everything of a folder of content, as peers get it. */
export async function plainGuides(root: string): Promise<PlainGuide[]> {
  const reader = new ContentReader(root);
  const { content, problems } = await reader.read();
  if (problems.length > 0) throw new Error(`The content has ${problems.length} problems.`);
  const summaries = content.guides.map((guide) => summarize(guide));
  const guides = summaries.map(({ guide }) => guide);
  const bySlug = new Map(guides.map((guide) => [guide.slug, guide]));
  const around = {
    ...content,
    guides: bySlug,
    plates: plateNumbers(guides),
    related: relatedGuides(
      bySlug,
      new Map(summaries.map((of) => [of.guide.slug, of.relatedGuides.guides])),
    ),
    today: contentDay(guides, undefined),
  };
  const rarities = raritiesOf(new Map(summaries.map((of) => [of.guide.slug, of.pointStems])));
  const skills = new Map(Object.entries(content.skills).map(([id, { name }]) => [id, name]));
  return content.guides.map((guide) => {
    const textOf = (file: string) => reader.sourceOf(`content/guides/${guide.slug}/${file}`) ?? '';
    const sources = new Map(SECTION_FILES.map((file) => [file, textOf(file)]));
    const rarity = rarities.get(guide.slug);
    if (!rarity) throw new Error(`The guide “${guide.slug}” has no points.`);
    return plainGuide(guidePage(guide, around), sources, {
      guide: guideData(guide, around),
      deck: deckData(guide, rarity, skills),
    });
  });
}

async function madeUpWords(root: string, guides: number): Promise<Words> {
  await writeSyntheticContent(project, root, { guides }, await vocabularyOf(project));
  return { written: root, plain: await plainGuides(root) };
}

/**
 * From nothing: what the last build left is moved away first, and removed when all is measured. For
 * minutes after files were removed, ext4 without a journal takes milliseconds of a processor to make a
 * new one, and whoever writes the most files would look the slowest.
 */
async function buildOnce(generator: Generator, root: string): Promise<Omit<Run, 'guides'>> {
  const former = await mkdtemp(`${root}-former-`);
  const left = [generator.output, TEMPORARY, ...generator.leftovers];
  for (const [place, name] of left.entries())
    if (existsSync(join(root, name))) await rename(join(root, name), join(former, String(place)));
  const temporary = join(root, TEMPORARY);
  await mkdir(temporary);
  const [before = 0] = loadavg();
  const { command, name } = generator;
  const env = { ...generator.env, TMPDIR: temporary };
  const { wall, cpu, memory } = await costOf(command, { cwd: root, env });
  const output = join(root, generator.output);
  const pages = (await readdir(output, { recursive: true })).filter((file) =>
    file.endsWith('.html'),
  );
  return {
    name,
    wall,
    cpu,
    memory,
    load: before,
    pages: pages.length,
    words: await wordsOn(output),
  };
}

/** What a person could read on the first guide's page, links around it apart. */
async function wordsOn(output: string): Promise<number> {
  const page = load(await readFile(join(output, FIRST), 'utf8'));
  page('script, style, template').remove();
  // Between elements there need not be a space.
  page('main *').append(' ');
  return countWords(page('main').text());
}

/**
 * @param tell is called with each run as it ends
 */
export async function measure(
  generators: readonly Generator[],
  { sizes, rounds }: { sizes: readonly number[]; rounds: number },
  tell: (run: Run) => void,
): Promise<Run[]> {
  const runs: Run[] = [];
  for (const guides of sizes) {
    const root = await mkdtemp(join(tmpdir(), 'bench-peers-run-'));
    try {
      const words = await madeUpWords(join(root, 'words'), guides);
      const folders = generators.map((_, index) => join(root, String(index)));
      for (const [index, generator] of generators.entries())
        await generator.prepare(folders[index] ?? '', words);
      for (let round = 0; round < rounds; round++)
        for (const [index, generator] of generators.entries()) {
          const run = { guides, ...(await buildOnce(generator, folders[index] ?? '')) };
          runs.push(run);
          tell(run);
        }
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  }
  return runs;
}
