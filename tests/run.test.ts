import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const source = resolve(import.meta.dirname, '..');
let root = '';

/** Write a program that stands in for npm or npx and notes each call. */
function fake(name: string, body: string): void {
  const file = join(root, 'bin', name);
  writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> "${root}/calls"\n${body}\n`);
  chmodSync(file, 0o755);
}

function calls(program: string): string[] {
  const file = join(root, 'calls');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  return lines.filter((line) => line.startsWith(`${program} `));
}

function invocation(args: string[], { version, path }: { version?: string; path?: string } = {}) {
  const stub = join(root, 'stub.cjs');
  const pretended = { ...process.versions, node: version ?? '24.16.0' };
  writeFileSync(
    stub,
    `Object.defineProperty(process, 'versions', { value: ${JSON.stringify(pretended)} });`,
  );
  const { FIELD_GUIDE_NODE: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    PATH: path ?? join(root, 'bin') + delimiter + (process.env['PATH'] ?? ''),
  };
  return [['-r', stub, join(root, 'tools/run.cjs'), ...args], { env, encoding: 'utf8' }] as const;
}

function start(...parameters: Parameters<typeof invocation>) {
  return spawnSync(process.execPath, ...invocation(...parameters));
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'run test '));
  for (const folder of ['bin', 'tools']) mkdirSync(join(root, folder));
  for (const file of ['tools/run.cjs', 'package.json'])
    cpSync(join(source, file), join(root, file));
  writeFileSync(join(root, 'package-lock.json'), '{}');
  writeFileSync(
    join(root, 'tools/echo.ts'),
    'console.log(JSON.stringify(process.argv.slice(2))); process.exit(7);',
  );
  writeFileSync(
    join(root, 'tools/wait.ts'),
    "process.on('SIGTERM', () => process.exit(5)); console.log('ready'); setTimeout(() => {}, 60_000);",
  );
  fake('npm', 'rm -rf node_modules && mkdir node_modules');
  // The Node that npx finds is the one that runs this test, where no version is pretended. It lies
  // in a folder of its own: beside the real one there may be a real npm.
  const node = join(root, 'npx/node_modules/node/bin/node');
  mkdirSync(dirname(node), { recursive: true });
  symlinkSync(process.execPath, node);
  fake('npx', `echo '${node}'`);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

// The stand-ins are shell scripts.
describe.skipIf(process.platform === 'win32')('run.cjs', () => {
  test.each(['nothing-of-the-kind', '../tools/echo', ''])('refuses the tool “%s”', (tool) => {
    const { status, stderr } = start([tool]);
    expect(status).toBe(2);
    expect(stderr).toContain('There is no tool');
    expect(calls('npm')).toEqual([]);
  });

  test('runs a bench, too', () => {
    mkdirSync(join(root, 'bench'));
    writeFileSync(join(root, 'bench/one.ts'), "console.log('measured');");
    expect(start(['../bench/one']).stdout.trim()).toBe('measured');
  });

  test('passes arguments and the exit code on', () => {
    const { status, stdout } = start(['echo', 'a b', '--flag', '"$HOME"']);
    expect(stdout.trim()).toBe('["a b","--flag","\\"$HOME\\""]');
    expect(status).toBe(7);
  });

  test('installs once, and again when the lockfile changes', () => {
    start(['echo']);
    start(['echo']);
    expect(calls('npm')).toHaveLength(1);
    expect(calls('npm')[0]).toMatch(/^npm ci /);
    writeFileSync(join(root, 'package-lock.json'), '{"changed":true}');
    start(['echo']);
    start(['echo']);
    expect(calls('npm')).toHaveLength(2);
  });

  test('installs again after an installation that failed, and says what to do', () => {
    start(['echo']);
    writeFileSync(join(root, 'package-lock.json'), '{"changed":true}');
    fake('npm', 'exit 3');
    const { status, stdout, stderr } = start(['echo']);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toContain('Check the network');
    writeFileSync(join(root, 'package-lock.json'), '{}');
    fake('npm', 'mkdir -p node_modules');
    expect(start(['echo']).status).toBe(7);
    expect(calls('npm')).toHaveLength(3);
  });

  test('two at once install once', async () => {
    fake('npm', 'sleep 1; mkdir node_modules');
    const [args, options] = invocation(['echo']);
    const ends = [1, 2].map(async () => {
      const child = spawn(process.execPath, args, options);
      return new Promise((end) => child.on('close', end));
    });
    expect(await Promise.all(ends)).toEqual([7, 7]);
    expect(calls('npm')).toHaveLength(1);
  });

  test('does not wait for an installation that was killed', () => {
    mkdirSync(join(root, '.build'));
    const gone = spawnSync(process.execPath, ['--version']).pid;
    writeFileSync(join(root, '.build/install.lock'), String(gone));
    expect(start(['echo']).status).toBe(7);
    expect(existsSync(join(root, '.build/install.lock'))).toBe(false);
  });

  test.each(['18.20.8', '20.20.2', '22.18.0', '22.22.2', '23.11.0', '24.15.9', '25.9.0', '26.2.0'])(
    'starts again under a newer Node when it is %s',
    (version) => {
      const { status, stdout } = start(['echo', 'a b'], { version });
      expect(calls('npx')).toHaveLength(1);
      expect({ status, stdout: stdout.trim() }).toEqual({ status: 7, stdout: '["a b"]' });
    },
  );

  test.each(['22.22.3', '24.21.0', '26.3.0', '27.0.0-nightly'])('is content with %s', (version) => {
    expect(start(['echo'], { version }).status).toBe(7);
    expect(calls('npx')).toEqual([]);
  });

  test('says what to do without npx, and when npx fails', () => {
    const without = start(['echo'], { version: '18.20.8', path: join(root, 'tools') });
    fake('npx', 'exit 1');
    const failing = start(['echo'], { version: '18.20.8' });
    for (const { status, stderr } of [without, failing]) {
      expect(status).toBe(1);
      expect(stderr).toContain('https://nodejs.org');
    }
  });

  test.each(['18.20.8', '24.21.0'])('hands signals on under %s', async (version) => {
    const child = spawn(process.execPath, ...invocation(['wait'], { version }));
    child.stdout.on('data', (text) => {
      if (String(text).includes('ready')) child.kill('SIGTERM');
    });
    expect(await new Promise((end) => child.on('close', end))).toBe(5);
  });
});
