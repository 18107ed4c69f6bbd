import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { serverFiles, siteFiles } from '../../src/hosting/host-files.ts';
import { headersFor } from '../../src/hosting/plan.ts';
import { site as constants } from '../../src/site.ts';
import { ask, header, type Answer } from './answer.ts';
import { deploySite, plans, root, type DeployedSite } from './deployed-site.ts';
import { findServers, type Program } from './packages.ts';
import {
  startApache,
  startCaddy,
  startNginx,
  startWrangler,
  type RunningServer,
} from './servers.ts';

const home = readFileSync(join(root, 'dist/index.html'), 'utf8');
const [, asset = ''] = /<script[^>]*src="[^"]*?(_astro\/[^"]+\.js)"/.exec(home) ?? [];

const NOT_FOUND = 'no-such-page/';
const FILES = [
  { what: 'the home page', path: '', file: 'index.html', type: 'text/html' },
  {
    what: 'a guide',
    path: 'guides/api-developer/',
    file: 'guides/api-developer/index.html',
    type: 'text/html',
  },
  {
    what: 'a practice page',
    path: 'practice/api-developer/',
    file: 'practice/api-developer/index.html',
    type: 'text/html',
  },
  {
    what: 'the bridge to a model',
    path: 'practice/bridge/',
    file: 'practice/bridge/index.html',
    type: 'text/html',
  },
  { what: 'an asset', path: asset, file: asset, type: 'text/javascript' },
  { what: 'the service worker', path: 'sw.js', file: 'sw.js', type: 'text/javascript' },
  {
    what: 'a guide as data',
    path: 'guides/api-developer/guide.json',
    file: 'guides/api-developer/guide.json',
    type: 'application/json',
  },
  {
    what: 'the manifest',
    path: 'manifest.webmanifest',
    file: 'manifest.webmanifest',
    type: 'application/manifest+json',
  },
  {
    what: 'what may be fetched ahead',
    path: 'speculation.rules',
    file: 'speculation.rules',
    type: 'application/speculationrules+json',
  },
  {
    what: 'a drawing',
    path: 'plates/api-developer.svg',
    file: 'plates/api-developer.svg',
    type: 'image/svg+xml',
  },
  {
    what: 'the index of the search',
    path: 'pagefind/pagefind-entry.json',
    file: 'pagefind/pagefind-entry.json',
    type: 'application/json',
  },
  {
    what: 'a page that is not there',
    path: NOT_FOUND,
    file: '404.html',
    type: 'text/html',
    status: 404,
  },
  {
    what: 'an asset that is not there',
    path: '_astro/gone.js',
    file: '404.html',
    type: 'text/html',
    status: 404,
  },
] as const;

interface Host {
  name: string;
  base: string;
  program?: Program;
  start: (program: string, site: DeployedSite) => Promise<RunningServer>;
  /** Whether it sends the `.br` or the `.gz` that lies beside a file. */
  sidecars?: 'br' | 'gzip';
  /** Cloudflare keeps pages of 404 nowhere, whatever a rule says. */
  cacheOf404?: string;
}

const HOSTS: readonly Host[] = ['/', '/prep/'].flatMap((base): Host[] => [
  { name: 'nginx', base, program: 'nginx', start: startNginx, sidecars: 'gzip' },
  { name: 'Caddy', base, program: 'caddy', start: startCaddy, sidecars: 'br' },
  { name: 'Apache', base, program: 'apache', start: startApache },
]);
const CLOUDFLARE: Host = {
  name: 'Cloudflare’s runtime',
  base: '/',
  start: (_, site) => startWrangler(site),
  cacheOf404: 'no-store',
};

let installed: ReturnType<typeof findServers> | undefined;
/** By the base path; the servers change nothing in it. */
const deployed = new Map<string, Promise<DeployedSite>>();

afterAll(async () => {
  for (const site of deployed.values()) await (await site).remove();
});

test('what runs here is what the build wrote, but for a renamed guide', async () => {
  const { built } = await plans(constants.base);
  const written = (folder: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]));
  const within = siteFiles(built);
  expect(written('dist', Object.keys(within))).toEqual(within);
  const beside = serverFiles(built);
  expect(written('.build/hosting', Object.keys(beside))).toEqual(beside);
});

describe.each([...HOSTS, CLOUDFLARE])('$name at $base', (host) => {
  const { base } = host;
  let site: DeployedSite;
  let server: RunningServer | undefined;

  beforeAll(async () => {
    const programs = await (installed ??= findServers());
    const program = host.program === undefined ? '' : programs[host.program];
    if (program === undefined) return;
    const deployment = deployed.get(base) ?? deploySite(base);
    deployed.set(base, deployment);
    site = await deployment;
    server = await host.start(program, site).catch((error: unknown) => {
      if (host.program !== undefined) throw error;
      console.error(`SKIPPED: ${host.name} could not be had. ${String(error).slice(0, 400)}`);
      return undefined;
    });
  }, 180_000);
  afterAll(() => server?.stop());

  /** Ask the server, or leave the test where there is none; why has been said. */
  function asking({ skip }: TestContext) {
    if (server === undefined) return skip(`${host.name} is not on this machine`);
    const { origin } = server;
    return (path: string, headers?: Record<string, string>) => ask(origin + base + path, headers);
  }

  function expectHeaders(answer: Answer, path: string, status: number) {
    const wanted = headersFor(site.plan, base + path);
    // A page of 404 is never kept, whatever its address promises.
    const headers = status === 404 ? { ...site.plan.everywhere, ...site.plan.otherwise } : wanted;
    if (status === 404 && host.cacheOf404 !== undefined) {
      const { 'Cross-Origin-Resource-Policy': _corp, ...rest } = headers;
      expectAll(answer, { ...rest, 'Cache-Control': host.cacheOf404 });
    } else expectAll(answer, headers);
  }

  function expectAll(answer: Answer, headers: Readonly<Record<string, string>>) {
    const sent = Object.keys(headers).map((name) => [name, header(answer, name.toLowerCase())]);
    expect(Object.fromEntries(sent)).toEqual(headers);
  }

  test.for(FILES)(
    '$what: status, type, body, every header',
    async ({ path, file, type, ...rest }, context) => {
      const status = 'status' in rest ? rest.status : 200;
      const answer = await asking(context)(path);
      expect(answer.status).toBe(status);
      const [sent] = header(answer, 'content-type').split(';');
      // The two names of JavaScript mean the same to browsers.
      expect(sent?.replace('application/javascript', 'text/javascript')).toBe(type);
      expect(answer.body.equals(await site.file(file))).toBe(true);
      expectHeaders(answer, path, status);
    },
  );

  test('what is not for other sites is not open to them', async (context) => {
    const answer = await asking(context)('');
    if (host.program !== undefined) expect(header(answer, 'access-control-allow-origin')).toBe('');
  });

  test.for(['guides/api-engineer/', 'guides/api-engineer'])(
    'the former address %s leads to the present one, for good',
    async (path, context) => {
      const answer = await asking(context)(path);
      expect(answer.status).toBe(301);
      expect(pathOf(header(answer, 'location'))).toBe(`${base}guides/api-developer/`);
      expectAll(answer, site.plan.everywhere);
    },
  );

  test('a path without its slash leads to the one with it', async (context) => {
    const answer = await asking(context)('guides/api-developer');
    expect([301, 308]).toContain(answer.status);
    expect(pathOf(header(answer, 'location'))).toBe(`${base}guides/api-developer/`);
    if (host.program !== undefined) expectAll(answer, site.plan.everywhere);
  });

  test('two slashes lead to no other site', async (context) => {
    const answer = await asking(context)('/example.org/guides');
    expect(header(answer, 'location')).not.toMatch(/^\/\/|example\.org\/?$/);
  });

  test('a folder without a page lists nothing', async (context) => {
    const answer = await asking(context)('icons/');
    expect([403, 404]).toContain(answer.status);
    expect(answer.body.toString()).not.toContain('icon-192');
  });

  test.for(['.git/config', '.htaccess', '_headers', '_redirects', 'staticwebapp.config.json'])(
    '%s is not served',
    async (path, context) => {
      // Cloudflare’s runtime reads its own two files, and knows nothing of the others.
      if (host.program === undefined && !path.startsWith('_')) return;
      const answer = await asking(context)(path);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.body.includes(await site.file(path))).toBe(false);
    },
  );

  test('/.well-known/ is served', async (context) => {
    const answer = await asking(context)('.well-known/probe.txt');
    expect([answer.status, answer.body.toString()]).toEqual([200, 'found\n']);
  });

  test('text travels compressed, and as it was laid beside the file where the server can', async (context) => {
    const encodings = host.sidecars === 'br' ? 'gzip, br' : 'gzip';
    const answer = await asking(context)('guides/api-developer/', { 'accept-encoding': encodings });
    const encoding = host.sidecars ?? 'gzip';
    const page = await site.file('guides/api-developer/index.html');
    if (host.program === undefined) return;
    expect(header(answer, 'content-encoding')).toBe(encoding);
    expect(header(answer, 'vary').toLowerCase()).toContain('accept-encoding');
    const unpacked =
      encoding === 'br' ? brotliDecompressSync(answer.body) : gunzipSync(answer.body);
    expect(unpacked.equals(page)).toBe(true);
    expectHeaders(answer, 'guides/api-developer/', 200);
    if (host.sidecars === undefined) return;
    const ending = host.sidecars === 'br' ? 'br' : 'gz';
    const sidecar = await site.file(`guides/api-developer/index.html.${ending}`);
    expect(answer.body.equals(sidecar)).toBe(true);
    if (host.program !== 'caddy') return;
    const zstd = await asking(context)('guides/api-developer/', { 'accept-encoding': 'zstd' });
    expect(header(zstd, 'content-encoding')).toBe('zstd');
    expect(zstdDecompressSync(zstd.body).equals(page)).toBe(true);
  });

  test('a part of a file is a part', async (context) => {
    const answer = await asking(context)('icons/icon-512.png', { range: 'bytes=10-19' });
    const icon = await site.file('icons/icon-512.png');
    // A host may answer with the whole.
    if (host.program === undefined && answer.status === 200) return;
    expect(answer.status).toBe(206);
    expect(header(answer, 'content-range')).toBe(`bytes 10-19/${icon.length}`);
    expect(answer.body.equals(icon.subarray(10, 20))).toBe(true);
    expectHeaders(answer, 'icons/icon-512.png', 206);
  });

  test.for(['', 'gzip'])(
    'what has not changed is not sent again (“%s”)',
    async (encoding, context) => {
      const request = asking(context);
      const accept = { 'accept-encoding': encoding };
      const etag = header(await request('guides/api-developer/', accept), 'etag');
      expect(etag).not.toBe('');
      const answer = await request('guides/api-developer/', { ...accept, 'if-none-match': etag });
      expect([answer.status, answer.body.length]).toEqual([304, 0]);
    },
  );
});

function pathOf(location: string): string {
  return new URL(location, 'http://host.invalid').pathname;
}
