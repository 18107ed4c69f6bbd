import { href } from '../guides/paths.ts';
import type { Redirect } from '../seo/redirects.ts';
import { SPECULATION_RULES } from '../seo/speculation-rules.ts';
import { SPECIAL_PAGES, type SpecialKind } from './page-kind.ts';
import { matchesPage, matchesPattern } from './path-pattern.ts';

/** Names of headers and their values. */
export type Headers = Readonly<Record<string, string>>;

export interface HeaderRule {
  /** See `path-pattern.ts`; with the base in front. */
  path: string;
  headers: Headers;
}

/** How a host is to serve the site: what every host's configuration is written from. */
export interface HostingPlan {
  /** Starts and ends with a slash. */
  base: string;
  /** Sent with every answer, also one of 404. */
  everywhere: Headers;
  /** Sent with what no rule names. */
  otherwise: Headers;
  /** No two of them match the same path. */
  rules: readonly HeaderRule[];
  /** For formats that cannot say “otherwise”: all other files, by patterns that no rule shares. */
  others: readonly string[];
  /**
   * Pages for which some of `everywhere` is replaced. Of those that match a path, the first holds; a
   * rule may match it, too.
   */
  exceptions: readonly HeaderRule[];
  /** With the base in front and a slash at the end. */
  redirects: readonly Redirect[];
}

const FOREVER = 'public, max-age=31536000, immutable';
const ASK_FIRST = 'public, max-age=0, must-revalidate';
const OWN = { 'Cross-Origin-Resource-Policy': 'same-origin' };
/** For feeds, data, and cards, which are there for other sites to load. */
const SHARED = {
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
};

/** What is named by its hash never changes; everything else is asked for anew, and mostly unchanged. */
const CLASSES: readonly { paths: readonly string[]; headers: Headers }[] = [
  {
    paths: [
      '/_astro/*',
      '/pagefind/fragment/*',
      '/pagefind/index/*',
      '/pagefind/filter/*',
      '/pagefind/parts/:part/fragment/*',
      '/pagefind/parts/:part/index/*',
      '/pagefind/parts/:part/filter/*',
      '/practice/voice/files/*',
    ],
    headers: { 'Cache-Control': FOREVER, ...OWN },
  },
  {
    // Hosts that read no list of types would not know the ending.
    paths: [SPECULATION_RULES],
    headers: {
      'Cache-Control': ASK_FIRST,
      ...OWN,
      'Content-Type': 'application/speculationrules+json',
    },
  },
  {
    paths: [
      '/feed.xml',
      '/atom.xml',
      '/feed.json',
      '/guides.json',
      '/changes.json',
      '/llms.txt',
      '/schema/*',
      '/og/*',
      '/guides/:role/guide.json',
      '/guides/:role/index.md',
      '/practice/:role/deck.json',
    ],
    headers: { 'Cache-Control': ASK_FIRST, ...SHARED },
  },
];

/** The rest of the folders in which some files have a rule of their own. */
const MIXED: Readonly<Record<string, readonly string[]>> = {
  guides: ['/guides/', '/guides/:role/', '/guides/all/*'],
  practice: [
    '/practice/',
    '/practice/:role/',
    '/practice/voice/pack.json',
    '/practice/voice/licenses.txt',
  ],
  pagefind: [
    '/pagefind/:file',
    '/pagefind/vocabulary/*',
    '/pagefind/champions/*',
    '/pagefind/parts/:part/:file',
  ],
};

/** What a page of a special kind is sent in place of what all others are. */
function exceptions(policies: Partial<Record<SpecialKind, string>>, base: string): HeaderRule[] {
  return SPECIAL_PAGES.flatMap(({ kind, path }) => {
    const policy = policies[kind];
    if (policy === undefined) return [];
    const headers = {
      'Content-Security-Policy': policy,
      ...(kind === 'bridge' && { 'X-Frame-Options': 'SAMEORIGIN' }),
    };
    return [{ path: href(path, base), headers }];
  });
}

/** Sent with every answer. */
function everywhere(policy: string, hstsMaxAge: number, base: string): Headers {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    // For scanners and browsers that do not read `frame-ancestors`.
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy':
      'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(self), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Speculation-Rules': `"${href(SPECULATION_RULES, base)}"`,
    ...(hstsMaxAge > 0 && { 'Strict-Transport-Security': `max-age=${hstsMaxAge}` }),
  };
}

/**
 * @param files all files of the built site, below its folder
 * @param redirects paths before the base, such as `/guides/old/`
 */
export function hostingPlan({
  base,
  policy,
  policies = {},
  hstsMaxAge = 0,
  files,
  redirects,
}: {
  base: string;
  policy: string;
  /** For pages of a special kind. */
  policies?: Partial<Record<SpecialKind, string>>;
  hstsMaxAge?: number;
  files: readonly string[];
  redirects: readonly Redirect[];
}): HostingPlan {
  const rules = CLASSES.flatMap(({ paths, headers }) => paths.map((path) => ({ path, headers })));
  return {
    base,
    everywhere: everywhere(policy, hstsMaxAge, base),
    otherwise: { 'Cache-Control': ASK_FIRST, ...OWN },
    rules: rules.map(({ path, headers }) => ({ path: href(path, base), headers })),
    others: othersOf(
      files,
      rules.map(({ path }) => path),
    ).map((path) => href(path, base)),
    exceptions: exceptions(policies, base),
    redirects: redirects.map(({ from, to }) => ({ from: href(from, base), to: href(to, base) })),
  };
}

/** A pattern for each file and folder at the top that no rule names. */
function othersOf(files: readonly string[], ruled: readonly string[]): string[] {
  const top = new Set(
    files.map((file) => file.replace(/\/.*$/, '/').replace(/^index\.html$/, '')).toSorted(),
  );
  return [...top].flatMap((name) => {
    if (!name.endsWith('/')) {
      const path = `/${name}`;
      return ruled.some((pattern) => matchesPattern(pattern, path)) ? [] : [path];
    }
    const mixed = MIXED[name.slice(0, -1)];
    if (mixed) return [...mixed];
    return ruled.includes(`/${name}*`) ? [] : [`/${name}*`];
  });
}

/** The address of a built file, such as `/prep/guides/` for `guides/index.html`. */
export function addressOf(file: string, base: string): string {
  return base + file.replace(/(^|\/)index\.html$/, '$1');
}

/** All headers that a host is to send with an answer. */
export function headersFor(plan: HostingPlan, path: string): Headers {
  const rule = plan.rules.find((candidate) => matchesPattern(candidate.path, path));
  const exception = plan.exceptions.find((candidate) => matchesPage(candidate.path, path));
  return { ...plan.everywhere, ...(rule?.headers ?? plan.otherwise), ...exception?.headers };
}

/**
 * The owner's switch for Strict-Transport-Security, in seconds: who turns it on promises that the
 * host speaks HTTPS for that long. Never “preload”, which takes months to undo.
 */
export function readHstsMaxAge(value = ''): number {
  if (value === '') return 0;
  if (!/^\d{1,9}$/.test(value))
    throw new Error(
      `HSTS_MAX_AGE is “${value}”. Expected whole seconds, such as 63072000 for two years, or nothing.`,
    );
  return Number(value);
}
