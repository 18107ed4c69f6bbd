/** The site as the strictest host serves it, and a watch over what its pages try all the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { contentPolicy, inlineHash } from '../../src/hosting/content-policy.ts';
import { kindOf } from '../../src/hosting/page-kind.ts';

const SCRIPT = /<script>(.*?)<\/script>/gs;
const STYLE = /<style[^>]*>(.*?)<\/style>/gs;

/**
 * What pages may do and no more: each text within them is named by its hash.
 *
 * @returns the headers for a path below the base, such as `/guides/`
 */
export function strictHeaders(dist: string): (path: string) => Record<string, string> {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.html')) continue;
    const html = readFileSync(join(dist, file), 'utf8');
    for (const [, text = ''] of html.matchAll(SCRIPT)) scripts.add(inlineHash(text));
    for (const [, text = ''] of html.matchAll(STYLE)) styles.add(inlineHash(text));
  }
  const inline = { scripts: [...scripts], styles: [...styles] };
  return (path) => {
    const kind = kindOf(`${path.slice(1)}index.html`);
    return {
      'content-security-policy': contentPolicy(inline, kind),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(self)',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': kind === 'bridge' ? 'SAMEORIGIN' : 'DENY',
    };
  };
}

/** How a refusal begins in the console of a page; see `reportRefusals`. */
export const REFUSED = 'Refused by the policy: ';

/** Runs in each document before its own scripts: a refusal becomes a line in the console. */
export function reportRefusals(refused: string): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event;
    console.error(
      `${refused}${effectiveDirective} ${blockedURI} at ${sourceFile}:${lineNumber} ${sample}`,
    );
  });
}

/** Whether a line of the console tells of a refusal, in the page's words or the browser's own. */
export function isRefusal(line: string): boolean {
  return (
    line.startsWith(REFUSED) || /Content.Security.Policy|TrustedScript|TrustedHTML/i.test(line)
  );
}

/** Whether a request leaves the server that the page came from. */
export function isForeign(address: string, home: string): boolean {
  return !/^(?:data|blob|about):/.test(address) && new URL(address).origin !== new URL(home).origin;
}

/** Note what the policy refuses the pages of a context, and what they ask of another origin. */
export async function watchOffenses(
  context: BrowserContext,
  home: string,
  offenses: Set<string>,
): Promise<void> {
  await context.addInitScript(reportRefusals, REFUSED);
  context.on('console', (message) => {
    const text = message.text();
    if (isRefusal(text)) offenses.add(`${message.page()?.url() ?? 'A worker'}: ${text}`);
  });
  context.on('request', (request) => {
    if (isForeign(request.url(), home)) offenses.add(`Asked another origin: ${request.url()}`);
  });
}
