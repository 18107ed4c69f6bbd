/** Where pages ask. Nothing else but the collections' definition touches `astro:content`. */
import { getLiveCollection } from 'astro:content';
import { fileURLToPath } from 'node:url';
import { root } from 'astro:config/server';
import type { Guide, SectionFile } from './guide.ts';
import { cacheKey } from './cache-key.ts';
import type { CollectionName, Collections, Entry } from './collections.ts';
import { guideData, type GuideData } from './guide-data.ts';
import { guideEntry } from './guide-entry.ts';
import { guidePage, type GuidePage, type Surroundings } from './guide-page.ts';
import { plateNumbers } from './plate/plate-numbers.ts';
import { relatedGuides } from './related-guides.ts';
import { contentDay, isDueForReview } from './review.ts';
import type { Author, Field, Skill } from './schema.ts';
import { sharedContent } from './shared-content.ts';
import { skillPages, type SkillPage } from './skill-page.ts';
import type { GuideSummary, QuestionSummary } from './summary.ts';
import { site } from '../site.ts';

const content = sharedContent(fileURLToPath(root));

async function entriesOf<Name extends CollectionName>(
  name: Name,
): Promise<readonly Entry<Collections[Name]>[]> {
  const { entries, error } = await getLiveCollection(name);
  if (error) throw new Error(`The collection “${name}” could not be loaded.`, { cause: error });
  // The collections have these types, which are lost in the generic name.
  return entries as unknown as Entry<Collections[Name]>[];
}

/** Gathered once a build; in the dev server content may change between two requests. */
function onceABuild<T>(gather: () => Promise<T>): () => Promise<T> {
  let gathered: Promise<T> | undefined;
  return () => (import.meta.env.PROD ? (gathered ??= gather()) : gather());
}

const { compare } = new Intl.Collator('en');

/** All guides, by role. */
export const allGuides = onceABuild(async (): Promise<readonly GuideSummary[]> =>
  (await entriesOf('guides')).map(({ data }) => data).toSorted((a, b) => compare(a.role, b.role)),
);

/** All questions, in the order of the guides and of their place within them. */
export const allQuestions = onceABuild(async (): Promise<readonly QuestionSummary[]> =>
  (await entriesOf('questions'))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ data }) => data.items),
);

/** What the words of each guide's key points tell, by slug, as its summary has it. */
export async function allPointStems(): Promise<ReadonlyMap<string, string>> {
  return new Map((await entriesOf('questions')).map(({ id, data }) => [id, data.pointStems]));
}

/** All fields and skills that a guide may name, those that none names yet too. */
export async function wholeVocabulary(): Promise<{
  fields: Record<string, Field>;
  skills: Record<string, Skill>;
}> {
  return {
    fields: record(await entriesOf('fields')),
    skills: record(await entriesOf('skills')),
  };
}

/** Every skill that is tested somewhere, by name, with where. */
export const allSkills = onceABuild(async (): Promise<readonly SkillPage[]> =>
  skillPages(record(await entriesOf('skills')), await allGuides(), await allQuestions()),
);

/** All authors by id, those without a guide too. */
export async function allAuthors(): Promise<Record<string, Author>> {
  return record(await entriesOf('authors'));
}

/** The shelves in their order, each with its guides; empty shelves are left out. */
export const allFields = onceABuild(
  async (): Promise<readonly (Field & { id: string; guides: GuideSummary[] })[]> => {
    const byField = Map.groupBy(await allGuides(), ({ field }) => field);
    return (await entriesOf('fields'))
      .map(({ id, data }) => ({ id, ...data, guides: byField.get(id) ?? [] }))
      .filter((field) => field.guides.length > 0)
      .toSorted((a, b) => a.order - b.order);
  },
);

/**
 * For each guide, a key of all that its page, its data, and its Markdown take from the content: its
 * own files, and what they say of other guides. The dev server keeps no pages, and needs no keys.
 */
export const guideKeys = onceABuild(async (): Promise<{ slug: string; key: string }[]> => {
  if (import.meta.env.DEV)
    return (await entriesOf('guides')).map(({ id: slug }) => ({ slug, key: slug }));
  const around = await surroundings();
  const { skills, fields, authors, today } = around;
  const vocabulary = cacheKey(skills, fields, authors);
  const digests = await content.digests();
  return (await entriesOf('guides'))
    .map(({ data }) => {
      const key = cacheKey(
        vocabulary,
        digests.get(data.slug),
        around.plates.get(data.slug),
        isDueForReview(data.updated, today),
        around.related(data.slug).map(({ guide, reason }) => [guideEntry(guide), reason]),
      );
      return { slug: data.slug, key };
    })
    .toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
});

/** What the page of a guide prints. */
export async function getGuidePage(slug: string): Promise<GuidePage> {
  return guidePage(await getGuide(slug), await surroundings());
}

/** The text of a guide's files, as its writers wrote it. */
export function getGuideSources(slug: string): ReadonlyMap<SectionFile, string> {
  return content.texts.sources(slug);
}

/** A guide as data for the browser. */
export async function getGuideData(slug: string): Promise<GuideData> {
  return guideData(await getGuide(slug), await surroundings());
}

/** The pages of a guide are made one after the other, and a build's content stays as it is. */
const RECENT = 8;
const recent = new Map<string, Promise<Guide>>();

/** A guide with its text. */
export function getGuide(slug: string): Promise<Guide> {
  // In the dev server its writer sees it as far as it goes; the panel says what is wrong.
  if (import.meta.env.DEV) return content.texts.preview(slug);
  let reading = recent.get(slug);
  if (!reading) {
    recent.set(slug, (reading = content.texts.guide(slug)));
    const [oldest] = recent.keys();
    if (recent.size > RECENT && oldest !== undefined) recent.delete(oldest);
  }
  return reading;
}

const surroundings = onceABuild(async (): Promise<Surroundings> => {
  const lists = await entriesOf('relatedGuides');
  const guides = await allGuides();
  const bySlug = new Map(guides.map((guide) => [guide.slug, guide]));
  return {
    guides: bySlug,
    plates: plateNumbers(guides),
    related: relatedGuides(bySlug, new Map(lists.map(({ data }) => [data.guide, data.guides]))),
    skills: record(await entriesOf('skills')),
    fields: record(await entriesOf('fields')),
    authors: await allAuthors(),
    today: contentDay(guides, site.sourceDay),
  };
});

function record<T>(entries: readonly { id: string; data: T }[]): Record<string, T> {
  return Object.fromEntries(entries.map(({ id, data }) => [id, data]));
}
