import { expect, test } from 'vitest';
import { serverFiles, siteFiles } from './host-files.ts';
import { brokenLimits, type SizedFile } from './limits.ts';
import { hostingPlan } from './plan.ts';

const page: SizedFile = { path: 'index.html', size: 1000 };

/** What is said of a site with one thing about it out of proportion. */
function said({
  policy = "default-src 'none'",
  redirects = 0,
  folders = 1,
  files = [page],
}: {
  policy?: string;
  redirects?: number;
  folders?: number;
  files?: readonly SizedFile[];
}): string[] {
  const plan = hostingPlan({
    base: '/',
    policy,
    files: Array.from({ length: folders }, (_, at) => `folder-${at}/index.html`),
    redirects: Array.from({ length: redirects }, (_, at) => ({
      from: `/guides/former-${at}/`,
      to: '/guides/x/',
    })),
  });
  return brokenLimits({ ...siteFiles(plan), ...serverFiles(plan) }, files);
}

test('a small site suits every host', () => {
  expect(said({})).toEqual([]);
});

test.each([
  ['Cloudflare: rules in _headers', { folders: 120 }],
  ['Cloudflare: characters in a line of _headers', { policy: 'x'.repeat(2000) }],
  ['Cloudflare: lines in _redirects', { redirects: 1001 }],
  ['Cloudflare: files', { files: Array.from({ length: 20_001 }, () => page) }],
  ['Cloudflare: bytes of big.bin', { files: [{ path: 'big.bin', size: 26 * 1024 * 1024 }] }],
  ['Azure Static Web Apps: files', { files: Array.from({ length: 15_001 }, () => page) }],
  ['Azure Static Web Apps: bytes of staticwebapp.config.json', { redirects: 400 }],
  ['Vercel: routes in vercel.json', { redirects: 1100 }],
  ['Vercel: characters of a header', { policy: 'x'.repeat(5000) }],
  ['CloudFront: bytes of a function', { redirects: 400 }],
  ['CloudFront: bytes of all headers', { policy: 'x'.repeat(11_000) }],
  ['nginx: characters of a word in nginx.conf', { policy: 'x'.repeat(5000) }],
])('Not for %s', (what, site) => {
  const [line = ''] = said(site).filter((text) => text.startsWith(`Not for ${what} (`));
  // What was found, what would do, and how to mend it.
  expect(line).toMatch(/\(\d+\); it takes at most \d+\. [A-Z][^.]+\.$/);
});
