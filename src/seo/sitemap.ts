import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { RULE_IDS, RULES_UPDATED } from '../guides/rules/rules.ts';
import { readOutline } from '../guides/reading/guide-memory.ts';
import { guideListPaths } from '../guides/guide-lists.ts';
import { canonical, paths } from '../guides/paths.ts';
import { questionListPaths } from '../guides/question-lists.ts';
import { site } from '../site.ts';
import { cardPaths } from './card.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Addresses of pages that another shard builds: the sitemap is of all. Filled while a site is built. */
export const builtElsewhere: string[] = [];

/** Pages that only a person at work on something wants to open; see `toolHead` in `page-heads.ts`. */
const UNINDEXED =
  /^\/(?:search|notebook|match|offline|guides\/compare|contribute\/new-guide|practice\/[^/]+|404)\/?$/;

/** The path of one of our pages below the base, such as `/guides/x/`. */
function pathOf(url: string): string {
  return `/${new URL(url).pathname.slice(site.base.length)}`;
}

/** Whether a page belongs in the sitemap. */
export function isIndexed(url: string): boolean {
  return !UNINDEXED.test(pathOf(url));
}

/**
 * The day on which a page's substance last changed: a guide's `updated`, the newest of the guides
 * that a list shows, the `updated` of a maintainers' page. Never the day of the build.
 */
export async function lastModified(url: string): Promise<string> {
  const days = await (pageDays ??= readPageDays());
  const path = pathOf(url);
  const day = days.get(path) ?? (await maintainersDay(path));
  if (day === undefined) throw new Error(`No date is known for ${url}.`);
  return day;
}

/** The pictures of a page that an image search should know: the cards of a guide. */
export function picturesOf(url: string): string[] {
  const slug = /^\/guides\/([^/]+)\/$/.exec(pathOf(url))?.[1];
  if (slug === undefined) return [];
  return cardPaths(slug).map((card) => canonical(card));
}

let pageDays: Promise<Map<string, string>> | undefined;

async function readPageDays(): Promise<Map<string, string>> {
  const { content } = await readOutline(root);
  const days = new Map(
    [paths.rules, ...RULE_IDS.map(paths.rule)].map((path) => [path, RULES_UPDATED]),
  );
  const add = (path: string, day: string) => {
    if (day > (days.get(path) ?? '')) days.set(path, day);
  };
  for (const { guide, questions } of content.guides) {
    const { slug, updated, skills, authors, reviewers = [] } = guide;
    const questionSkills = questions.flatMap((question) => question.skills);
    for (const path of [
      paths.home,
      paths.guides,
      paths.questions,
      paths.skills,
      paths.practiceIndex,
      paths.guide(slug),
      ...[...skills, ...questionSkills].map(paths.skill),
      ...[...authors, ...reviewers].map(paths.author),
    ]) {
      add(path, updated);
    }
  }
  // A list of several pages moves as a whole when one of its guides changes.
  const guides = content.guides.map(({ guide }) => guide);
  for (const [field, inField] of Map.groupBy(guides, (guide) => guide.field)) {
    const questions = inField.reduce((sum, guide) => sum + guide.questionCount, 0);
    for (const path of [
      ...questionListPaths(field, questions),
      ...guideListPaths(field, inField.length, guides.length),
    ]) {
      for (const { updated } of inField) add(path, updated);
    }
  }
  // An author without a guide yet has a page all the same.
  const newest = days.get(paths.guides) ?? '';
  for (const id of Object.keys(content.authors))
    if (!days.has(paths.author(id))) add(paths.author(id), newest);
  return days;
}

async function maintainersDay(path: string): Promise<string | undefined> {
  const file = `${root}src/pages${path.replace(/\/$/, '')}.mdx`;
  const text = await readFile(file, 'utf8').catch(() => '');
  return /^updated: ['"]?(\d{4}-\d\d-\d\d)/m.exec(text)?.[1];
}
