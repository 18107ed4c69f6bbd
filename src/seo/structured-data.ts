/**
 * What a page says to machines, in the words of schema.org: nodes of one graph, bound to each other
 * and to the graphs of other pages by `@id`s that never change. Left out on purpose: questions as
 * `FAQPage` or `QAPage`, `HowTo`, a search action, and pay: search engines have retired them, or they
 * are not ours to claim.
 */
import type {
  Article,
  BreadcrumbList,
  Graph,
  ItemList,
  Organization,
  Person,
  Thing,
  WebPage,
  WebSite,
} from 'schema-dts';
import { canonical, paths } from '../guides/paths.ts';
import type { Author } from '../guides/schema.ts';
import { site } from '../site.ts';

/** A thing said of by its properties; the types allow its bare name as well. */
type Told<T> = Exclude<T, string>;
export type Node = Told<Thing>;

/** A step of a trail, a member of a list: a name and a path from the site's root. */
export interface Place {
  name: string;
  path: string;
}

/** Names that other nodes use for one; stable for as long as the addresses of pages are. */
export const nodeId = {
  website: () => `${canonical(paths.home)}#website`,
  organization: () => `${canonical(paths.home)}#organization`,
  page: (path: string) => canonical(path),
  breadcrumb: (path: string) => `${canonical(path)}#breadcrumb`,
  article: (path: string) => `${canonical(path)}#article`,
  author: (id: string) => `${canonical(paths.author(id))}#author`,
  skills: () => `${canonical(paths.skills)}#skills`,
  skill: (id: string) => `${canonical(paths.skill(id))}#skill`,
};

export function website(): Told<WebSite> {
  return {
    '@type': 'WebSite',
    '@id': nodeId.website(),
    name: site.name,
    description: site.description,
    url: canonical(paths.home),
    inLanguage: site.language,
    license: site.license,
    publisher: { '@id': nodeId.organization() },
  };
}

/** Who publishes; on other pages than home, what a reader of that page alone must know. */
export function organization(): Told<Organization> {
  return {
    '@type': 'Organization',
    '@id': nodeId.organization(),
    name: site.name,
    url: canonical(paths.home),
  };
}

export function publisher(): Told<Organization> {
  return {
    ...organization(),
    logo: canonical('/icons/icon-512.png'),
    sameAs: site.repository,
    publishingPrinciples: canonical(paths.sources),
  };
}

export interface PageNode {
  type?: 'WebPage' | 'AboutPage' | 'CollectionPage' | 'ProfilePage';
  path: string;
  name?: string;
  description?: string;
  modified?: string | undefined;
  hasTrail?: boolean;
  /** False where its article names the publisher, and bytes are counted. */
  namesSite?: boolean;
  /** The `@id` of what the page is about, or the thing itself. */
  main?: Node | { '@id': string } | undefined;
  reviewers?: ReturnType<typeof author>[];
}

export function page({
  type = 'WebPage',
  path,
  name,
  description,
  modified,
  main,
  hasTrail = true,
  namesSite = true,
  reviewers = [],
}: PageNode): Told<WebPage> {
  return {
    // The four types have the same properties.
    '@type': type as 'WebPage',
    '@id': nodeId.page(path),
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(modified === undefined ? {} : { dateModified: modified }),
    ...(namesSite ? { isPartOf: { '@id': nodeId.website() } } : {}),
    ...(hasTrail ? { breadcrumb: { '@id': nodeId.breadcrumb(path) } } : {}),
    ...(main === undefined ? {} : { mainEntity: main }),
    ...(reviewers.length === 0 ? {} : { reviewedBy: reviewers }),
  };
}

/** The way from home to a page, which is its last step. */
export function breadcrumb(trail: readonly Place[], current: Place): Told<BreadcrumbList> {
  return {
    '@type': 'BreadcrumbList',
    '@id': nodeId.breadcrumb(current.path),
    itemListElement: [{ name: 'Home', path: paths.home }, ...trail, current].map(
      ({ name, path }, index) => ({
        '@type': 'ListItem' as const,
        position: index + 1,
        name,
        item: canonical(path),
      }),
    ),
  };
}

/** @param start the place of the first member, where a list runs over several pages */
export function itemList(members: readonly Place[], start = 1): Told<ItemList> {
  return {
    '@type': 'ItemList',
    numberOfItems: members.length,
    itemListElement: members.map(({ name, path }, index) => ({
      '@type': 'ListItem' as const,
      position: start + index,
      name,
      url: canonical(path),
    })),
  };
}

/** A person or an organization, by the page that tells of them. */
export function author(id: string, { name, kind }: Pick<Author, 'name' | 'kind'>) {
  return {
    '@type': kind === 'person' ? ('Person' as const) : ('Organization' as const),
    '@id': nodeId.author(id),
    name,
    url: canonical(paths.author(id)),
  } satisfies Person | Organization;
}

export interface ArticleNode {
  path: string;
  headline: string;
  description: string;
  images: readonly string[];
  published: string;
  updated: string;
  authors: readonly ReturnType<typeof author>[];
  role: string;
  socCode: string | undefined;
  /** Addresses of all sources that the page names. */
  citations: readonly string[];
}

export function article(text: ArticleNode): Told<Article> {
  return {
    '@type': 'Article',
    '@id': nodeId.article(text.path),
    headline: text.headline,
    description: text.description,
    image: text.images,
    datePublished: text.published,
    dateModified: text.updated,
    author: text.authors,
    publisher: organization(),
    about: {
      '@type': 'Occupation',
      name: text.role,
      ...(text.socCode === undefined ? {} : { occupationalCategory: text.socCode }),
    },
    ...(text.citations.length === 0 ? {} : { citation: text.citations }),
  };
}

/** The graph as text within a page: no `<` is left that could end the script. */
export function serializeGraph(nodes: readonly Node[]): string {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': nodes };
  return JSON.stringify(graph).replaceAll('<', String.raw`\u003c`);
}
