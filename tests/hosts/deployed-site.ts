/** The built site laid out as a server of one's own has it, with the configuration for it. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { href, paths } from '../../src/guides/paths.ts';
import { serverFiles, siteFiles, type TextFiles } from '../../src/hosting/host-files.ts';
import { hostingPlan, type HostingPlan } from '../../src/hosting/plan.ts';
import { redirects, type Redirect } from '../../src/seo/redirects.ts';
import { site as constants } from '../../src/site.ts';
import { precompress } from '../../tools/precompress.ts';
import { writtenContent } from '../site/built-site.ts';

export const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'dist');

/** No guide needs to have been renamed for this to be tested. */
const RENAMED: Redirect = { from: '/guides/api-engineer/', to: '/guides/api-developer/' };
const CONTROL = /^(?:_headers|_redirects|\.htaccess|staticwebapp\.config\.json)$/;

export interface DeployedSite {
  /** A folder for this deployment alone. */
  folder: string;
  /** What the server serves; the site lies in it, below its base path. */
  www: string;
  plan: HostingPlan;
  /** Of the server: `nginx.conf`, `Caddyfile`, … */
  configs: TextFiles;
  file: (path: string) => Promise<Buffer>;
  remove: () => Promise<void>;
}

/** The plan that the build followed, and the same with a renamed guide. */
export async function plans(base: string): Promise<{ built: HostingPlan; tested: HostingPlan }> {
  const all = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = all
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
    .filter((file) => !CONTROL.test(file));
  const headers = await readFile(join(dist, '_headers'), 'utf8');
  const policyFor = (path: string) => {
    const from = headers.lastIndexOf(`\n${href(path, constants.base)}\n`);
    return /Content-Security-Policy: (.*)/.exec(headers.slice(Math.max(0, from)))?.[1] ?? '';
  };
  const hstsMaxAge = Number(/Strict-Transport-Security: max-age=(\d+)/.exec(headers)?.[1] ?? 0);
  const real = redirects((await writtenContent()).guides);
  const policy = /Content-Security-Policy: (.*)/.exec(headers)?.[1] ?? '';
  const policies = {
    practice: policyFor(paths.practice(':role')),
    bridge: policyFor(paths.bridge),
  };
  const settings = { base, policy, policies, hstsMaxAge, files };
  return {
    built: hostingPlan({ ...settings, redirects: real }),
    tested: hostingPlan({ ...settings, redirects: [...real, RENAMED] }),
  };
}

export async function deploySite(base: string): Promise<DeployedSite> {
  const { tested: plan } = await plans(base);
  const folder = await mkdtemp(join(tmpdir(), 'host-'));
  const www = join(folder, 'www');
  const below = join(www, base);
  await mkdir(below, { recursive: true });
  await cp(dist, below, { recursive: true });
  for (const [name, text] of Object.entries(siteFiles(plan)))
    await writeFile(join(below, name), text);
  // What may lie in the folder of a deployment by mistake, and what has to be found in it.
  for (const name of ['.git', '.well-known']) await mkdir(join(below, name), { recursive: true });
  await writeFile(join(below, '.git/config'), '[core]\n');
  await writeFile(join(below, '.well-known/probe.txt'), 'found\n');
  await precompress(below, { brotli: 1, zstd: 1, gzip: 1 });
  return {
    folder,
    www,
    plan,
    configs: serverFiles(plan),
    file: (path) => readFile(join(below, path)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
