import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllHeaders } from '@netlify/headers-parser';
import { parseAllRedirects } from '@netlify/redirect-parser';
import { describe, expect, it } from 'vitest';
import { inlineHash, pagePolicy } from '../../src/hosting/content-policy.ts';
import { brokenLimits } from '../../src/hosting/limits.ts';
import { observatoryGrade } from '../../src/hosting/observatory.ts';
import { matchesPattern } from '../../src/hosting/path-pattern.ts';
import { addressOf } from '../../src/hosting/plan.ts';
import { kindOf } from '../../src/hosting/page-kind.ts';
import { builtSite, root, textFile } from './built-site.ts';

const site = await builtSite();
const CONTROL = ['_headers', '_redirects', '.htaccess', 'staticwebapp.config.json'];

/** `_headers` as Netlify’s own parser reads it. */
const { headers: rules, errors } = await parseAllHeaders({
  headersFiles: [join(site.folder, '_headers')],
  configHeaders: undefined,
  minimal: true,
});

/** Headers that a rule has Cloudflare forget, by its path; Netlify forgets them by itself. */
const forgotten = Map.groupBy(
  [...(await textFile(site, '_headers')).matchAll(/^(\/\S*)|^ {2}! (\S+)$/gm)].reduce<
    { path: string; name: string }[]
  >((all, [, path, name]) => {
    const last = all.at(-1)?.path ?? '';
    return [...all, { path: path ?? last, name: name ?? '' }];
  }, []),
  ({ path }) => path,
);

/** What a host that adds up all rules sends with a file; a header of two rules has two values. */
function headersOf(file: string): Map<string, string[]> {
  const path = addressOf(file, site.base);
  const sent = new Map<string, string[]>();
  for (const rule of rules) {
    if (!matchesPattern(rule.for, path)) continue;
    for (const { name } of forgotten.get(rule.for) ?? []) sent.delete(name);
    for (const [name, value] of Object.entries(rule.values))
      sent.set(name, [...(sent.get(name) ?? []), value]);
  }
  return sent;
}

describe('the headers file', () => {
  it('is read by Netlify without a complaint', () => {
    expect(errors).toEqual([]);
    expect(rules.length).toBeGreaterThan(20);
  });

  it('gives every file each header once, and caching to all', () => {
    const files = [...site.files].filter((file) => !CONTROL.includes(file));
    expect(files.length).toBeGreaterThan(200);
    for (const file of files) {
      const sent = headersOf(file);
      // Where this fails, a new file needs a rule: see CLASSES and MIXED in src/hosting/plan.ts.
      expect([file, sent.get('Cache-Control')?.length]).toEqual([file, 1]);
      expect([file, sent.get('Cross-Origin-Resource-Policy')?.length]).toEqual([file, 1]);
      expect([file, [...sent.values()].filter(({ length }) => length !== 1)]).toEqual([file, []]);
    }
  });

  it('keeps forever only what has a hash in its name', () => {
    let kept = 0;
    for (const file of site.files) {
      if (!headersOf(file).get('Cache-Control')?.[0]?.includes('immutable')) continue;
      kept++;
      expect(file).toMatch(/[.-_/][\w-]{7,}\.\w+$/);
      expect(file).toMatch(
        /^(?:_astro|pagefind\/(?:fragment|index|filter)|practice\/voice\/files)\//,
      );
    }
    expect(kept).toBeGreaterThan(100);
  });
});

it('the redirects file is read by Netlify without a complaint', async () => {
  const { redirects, errors: complaints } = await parseAllRedirects({
    redirectsFiles: [join(site.folder, '_redirects')],
    configRedirects: [],
    minimal: true,
  });
  expect(complaints).toEqual([]);
  const lines = (await textFile(site, '_redirects')).split('\n').filter(Boolean);
  expect(redirects.length).toBe(lines.length);
});

describe('the policy', () => {
  it('stands in every page behind the encoding, early enough, with the hashes of that page', () => {
    for (const { $, html, file } of site.pages.values()) {
      const tag = $('meta[charset] + meta[http-equiv="Content-Security-Policy"]');
      const hashes = (selector: string) =>
        $(selector)
          .get()
          .map((element) => inlineHash($(element).text()));
      expect([file, tag.attr('content')]).toEqual([
        file,
        pagePolicy(
          {
            scripts: hashes('script:not([src], [type="application/ld+json"])'),
            styles: hashes('style'),
          },
          kindOf(file),
        ),
      ]);
      // Browsers look for the encoding in the first 1,024 bytes.
      expect(html.indexOf('charset')).toBeLessThan(1000);
      expect($('meta[http-equiv="Content-Security-Policy"]').length).toBe(1);
      expect($('head').children().first().is('meta[charset]')).toBe(true);
    }
  });

  it('of the bridge lets it ask other hosts, and be framed here; of no other file', () => {
    const sentWith = (file: string) => ({
      policy: headersOf(file).get('Content-Security-Policy')?.[0] ?? '',
      frame: headersOf(file).get('X-Frame-Options')?.[0],
    });
    const file = 'practice/bridge/index.html';
    const { policy, frame } = sentWith(file);
    expect(policy).toContain(';connect-src https: http://localhost:* http://127.0.0.1:*;');
    expect(policy).toMatch(/;frame-ancestors 'self'$/);
    expect(frame).toBe('SAMEORIGIN');
    expect(policy).toContain(site.bridge?.$('meta[http-equiv]').attr('content'));
    for (const other of site.files) {
      if (other === file || CONTROL.includes(other)) continue;
      const sent = sentWith(other);
      expect([other, sent.frame, /frame-ancestors (\S+)/.exec(sent.policy)?.[1]]).toEqual([
        other,
        'DENY',
        "'none'",
      ]);
      expect([other, /connect-src ([^;]+)/.exec(sent.policy)?.[1]]).toEqual([other, "'self'"]);
      expect([other, sent.policy.includes('frame-src')]).toEqual([
        other,
        /^practice\/[^/]+\/index\.html$/.test(other),
      ]);
    }
  });

  it('of the header allows the texts of all pages, and no others', () => {
    const policy = headersOf('index.html').get('Content-Security-Policy')?.[0] ?? '';
    const allowed = new Set(policy.match(/'sha256-[^']+'/g));
    const printed = new Set(
      [...site.pages.values()].flatMap(({ html }) => html.match(/'sha256-[^']+'/g) ?? []),
    );
    expect([...printed].filter((hash) => !allowed.has(hash))).toEqual([]);
    // The rest are drawings, which have styles of their own.
    expect([...allowed].filter((hash) => !printed.has(hash)).length).toBeLessThanOrEqual(2);
  });
});

it('no host refuses this site', async () => {
  const read = async (folder: string, names: readonly string[]) =>
    Object.fromEntries(
      await Promise.all(
        names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
      ),
    );
  const configs = {
    ...(await read(site.folder, CONTROL)),
    ...(await read(join(root, '.build/hosting'), ['vercel.json', 'cloudfront.yaml', 'nginx.conf'])),
  };
  const files = [...site.files].map(async (path) => ({
    path,
    size: (await stat(join(site.folder, path))).size,
  }));
  expect(brokenLimits(configs, await Promise.all(files))).toEqual([]);
});

describe('the Observatory’s grade', () => {
  const built = Object.fromEntries(
    [...headersOf('index.html')].map(([name, [value = '']]) => [name, value]),
  );
  const page = { policy: site.pages.get('index.html')?.$('meta[http-equiv]').attr('content') };

  it('is A+ behind a host that sends the built headers and Strict-Transport-Security', () => {
    const hsts = { 'Strict-Transport-Security': 'max-age=63072000' };
    expect(observatoryGrade({ ...built, ...hsts })).toEqual({ score: 140, grade: 'A+' });
  });

  it('is what the README says, for each kind of host', async () => {
    const readme = await readFile(join(root, 'README.md'), 'utf8');
    const hsts = { 'Strict-Transport-Security': 'max-age=31556952' };
    const others = Object.entries(built).filter(([name]) => !(name in hsts));
    for (const { score, grade } of [
      observatoryGrade({ ...built, ...hsts }),
      observatoryGrade(Object.fromEntries(others)),
      observatoryGrade(hsts, page),
    ])
      expect(readme).toContain(`${grade} (${score})`);
  });
});
