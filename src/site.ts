/** The origin to publish under; throws on an address with a path, which belongs in `BASE_PATH`. */
function readOrigin(address = ''): string {
  if (address === '') return 'https://interview-field-guide.example';
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.pathname !== '/' || !/^https?:$/.test(url.protocol)) {
    throw new Error(
      `SITE_URL is “${address}”. Expected an origin such as https://example.org; a path belongs in BASE_PATH.`,
    );
  }
  return url.origin;
}

/**
 * The day from which a build counts, or undefined: a build never asks the clock, so that the same
 * commit and settings give the same bytes on any day.
 */
function readSourceDay(seconds = ''): string | undefined {
  if (seconds === '') return undefined;
  if (!/^\d{1,11}$/.test(seconds)) {
    throw new Error(
      `SOURCE_DATE_EPOCH is “${seconds}”. Expected seconds since 1970, such as $(git log -1 --format=%ct).`,
    );
  }
  return new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
}

/** What a build may leave out; `docs/scale.md` says what each costs. */
export const OPTIONAL = ['cards', 'search', 'sidecars', 'voice'] as const;
export type OptionalPart = (typeof OPTIONAL)[number];

function readWithout(words = ''): ReadonlySet<OptionalPart> {
  const named = words.split(/[\s,]+/).filter((word) => word !== '');
  const parts = OPTIONAL.filter((part) => named.includes(part));
  if (parts.length < new Set(named).size) {
    throw new Error(`WITHOUT is “${words}”. Expected some of: ${OPTIONAL.join(', ')}.`);
  }
  return new Set(parts);
}

/**
 * What is true of the whole site, and nothing else. Operators override the two addresses in the
 * environment: `SITE_URL` (origin, no path) and `BASE_PATH` (`/` or `/prep/`).
 */
export const site = {
  name: 'Interview Field Guide',
  description:
    'Free, open interview guides by role: real questions, what a strong answer covers, and practice that stays on your device.',
  language: 'en',
  origin: readOrigin(process.env['SITE_URL']),
  /** Always starts and ends with a slash. */
  base: `/${process.env['BASE_PATH'] ?? ''}/`.replace(/\/{2,}/g, '/'),
  /** From `SOURCE_DATE_EPOCH`, such as the time of the commit: a guide a year older is due for review. */
  sourceDay: readSourceDay(process.env['SOURCE_DATE_EPOCH']),
  /**
   * From `WITHOUT`, such as `cards sidecars`: social cards of guides (all pages then share one), the
   * search index, files beside a guide's page that few ask for (Markdown, cards in other shapes), the
   * voice pack.
   */
  without: readWithout(process.env['WITHOUT']),
  repository: 'https://github.com/interview-field-guide/interview-field-guide',
  branch: 'main',
  /** Under which readers may use the guides. */
  license: 'https://creativecommons.org/licenses/by/4.0/',
  licenseName: 'CC BY 4.0',
  security: {
    /** Where to report a weakness: addresses that start with https: or mailto:. */
    contact:
      'https://github.com/interview-field-guide/interview-field-guide/security/advisories/new',
    /** The day after which security.txt is void; less than a year ahead, and renewed in time. */
    expires: '2027-10-31',
  },
} as const;
