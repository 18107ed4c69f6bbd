import { site } from '../site.ts';

/** Paths inside the site, from its root, before the base path: always a trailing slash. */
export const paths = {
  home: '/',
  guides: '/guides/',
  guide: (slug: string) => `/guides/${slug}/`,
  /** All guides of a field, in pages, where the directory shows only the first of them. */
  guidesOfField: (field: string, page = 1) =>
    page === 1 ? `/guides/all/${field}/` : `/guides/all/${field}/${page}/`,
  /** Roles to choose from, where they are too many to stand in a page. */
  roles: '/guides/all/roles.json',
  guideMarkdown: (slug: string) => `/guides/${slug}/index.md`,
  guideData: (slug: string) => `/guides/${slug}/guide.json`,
  guideIndex: '/guides.json',
  changes: '/changes.json',
  guideSchema: '/schema/guide.json',
  indexSchema: '/schema/guides.json',
  deckSchema: '/schema/deck.json',
  compare: '/guides/compare/',
  questions: '/questions/',
  /** The questions of a field, in pages that need no script; the first page has no number. */
  questionsOfField: (field: string, page = 1) =>
    page === 1 ? `/questions/${field}/` : `/questions/${field}/${page}/`,
  skills: '/skills/',
  skill: (id: string) => `/skills/${id}/`,
  practiceIndex: '/practice/',
  practiceHistory: '/practice/history/',
  practice: (slug: string) => `/practice/${slug}/`,
  practiceDeck: (slug: string) => `/practice/${slug}/deck.json`,
  /** Stands in a frame of a practice page, and has a policy of its own. */
  bridge: '/practice/bridge/',
  notebook: '/notebook/',
  match: '/match/',
  search: '/search/',
  offline: '/offline/',
  author: (id: string) => `/authors/${id}/`,
  about: '/about/',
  sources: '/how-we-source/',
  contribute: '/contribute/',
  newGuide: '/contribute/new-guide/',
  rules: '/contribute/rules/',
  rule: (id: string) => `/contribute/rules/${id}/`,
  privacy: '/privacy/',
} as const;

/** Names of the site's own pages and folders; a guide with such a name would be taken for one. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  '404',
  '500',
  'about',
  'all',
  'api',
  'assets',
  'authors',
  'bridge',
  'compare',
  'contribute',
  'default',
  'embed',
  'feed',
  'fonts',
  'guides',
  'history',
  'how-we-source',
  'index',
  'match',
  'new',
  'new-guide',
  'notebook',
  'offline',
  'og',
  'page',
  'pagefind',
  'practice',
  'privacy',
  'questions',
  'rules',
  'schema',
  'search',
  'skills',
  'voice',
]);

/** The address to print in a link: the path below the base, such as `/prep/guides/x/`. */
export function href(path: string, base: string = site.base): string {
  return base + path.replace(/^\/+/, '');
}

/** Where a guide stands as Markdown, unless the build leaves that out. */
export function markdownPath(slug: string): string | undefined {
  return site.without.has('sidecars') ? undefined : paths.guideMarkdown(slug);
}

/** The one true address of a page, as search engines should keep it. */
export function canonical(
  path: string,
  { origin, base }: { origin: string; base: string } = site,
): string {
  return origin + href(path, base);
}

/**
 * Resolve a link that a writer made on a guide's page. `#id` and `../other/` mean the same wherever
 * the text is printed, so they become paths from the root of the site.
 */
export function resolveLink(link: string, slug: string, base: string = site.base): string {
  if (!/^[/.#?]/.test(link)) return link;
  const { pathname, search, hash } = new URL(link, `https://site.invalid${paths.guide(slug)}`);
  return href(pathname, base) + search + hash;
}

/** Where a reader proposes a change to a file. */
export function editUrl(
  file: string,
  { repository, branch }: { repository: string; branch: string } = site,
): string {
  return `${repository}/edit/${branch}/${file}`;
}

/** Where a reader reports a problem with a page: a form in which the page is filled in already. */
export function reportUrl(path: string, { repository }: { repository: string } = site): string {
  return `${repository}/issues/new?template=page.yml&page=${encodeURIComponent(path).replaceAll('%2F', '/')}`;
}
