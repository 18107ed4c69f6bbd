import { site } from '../site.ts';
import { canonical } from '../guides/paths.ts';

/** What a page says about itself; everything in its `<head>` follows from it. */
export interface PageMeta {
  /** Without the site's name. */
  title: string;
  description: string;
  /** From the site's root, such as `/guides/api-developer/`. */
  path: string;
  /** False keeps the page out of search engines and the sitemap. */
  indexed?: boolean | undefined;
  article?: { published: string; updated: string } | undefined;
}

export interface HeadTag {
  name: 'meta' | 'link';
  attributes: Record<string, string>;
}

/** Search results and tabs cut longer titles. */
const MAX_TITLE = 70;

/** `Skills that interviews test · Interview Field Guide`; without the site's name where it has no room. */
export function documentTitle({ title }: PageMeta): string {
  const named = `${title} · ${site.name}`;
  return title === site.name || named.length > MAX_TITLE ? title : named;
}

/** The tags of a page's `<head>`, in order. */
export function headTags(page: PageMeta): HeadTag[] {
  const meta = (attributes: Record<string, string>): HeadTag => ({ name: 'meta', attributes });
  const property = (name: string, content: string) => meta({ property: name, content });
  const address = canonical(page.path);
  return [
    meta({ name: 'description', content: page.description }),
    page.indexed === false
      ? meta({ name: 'robots', content: 'noindex' })
      : { name: 'link', attributes: { rel: 'canonical', href: address } },
    property('og:type', page.article ? 'article' : 'website'),
    property('og:site_name', site.name),
    property('og:title', page.title),
    property('og:description', page.description),
    property('og:url', address),
    ...(page.article
      ? [
          property('article:published_time', page.article.published),
          property('article:modified_time', page.article.updated),
        ]
      : []),
  ];
}
