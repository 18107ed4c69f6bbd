import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { site as constants } from '../../src/site.ts';
import { fileDigests } from '../../tools/file-digests.ts';
import { root } from './built-site.ts';
import { copyProject, type ProjectCopy } from './project-copy.ts';

const SITE = { SITE_URL: constants.origin, BASE_PATH: constants.base };

/** Modules that run before a program: they change what it believes of the world. */
const WORLDS = {
  /** Four hundred days and some hours later. */
  later: `
    const Real = Date;
    const now = () => Real.now() + 400.3 * 86_400_000;
    globalThis.Date = new Proxy(Real, {
      construct: (target, given, made) =>
        Reflect.construct(target, given.length === 0 ? [now()] : given, made === Date ? target : made),
      get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
    });`,
  /** A disk that is full after so many files. */
  full: failingWrites({
    before: 'let left = 60;',
    when: 'left-- <= 0',
    message: 'ENOSPC: no space left on device, write',
  }),
  /** A disk that fails at a page that is rendered after all guides. */
  broken: failingWrites({
    when: `String(file).includes('/privacy/')`,
    message: 'EIO: input/output error, write',
  }),
} as const;

/** A module by which files cannot be written when a condition of `file` is met. */
function failingWrites(of: { before?: string; when: string; message: string }): string {
  return `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    ${of.before ?? ''}
    const allow = (file) => {
      if (${of.when}) throw new Error('${of.message}');
    };
    const { writeFileSync } = fs;
    const { writeFile } = fs.promises;
    fs.writeFileSync = (file, ...given) => {
      allow(file);
      writeFileSync(file, ...given);
    };
    fs.promises.writeFile = async (file, ...given) => {
      allow(file);
      await writeFile(file, ...given);
    };
    syncBuiltinESMExports();`;
}

/** What may be set where a site is built, and is none of its settings. */
const ELSEWHERE = {
  TZ: 'Pacific/Kiritimati',
  LANG: 'tr_TR.UTF-8',
  NODE_ENV: 'test',
  BASE_URL: '/elsewhere/',
  DEV: '1',
  PROD: '',
  MODE: 'test',
  SITE: 'https://elsewhere.example/',
};

describe('a build that does not come to its end', { timeout: 300_000 }, () => {
  let project: ProjectCopy;
  let former: Map<string, string>;
  const path = (file: string) => join(project.folder, file);

  beforeAll(async () => {
    project = await copyProject();
    await cp(join(root, 'dist/authors'), path('dist/authors'), { recursive: true });
    former = await fileDigests(path('dist'));
    for (const [name, code] of Object.entries(WORLDS)) await writeFile(path(`${name}.mjs`), code);
  }, 60_000);
  afterAll(() => project.remove());

  /** How a program is told to run a module first. */
  const inWorld = (name: keyof typeof WORLDS) => ({
    NODE_OPTIONS: `--import ${new URL(`file://${path(`${name}.mjs`)}`).href}`,
  });

  it.each([1, 3])('but is killed after %f s leaves dist/ alone', async (seconds) => {
    const building = project.build(SITE);
    await wait(seconds * 1_000);
    building.kill();
    await building;
    expect(await fileDigests(path('dist'))).toEqual(former);
  });

  it('since the disk is full leaves dist/ alone, and says why', async () => {
    const { code, output } = await project.build({ ...SITE, ...inWorld('full') });
    expect(code).toBe(1);
    expect(output).toContain('no space left');
    expect(output).toContain('dist/ is as it was before');
    expect(await fileDigests(path('dist'))).toEqual(former);
  });

  it('between its two renames is made good by the next, even by one that fails', async () => {
    const { pid = 0 } = await project.build({ SITE_URL: 'nonsense' });
    await rename(path('dist'), path(`.build/former-${pid}`));
    await mkdir(path(`.build/dist/half`), { recursive: true });
    await writeFile(path(`.build/lock-${pid}-half-taken`), String(pid));
    await rm(path('content/fields.yaml'));
    const { code } = await project.build(SITE);
    await cp(join(root, 'content/fields.yaml'), path('content/fields.yaml'));
    expect(code).toBe(1);
    expect(await fileDigests(path('dist'))).toEqual(former);
  });

  it('is told that another is at work, and the other builds', async () => {
    const first = project.build({
      ...SITE,
      ...inWorld('later'),
      ...ELSEWHERE,
    });
    while (!existsSync(path('.build/lock'))) await wait(20);
    const second = await project.build(SITE);
    expect(second.code).toBe(1);
    expect(second.output).toContain(`Another build (process ${first.pid}) is at work`);
    expect((await first).code).toBe(0);
  });

  it('left nothing behind, and the one that did is the same to the byte, elsewhere and later', async () => {
    expect(await readdir(path('.build'))).not.toContainEqual(
      expect.stringMatching(/\d|^dist$|lock/),
    );
    const [here, there] = [await fileDigests(join(root, 'dist')), await fileDigests(path('dist'))];
    expect(here.size).toBeGreaterThan(100);
    expect(there).toEqual(here);
  });

  it('after its pages were rendered does not lend them to the next', async () => {
    const file = 'content/guides/systems-engineer/faqs.mdx';
    await appendFile(path(file), '\n## Was this withdrawn?\n\nIt was, before anybody read it.\n');
    const { code, output } = await project.build({ ...SITE, ...inWorld('broken') });
    expect(code).toBe(1);
    expect(output).toContain('input/output error');
    const kept = path('node_modules/.astro/dist/guides/systems-engineer/index.html');
    expect(await readFile(kept, 'utf8')).toContain('Was this withdrawn?');
    await cp(join(root, file), path(file));
    expect((await project.build(SITE)).code).toBe(0);
    expect(await fileDigests(path('dist'))).toEqual(await fileDigests(join(root, 'dist')));
  });
});
