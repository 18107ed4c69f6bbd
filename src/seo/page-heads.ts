/** One function for each kind of page: from what the page shows to its whole head. */
import type { GuideListPage } from '../guides/guide-lists.ts';
import type { GuidePage } from '../guides/guide-page.ts';
import { canonical, href, markdownPath, paths } from '../guides/paths.ts';
import type { ListedQuestion, QuestionListPage } from '../guides/question-lists.ts';
import type { Author } from '../guides/schema.ts';
import type { SkillPage } from '../guides/skill-page.ts';
import type { Guide } from '../guides/guide.ts';
import { site } from '../site.ts';
import { cardPaths, guideCard } from './card.ts';
import { feedLinks, head, searchLinks, type Head, type HeadLink } from './head.ts';
import {
  article,
  author,
  breadcrumb,
  itemList,
  nodeId,
  organization,
  page,
  publisher,
  website,
  type PageNode,
  type Place,
} from './structured-data.ts';

interface Words {
  title: string;
  description: string;
  path: string;
}

const GUIDES: Place = { name: 'Guides', path: paths.guides };
const QUESTIONS: Place = { name: 'Questions', path: paths.questions };
const SKILLS: Place = { name: 'Skills', path: paths.skills };

export function homeHead(): Head {
  const path = paths.home;
  return head({
    path,
    title: site.name,
    description: site.description,
    graph: [
      website(),
      publisher(),
      page({ path, name: site.name, hasTrail: false, main: { '@id': nodeId.organization() } }),
    ],
  });
}

/** The addresses of all sources that a guide's page names, in the order of the page. */
export function citations(guide: Guide): string[] {
  const figures = guide.stats.map(({ source }) => source.url);
  const references = guide.questions.items.flatMap((question) => question.references);
  return [...new Set([...figures, ...references.map(({ url }) => url)])];
}

const markdownLink = (path: string): HeadLink => ({
  rel: 'alternate',
  type: 'text/markdown',
  href: href(path),
});

/** Guides stand close to their budget of bytes: one feed is named, and nothing is said twice. */
export function guideHead(
  { guide, path, title, plate }: GuidePage,
  authors: Readonly<Record<string, Pick<Author, 'name' | 'kind'>>>,
): Head {
  const { slug, role, description, published, updated, socCode } = guide;
  const markdown = markdownPath(slug);
  const people = (ids: readonly string[]) =>
    ids.flatMap((id) => (authors[id] ? [author(id, authors[id])] : []));
  return head({
    path,
    title,
    description,
    card: guideCard(guide, plate),
    article: { published, updated },
    links: [
      ...feedLinks().slice(0, 1),
      ...(markdown === undefined ? [] : [markdownLink(markdown)]),
    ],
    graph: [
      page({
        path,
        namesSite: false,
        main: { '@id': nodeId.article(path) },
        reviewers: people(guide.reviewers ?? []),
      }),
      article({
        path,
        headline: title,
        description,
        images: cardPaths(slug).map((card) => canonical(card)),
        published,
        updated,
        authors: people(guide.authors),
        role,
        socCode,
        citations: citations(guide),
      }),
      breadcrumb([GUIDES], { name: role, path }),
    ],
  });
}

interface ListWords extends Words {
  /** The last step of the trail; the page's title otherwise. */
  name?: string;
  trail?: readonly Place[];
}

const collectionPage = ({ path, title, description }: Words, main: PageNode['main']) =>
  page({ type: 'CollectionPage', path, name: title, description, main });

/** A page whose substance is a list: the directory, the explorer, the questions of a field. */
export function listHead(
  { name, trail = [], ...words }: ListWords,
  members: readonly Place[],
  start = 1,
): Head {
  const { path, title } = words;
  return head({
    ...words,
    graph: [
      collectionPage(words, itemList(members, start)),
      breadcrumb(trail, { name: name ?? title, path }),
    ],
  });
}

/** A question's place on the page of its guide. */
export function questionPlace({ title, guide, anchor }: ListedQuestion): Place {
  return { name: title, path: `${paths.guide(guide)}#${anchor}` };
}

/**
 * One page of the questions of a field. The pages before and after it are linked in its text alone:
 * Firefox fetches what the head calls `next` beforehand, which the policy refuses.
 */
export function questionListHead(words: Words, list: QuestionListPage): Head {
  return fieldListHead(words, QUESTIONS, list, list.members.map(questionPlace));
}

/** A guide's place on the site. */
export function guidePlace({ role, slug }: { role: string; slug: string }): Place {
  return { name: role, path: paths.guide(slug) };
}

/** One page of the guides of a field. */
export function guideListHead(words: Words, list: GuideListPage): Head {
  return fieldListHead(words, GUIDES, list, list.members.map(guidePlace));
}

function fieldListHead(
  words: Words,
  above: Place,
  { field, page: number, start }: QuestionListPage | GuideListPage,
  members: readonly Place[],
): Head {
  const name = number === 1 ? field.name : `${field.name}, page ${number}`;
  return listHead({ ...words, trail: [above], name }, members, start);
}

type SkillName = Pick<SkillPage, 'id' | 'name'>;

const term = ({ id, name }: SkillName) => ({
  '@type': 'DefinedTerm' as const,
  '@id': nodeId.skill(id),
  name,
  url: canonical(paths.skill(id)),
});

export function skillsHead(words: Words, skills: readonly SkillName[]): Head {
  const { path, title } = words;
  return head({
    ...words,
    graph: [
      collectionPage(words, { '@id': nodeId.skills() }),
      {
        '@type': 'DefinedTermSet',
        '@id': nodeId.skills(),
        name: title,
        url: canonical(path),
        hasDefinedTerm: skills.map(term),
      },
      breadcrumb([], { ...SKILLS, path }),
    ],
  });
}

export function skillHead(
  words: Words,
  { id, name, meaning }: SkillName & { meaning: string },
): Head {
  const { path, title, description } = words;
  return head({
    ...words,
    graph: [
      page({ path, name: title, description, main: { '@id': nodeId.skill(id) } }),
      {
        ...term({ id, name }),
        description: meaning,
        termCode: id,
        inDefinedTermSet: { '@id': nodeId.skills() },
      },
      breadcrumb([SKILLS], { name, path }),
    ],
  });
}

/** @param guides whose dates tell when the page last changed */
export function authorHead(
  words: Words,
  id: string,
  { name, kind, role, bio, url }: Author,
  guides: readonly { published: string; updated: string }[],
): Head {
  const newest = guides
    .map(({ updated }) => updated)
    .toSorted()
    .at(-1);
  const about = {
    ...author(id, { name, kind }),
    description: bio,
    ...(kind === 'person' ? { jobTitle: role } : { parentOrganization: organization() }),
    ...(url === undefined ? {} : { sameAs: url }),
  };
  return head({
    ...words,
    graph: [
      page({
        type: 'ProfilePage',
        path: words.path,
        name,
        modified: newest,
        main: about,
      }),
      breadcrumb([], { name, path: words.path }),
    ],
  });
}

/** The maintainers' pages, and others of plain text. */
export function textHead(
  words: Words,
  {
    type,
    updated,
    name,
    above = [],
  }: { type?: PageNode['type']; updated?: string; name?: string; above?: Place[] } = {},
): Head {
  const { path, title, description } = words;
  return head({
    ...words,
    graph: [
      page({
        type: type ?? (path === paths.about ? 'AboutPage' : 'WebPage'),
        path,
        name: title,
        description,
        modified: updated,
      }),
      breadcrumb(above, { name: name ?? title, path }),
    ],
  });
}

/** A page that only a person at work on something wants: nothing of it for search engines. */
export function toolHead(words: Words): Head {
  return head({ ...words, indexed: false, links: searchLinks() });
}
