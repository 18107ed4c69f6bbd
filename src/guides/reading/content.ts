import type { z } from 'astro/zod';
import { nearest } from './nearest.ts';
import type { Guide } from '../guide.ts';
import { RESERVED_SLUGS } from '../paths.ts';
import { parseGuide, type GuideFolder, type Mention, type ParsedGuide } from './guide-parser.ts';
import {
  sortProblems,
  startOfFile,
  withoutEchoesOfHints,
  type Finding,
  type Problem,
} from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';
import * as schema from '../schema.ts';
import type { Source } from './source.ts';
import { brokenLinks, sitePages } from './site-links.ts';
import { readYaml } from './yaml.ts';

/**
 * Everything writers wrote, checked and typed.
 *
 * @typeParam G a guide, or what is kept of it
 */
export interface Content<G = Guide> {
  /** By slug. */
  guides: G[];
  skills: Record<string, schema.Skill>;
  fields: Record<string, schema.Field>;
  authors: Record<string, schema.Author>;
}

/** `content/` as it lies on the disk, decoded. */
export interface ContentFiles {
  guides: GuideFolder[];
  skills: Source | undefined;
  fields: Source | undefined;
  /** Author id → file. */
  authors: ReadonlyMap<string, Source>;
  /** What is wrong with the files themselves: encodings, links, strangers. */
  problems: Problem[];
}

/** The same with its guides parsed, and the names of their pictures. */
export interface ParsedFiles<G> extends Omit<ContentFiles, 'guides'> {
  guides: { parsed: ParsedGuide<G>; pictures: string[] }[];
}

export interface ContentReading<G = Guide> {
  content: Content<G>;
  /** All problems that keep the content from being published, in the order of the files. */
  problems: Problem[];
  /** Problems in the folders of drafts, which are not published, and so keep nothing from it. */
  draftProblems: Problem[];
  /** Drafts, and guides with problems, as far as they can be read: for their writers to look at. */
  previews: G[];
  /** Pictures in the folders of guides that are published. */
  pictures: { slug: string; name: string }[];
  /** Slugs of guides that are there, but not in `content`, because something is wrong with them. */
  brokenGuides: ReadonlySet<string>;
}

/**
 * Check all of `content/` and make it one typed value.
 *
 * @param today the current day as `YYYY-MM-DD`
 */
export function assembleContent(files: ContentFiles, today: string): ContentReading {
  const guides = files.guides.map((folder) => ({
    parsed: parseGuide(folder, today),
    pictures: [...folder.images.keys()],
  }));
  return assembleParsed({ ...files, guides });
}

export function assembleParsed<G>(files: ParsedFiles<G>): ContentReading<G> {
  const problems = [...files.problems];
  const vocabulary = <S extends z.ZodType>(
    source: Source | undefined,
    path: string,
    type: S,
  ): z.output<S> | undefined => {
    if (!source) {
      // Where it cannot be read, that is known already.
      if (!files.problems.some(({ file }) => file === path))
        problems.push({
          file: path,
          ...startOfFile,
          rule: 'missing-file',
          message: `${path} is missing`,
          expected: 'a list of ids',
          fix: 'restore the file',
        });
      return undefined;
    }
    const reading = readYaml(source.text, type);
    problems.push(...reading.problems.map((finding) => ({ file: source.path, ...finding })));
    return reading.data;
  };
  const skills = vocabulary(files.skills, 'content/skills.yaml', schema.skills);
  const fields = vocabulary(files.fields, 'content/fields.yaml', schema.fields);
  const authors: Record<string, schema.Author> = {};
  for (const [id, source] of files.authors) {
    const author = vocabulary(source, source.path, schema.author);
    if (author) authors[id] = author;
  }
  const parsed = files.guides.map((guide) => guide.parsed);
  const published = parsed.filter(({ isDraft }) => !isDraft);
  const drafts = new Set(parsed.flatMap(({ slug, isDraft }) => (isDraft ? [slug] : [])));
  const known: Known = {
    // Without its vocabulary no id can be checked; the vocabulary’s own problem is enough.
    skill: skills && new Set(Object.keys(skills)),
    field: fields && new Set(Object.keys(fields)),
    // An author's file with a problem of its own is still there.
    author: new Set(files.authors.keys()),
    guide: new Set(published.map(({ slug }) => slug)),
  };
  const isInDraft = ({ file }: Problem) => drafts.has(file.split('/')[2] ?? '');
  problems.push(
    ...parsed.flatMap((guide) => guide.problems),
    ...checkTogether(published, known, drafts),
  );
  if (drafts.size > 0) {
    const guide = new Set(parsed.map(({ slug }) => slug));
    problems.push(...checkTogether(parsed, { ...known, guide }).filter(isInDraft));
  }
  const bySlug = (a: { slug: string }, b: { slug: string }) => (a.slug < b.slug ? -1 : 1);
  const told = sortProblems(withoutEchoesOfHints(problems));
  return {
    content: {
      guides: published.toSorted(bySlug).flatMap(({ guide }) => guide ?? []),
      skills: skills ?? {},
      fields: fields ?? {},
      authors,
    },
    problems: told.filter((problem) => !isInDraft(problem)),
    draftProblems: told.filter(isInDraft),
    previews: parsed
      .toSorted(bySlug)
      .flatMap(({ guide, preview, isDraft }) => (preview && (isDraft || !guide) ? [preview] : [])),
    pictures: files.guides
      .filter(({ parsed: { slug } }) => !drafts.has(slug))
      .flatMap(({ parsed: { slug }, pictures }) => pictures.map((name) => ({ slug, name }))),
    brokenGuides: new Set(published.flatMap(({ slug, guide }) => (guide ? [] : [slug]))),
  };
}

/**
 * What guides name has to be there, and each name has to be one guide's.
 *
 * @param drafts guides that are there, but that no published guide may name
 */
function checkTogether(
  parsed: readonly ParsedGuide<unknown>[],
  known: Known,
  drafts: ReadonlySet<string> = new Set(),
): Problem[] {
  const mentions = parsed.flatMap((guide) => guide.mentions);
  return [
    ...danglingMentions(mentions, known, drafts),
    ...clashingAliases(mentions, known.guide),
    ...sharedRoles(mentions),
    ...brokenLinks(parsed, sitePages(parsed, known)),
  ];
}

type Known = Record<'author' | 'guide', ReadonlySet<string>> &
  Record<'skill' | 'field', ReadonlySet<string> | undefined>;

const WHERE: Record<keyof Known, { place: string; add: string }> = {
  skill: { place: 'an id of content/skills.yaml', add: 'add the skill to content/skills.yaml' },
  field: { place: 'an id of content/fields.yaml', add: 'add the field to content/fields.yaml' },
  author: {
    place: 'the name of a file in content/authors/',
    add: 'add the file content/authors/<id>.yaml',
  },
  guide: {
    place: 'the name of a folder in content/guides/',
    add: 'remove it, or write that guide first',
  },
};

function problemAt(
  { file, line, column }: Mention,
  finding: Omit<Finding, 'line' | 'column'>,
): Problem {
  return { file, line, column, ...finding };
}

function danglingMentions(
  mentions: readonly Mention[],
  known: Known,
  drafts: ReadonlySet<string>,
): Problem[] {
  return mentions.flatMap((mention) => {
    const { kind, name } = mention;
    if (kind === 'link' || kind === 'alias' || kind === 'role') return [];
    const ids = known[kind];
    if (!ids || ids.has(name)) return [];
    if (kind === 'guide' && drafts.has(name))
      return [
        problemAt(mention, {
          rule: 'unknown-guide',
          message: `the guide “${name}” is a draft`,
          expected: 'guides that are published',
          fix: 'leave it out until that guide is published',
        }),
      ];
    const meant = nearest(name, ids);
    return [
      problemAt(mention, {
        rule: `unknown-${kind}`,
        message: `there is no ${kind} “${name}”`,
        expected: WHERE[kind].place,
        fix: meant === undefined ? WHERE[kind].add : `write ${meant}, or ${WHERE[kind].add}`,
      }),
    ];
  });
}

/** Two guides for one role would answer every search twice. */
function sharedRoles(mentions: readonly Mention[]): Problem[] {
  const owners = new Map<string, string>();
  return mentions.flatMap((mention) => {
    if (mention.kind !== 'role') return [];
    const role = mention.name.toLowerCase();
    const owner = owners.get(role);
    owners.set(role, owner ?? mention.file);
    return owner === undefined
      ? []
      : [
          problemAt(mention, {
            rule: 'duplicate-role',
            message: `the role “${mention.name}” already has a guide: ${owner}`,
            expected: 'a role that no other guide is about',
            fix: 'write the role of this guide, or work on the other one',
          }),
        ];
  });
}

/** Each alias becomes a redirect, so it must be no page and lead to a guide, not to a redirect. */
function clashingAliases(mentions: readonly Mention[], guides: ReadonlySet<string>): Problem[] {
  const owners = new Map<string, string>();
  return mentions.flatMap((mention) => {
    if (mention.kind !== 'alias') return [];
    const { name, file } = mention;
    const clash = (rule: RuleId, message: string, fix: string) => [
      problemAt(mention, {
        rule,
        message,
        expected: 'a former folder name that nobody else uses',
        fix,
      }),
    ];
    if (file === `content/guides/${name}/guide.mdx`)
      return clash('alias-loop', `the alias “${name}” leads to itself`, 'remove the alias');
    if (RESERVED_SLUGS.has(name))
      return clash(
        'reserved-alias',
        `the alias “${name}” is the name of a page of the site`,
        'remove the alias',
      );
    const owner = guides.has(name) ? `content/guides/${name}` : owners.get(name);
    owners.set(name, file);
    return owner === undefined
      ? []
      : clash(
          'duplicate-alias',
          `the alias “${name}” already belongs to ${owner}`,
          'remove one of the two',
        );
  });
}
