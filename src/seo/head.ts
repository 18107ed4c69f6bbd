import { canonical, href } from '../guides/paths.ts';
import { site } from '../site.ts';
import { DEFAULT_CARD, type Card } from './card.ts';
import type { Node } from './structured-data.ts';

/** Everything that a page says about itself. */
export interface Head {
  /** From the site's root, such as `/guides/api-developer/`. */
  path: string;
  /** As tabs and search results show it. */
  title: string;
  description: string;
  /** The one true address; a page that search engines should leave out claims none. */
  canonical: string | undefined;
  robots: 'noindex' | undefined;
  openGraph: OpenGraph;
  /** Large, as the pictures are; the rest is taken from Open Graph. */
  twitterCard: 'summary_large_image';
  links: HeadLink[];
  /** Nodes of the JSON-LD graph; empty where there is nothing to say. */
  graph: readonly Node[];
}

export interface OpenGraph {
  type: 'website' | 'article';
  siteName: string;
  title: string;
  description: string;
  url: string;
  image: Card;
  /** Days; articles alone have them. */
  published: string | undefined;
  modified: string | undefined;
}

export interface HeadLink {
  rel: 'alternate' | 'search';
  href: string;
  type?: string;
  title?: string;
}

/** What every kind of page says of itself in its own way. */
export interface HeadWords {
  path: string;
  /** Without the site's name. */
  title: string;
  description: string;
  /** False keeps the page out of search engines and the sitemap. */
  indexed?: boolean;
  /** Another picture for social networks than the site's own. */
  card?: Card | undefined;
  article?: { published: string; updated: string } | undefined;
  links?: HeadLink[];
  graph?: readonly Node[];
}

/** Search results and tabs cut longer titles. */
const MAX_TITLE = 70;

/** `Skills that interviews test · Interview Field Guide`; without the site's name where it has no room. */
export function documentTitle(title: string): string {
  const named = `${title} · ${site.name}`;
  return title === site.name || named.length > MAX_TITLE ? title : named;
}

export const FEEDS = [
  { path: '/feed.xml', type: 'application/rss+xml', title: 'RSS' },
  { path: '/atom.xml', type: 'application/atom+xml', title: 'Atom' },
  { path: '/feed.json', type: 'application/feed+json', title: 'JSON Feed' },
] as const;

/** The feeds of guides. */
export function feedLinks(): HeadLink[] {
  return FEEDS.map(({ path, type, title }) => ({
    rel: 'alternate',
    type,
    title: `${site.name} (${title})`,
    href: href(path),
  }));
}

/** How browsers learn to search the site from their own address field, if it can be searched. */
export function searchLinks(): HeadLink[] {
  if (site.without.has('search')) return [];
  const type = 'application/opensearchdescription+xml';
  return [{ rel: 'search', type, title: site.name, href: href('/opensearch.xml') }];
}

/** The head of a page, from its words. */
export function head({
  path,
  title,
  description,
  indexed = true,
  card = DEFAULT_CARD,
  article,
  links = [...feedLinks(), ...searchLinks()],
  graph = [],
}: HeadWords): Head {
  const address = canonical(path);
  return {
    path,
    title: documentTitle(title),
    description,
    canonical: indexed ? address : undefined,
    robots: indexed ? undefined : 'noindex',
    openGraph: {
      type: article ? 'article' : 'website',
      siteName: site.name,
      title,
      description,
      url: address,
      image: card,
      published: article?.published,
      modified: article?.updated,
    },
    twitterCard: 'summary_large_image',
    links,
    graph,
  };
}

export interface HeadTag {
  name: 'meta' | 'link';
  attributes: Record<string, string>;
}

/** The tags of a page's `<head>`, in order. */
export function headTags({
  description,
  canonical: address,
  robots,
  openGraph,
  twitterCard,
  links,
}: Head): HeadTag[] {
  const meta = (name: string, content: string | undefined): HeadTag[] =>
    content === undefined
      ? []
      : [
          {
            name: 'meta',
            attributes: { [name.includes(':') ? 'property' : 'name']: name, content },
          },
        ];
  const { image } = openGraph;
  return [
    ...meta('description', description),
    ...meta('robots', robots),
    ...(address === undefined
      ? []
      : [{ name: 'link', attributes: { rel: 'canonical', href: address } } as const]),
    ...links.map((link): HeadTag => ({ name: 'link', attributes: { ...link } })),
    ...meta('og:type', openGraph.type),
    ...meta('og:site_name', openGraph.siteName),
    ...meta('og:title', openGraph.title),
    ...meta('og:description', openGraph.description),
    ...meta('og:url', openGraph.url),
    ...meta('og:image', canonical(image.path)),
    ...meta('og:image:width', String(image.width)),
    ...meta('og:image:height', String(image.height)),
    ...meta('og:image:alt', image.alt),
    ...meta('article:published_time', openGraph.published),
    ...meta('article:modified_time', openGraph.modified),
    { name: 'meta', attributes: { name: 'twitter:card', content: twitterCard } },
  ];
}
