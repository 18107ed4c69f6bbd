/** Follows everything that a page points to, within the page and within the site. */
import type { BuiltPage, BuiltSite } from './built-site.ts';

/** Attributes that hold an address. */
const ADDRESSES = ['href', 'src', 'action', 'formaction', 'poster', 'data', 'cite'] as const;

/** Attributes that hold ids of the same page. */
const ID_LISTS = [
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'aria-details',
  'aria-owns',
  'for',
  'form',
  'headers',
  'list',
  'popovertarget',
  'commandfor',
] as const;

/** Where search engines and social networks want whole addresses. */
const ABSOLUTE = 'link[rel="canonical"], link[rel="alternate"], meta';

export interface LinkReport {
  problems: string[];
  /** How much was followed, so that a scan of nothing cannot pass. */
  followed: Record<'pages' | 'files' | 'fragments' | 'ids' | 'elsewhere', number>;
}

export function followLinks(site: BuiltSite): LinkReport {
  const report: LinkReport = {
    problems: [],
    followed: { pages: 0, files: 0, fragments: 0, ids: 0, elsewhere: 0 },
  };
  for (const page of site.pages.values()) {
    const { $ } = page;
    const complain = (problem: string) => report.problems.push(`${page.file}: ${problem}`);
    const follow = (address: string, absolute = false) => {
      const problem = followAddress(site, page, address, absolute, report.followed);
      if (problem !== undefined) complain(`${address} ${problem}`);
    };
    for (const name of ADDRESSES) {
      for (const element of $(`[${name}]`))
        follow($(element).attr(name) ?? '', $(element).is(ABSOLUTE));
    }
    for (const element of $('[srcset]')) {
      for (const entry of ($(element).attr('srcset') ?? '').split(/,\s+/))
        follow(entry.trim().split(/\s/)[0] ?? '');
    }
    for (const element of $('meta[property="og:url"], meta[property="og:image"]'))
      follow($(element).attr('content') ?? '', true);
    for (const element of $('style')) {
      for (const [, address] of $(element)
        .text()
        .matchAll(/url\(["']?([^"')]+)["']?\)/g))
        follow(address ?? '');
    }
    for (const name of ID_LISTS) {
      for (const element of $(`[${name}]`)) {
        for (const id of ($(element).attr(name) ?? '').split(/\s+/)) {
          report.followed.ids++;
          if (!hasId(page, id)) complain(`${name}="${id}" names no element`);
        }
      }
    }
  }
  return report;
}

/** What is wrong with an address, if anything. */
function followAddress(
  { origin, base, files, pages }: BuiltSite,
  page: BuiltPage,
  address: string,
  mayBeAbsolute: boolean,
  followed: LinkReport['followed'],
): string | undefined {
  if (address.trim() === '') return 'is empty';
  const url = URL.parse(address, origin + page.path);
  if (!url) return 'is no address';
  const isAbsolute = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address);
  if (url.origin !== origin) {
    followed.elsewhere++;
    return url.protocol === 'https:' || url.protocol === 'mailto:'
      ? undefined
      : 'is neither https nor mailto';
  }
  if (isAbsolute && !mayBeAbsolute) return 'names the site’s own origin';
  if (!url.pathname.startsWith(base)) return `lies outside ${base}`;
  const path = decodeURIComponent(url.pathname.slice(base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!files.has(file)) return files.has(`${file}/index.html`) ? 'lacks its slash' : 'is missing';
  const target = pages.get(file);
  followed[target ? 'pages' : 'files']++;
  if (url.hash === '') return undefined;
  followed.fragments++;
  return target && hasId(target, decodeURIComponent(url.hash.slice(1)))
    ? undefined
    : 'names no element of that page';
}

const idsOf = new WeakMap<BuiltPage, ReadonlySet<string>>();

function hasId(page: BuiltPage, id: string): boolean {
  let ids = idsOf.get(page);
  if (!ids) {
    const { $ } = page;
    ids = new Set($('[id]').map((_, element) => $(element).attr('id')));
    idsOf.set(page, ids);
  }
  return ids.has(id);
}
