/** Asks for one address, as a polite reader would: once, with patience that ends. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isPublic } from './link-form.ts';

/** What came of asking. */
export interface Answer {
  /** `gone` and `wrong` are for a writer to mend; `unsure` may be better tomorrow. */
  verdict: 'fine' | 'moved' | 'gone' | 'wrong' | 'unsure';
  /** Why it is not fine, in a sentence's rest. */
  said: string;
  /** The last address, after all redirects. */
  url: string;
  title: string;
}

export interface ProbeSettings {
  userAgent: string;
  /** Milliseconds for one attempt, redirects and body included. */
  patience: number;
  /** Further attempts after a failure that may pass. */
  retries: number;
  /** Milliseconds before the first of them; doubled each time. */
  pause: number;
  /** The longest that a server may ask us to wait. */
  longestWait: number;
  /** Bytes of a page that are read at most. */
  bytes: number;
  isAllowed: (url: URL) => boolean;
}

export const POLITE: Omit<ProbeSettings, 'userAgent'> = {
  patience: 20_000,
  retries: 2,
  pause: 2_000,
  longestWait: 60_000,
  bytes: 512 * 1024,
  isAllowed: isPublic,
};

const MOST_HOPS = 6;
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);
const TEMPORARY: ReadonlySet<number> = new Set([302, 303, 307]);
const PAGE = /^(?:text\/html|application\/xhtml\+xml)\b/;
/** Other things that a writer may well link to. */
const DOCUMENT = /^(?:text\/|application\/(?:pdf|json|xml|[\w.-]+\+(?:json|xml)))/;

interface Attempt extends Answer {
  /** Milliseconds after which it may be better; undefined when it will not. */
  again?: number;
}

/** Ask until an answer holds, or patience ends. */
export async function probe(address: string, settings: ProbeSettings): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    const { again, ...answer } = await attemptOnce(address, settings);
    if (again === undefined || attempt >= settings.retries || again > settings.longestWait)
      return answer;
    await sleep(Math.max(again, settings.pause * 2 ** attempt));
  }
}

async function attemptOnce(address: string, settings: ProbeSettings): Promise<Attempt> {
  const signal = AbortSignal.timeout(settings.patience);
  const seen = new Set<string>();
  let url = new URL(address);
  let isForGood = true;
  try {
    for (;;) {
      if (seen.has(url.href)) return answer('wrong', 'leads in a circle of redirects', url);
      if (seen.size >= MOST_HOPS) return answer('wrong', 'redirects too often', url);
      if (!settings.isAllowed(url))
        return answer('wrong', 'leads to an address that is not on the public web', url);
      seen.add(url.href);
      const response = await fetch(url, {
        redirect: 'manual',
        signal,
        headers: { 'user-agent': settings.userAgent, accept: 'text/html,*/*;q=0.8' },
      });
      const location = response.headers.get('location');
      const { status } = response;
      if (!(PERMANENT.has(status) || TEMPORARY.has(status)) || location === null) {
        const last = await judge(response, url, settings, signal);
        return last.verdict === 'fine' && seen.size > 1
          ? redirected(last, new URL(address), url, isForGood)
          : last;
      }
      await response.body?.cancel();
      isForGood &&= PERMANENT.has(status);
      if (!URL.canParse(location, url)) return answer('wrong', 'redirects to no address', url);
      url = new URL(location, url);
      if (!/^https?:$/.test(url.protocol))
        return answer('wrong', `redirects to ${url.protocol}`, url);
    }
  } catch (error) {
    return { ...failed(error, url, signal), again: 0 };
  }
}

function answer(verdict: Answer['verdict'], said: string, url: URL, title = ''): Attempt {
  return { verdict, said, url: url.href, title };
}

const siteOf = ({ hostname }: URL) => hostname.replace(/^www\./, '');

function redirected(last: Attempt, from: URL, to: URL, isForGood: boolean): Attempt {
  if (siteOf(from) !== siteOf(to))
    return { ...last, verdict: 'wrong', said: `now leads to another site, ${to.host}` };
  return isForGood ? { ...last, verdict: 'moved', said: `moved for good to ${to.href}` } : last;
}

async function judge(
  response: Response,
  url: URL,
  settings: ProbeSettings,
  signal: AbortSignal,
): Promise<Attempt> {
  const { status, headers } = response;
  if (status >= 400 || status < 200) {
    await response.body?.cancel();
    if (status === 404 || status === 410) return answer('gone', `is gone (${status})`, url);
    const said = `answers ${status}`;
    if (status === 429 || status === 503)
      return { ...answer('unsure', said, url), again: retryAfter(headers.get('retry-after')) };
    if (status >= 500) return { ...answer('unsure', said, url), again: 0 };
    return answer('unsure', `${said}; it may refuse programs and let readers in`, url);
  }
  const type = headers.get('content-type') ?? '';
  if (!PAGE.test(type)) {
    await response.body?.cancel();
    return DOCUMENT.test(type)
      ? answer('fine', '', url)
      : answer('wrong', `is no page to read (${type || 'of no type'})`, url);
  }
  const text = await beginning(response, settings.bytes, signal);
  if (text.trim() === '') return answer('wrong', 'is empty', url);
  return answer('fine', '', url, titleOf(text));
}

/** As much of a page as holds its title. A server that never ends is not listened to for longer. */
async function beginning(response: Response, most: number, signal: AbortSignal): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = decoderFor(response.headers.get('content-type') ?? '');
  let text = '';
  let bytes = 0;
  while (bytes < most && !/<\/title/i.test(text)) {
    signal.throwIfAborted();
    const { done, value } = (await reader.read()) as ReadableStreamReadResult<Uint8Array>;
    if (done) break;
    bytes += value.length;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}

function decoderFor(type: string): TextDecoder {
  try {
    return new TextDecoder(/charset=["']?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8');
  } catch {
    // A name that nobody knows; most of the title is ASCII all the same.
    return new TextDecoder();
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function titleOf(html: string): string {
  return (/<title[^>]*>([^]*?)<\/title/i.exec(html)?.[1] ?? '')
    .replace(/&(?:#(\d{1,6})|(\w+));/g, (all, code?: string, name?: string) =>
      code === undefined ? (ENTITIES[name ?? ''] ?? all) : String.fromCodePoint(Number(code)),
    )
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

/** Milliseconds: the header holds seconds or a date. */
function retryAfter(value: string | null): number {
  if (value === null) return 0;
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - Date.now());
}

const REASONS: readonly (readonly [RegExp, Answer['verdict'], string])[] = [
  [/ENOTFOUND/, 'gone', 'has a host that does not exist'],
  [/ECONNREFUSED/, 'unsure', 'is on a host that takes no connection'],
  [/CERT|SSL|TLS|EPROTO|self-signed|altname/i, 'wrong', 'has no valid certificate'],
  [/Z_\w+|zlib|incorrect header|Decompression/i, 'wrong', 'sends what cannot be unpacked'],
];

function failed(error: unknown, url: URL, signal: AbortSignal): Attempt {
  if (signal.aborted) return answer('unsure', 'does not answer in time', url);
  const { code, message } = causeOf(error);
  const known = REASONS.find(([pattern]) => pattern.test(`${code} ${message}`));
  return known
    ? answer(known[1], known[2], url)
    : answer('unsure', `breaks the connection off (${code || message})`, url);
}

/** What lies beneath “fetch failed”. */
function causeOf(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  if (error.cause instanceof Error) return causeOf(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, message: error.message };
}
