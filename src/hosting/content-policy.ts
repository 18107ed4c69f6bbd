import { hash } from 'node:crypto';
import type { PageKind } from './page-kind.ts';

/** What stands within pages and may stay: each text as its hash, in the form that a policy takes. */
export interface InlineHashes {
  scripts: readonly string[];
  styles: readonly string[];
}

export function inlineHash(text: string | Uint8Array): string {
  return `'sha256-${hash('sha256', text, 'base64')}'`;
}

/**
 * The Content-Security-Policy for pages with these texts within them: nothing that is not named, and
 * everything from this site alone.
 */
export function contentPolicy(inline: InlineHashes, kind: PageKind = 'ordinary'): string {
  if (kind === 'bridge') return `${pagePolicy(inline, kind)};frame-ancestors 'self'`;
  // A page's own tag cannot say who may frame it; workers are scripts, which it has named.
  return `${pagePolicy(inline, kind)};worker-src 'self';frame-ancestors 'none'`;
}

/** The same as a page says it of itself, for hosts that send no headers. */
export function pagePolicy(inline: InlineHashes, kind: PageKind = 'ordinary'): string {
  if (kind === 'bridge') return bridgePolicy(inline);
  const { scripts, styles } = inline;
  return [
    "default-src 'none'",
    // The search runs in WebAssembly, which is no evaluation of text.
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    // A rehearsal frames the bridge, and plays back what the microphone heard, from memory.
    ...(kind === 'practice' ? ["frame-src 'self'", 'media-src blob:'] : []),
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types field-guide',
  ].join(';');
}

/**
 * For the one page that may ask other hosts, where a reader’s own model is: over HTTPS, or on the
 * reader’s own device. All else is shut further than on other pages, even to this site.
 *
 * An address of IPv6 cannot stand in a policy.
 */
function bridgePolicy({ scripts, styles }: InlineHashes): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    ['style-src', ...(styles.length > 0 ? styles : ["'none'"])].join(' '),
    'connect-src https: http://localhost:* http://127.0.0.1:*',
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join(';');
}
