/** A copy of the project to build with other settings or with broken content. */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { site } from '../../src/site.ts';
import { copySources } from '../../tools/copy-sources.ts';
import { root } from './built-site.ts';

/** What a program needs of its surroundings to run at all. */
const NEEDED: ReadonlySet<string> = new Set(
  'PATH HOME USERPROFILE TMPDIR TEMP TMP SYSTEMROOT APPDATA LOCALAPPDATA LANG'.split(' '),
);

/** A build that runs, and what became of it once it has ended. */
export interface Building extends Promise<Built> {
  pid: number | undefined;
  /** End it at once, so that it can clear nothing away. */
  kill: () => void;
}

export interface Built {
  pid: number | undefined;
  code: number | null;
  output: string;
}

export interface ProjectCopy {
  folder: string;
  /** @param options of the command, such as `--shard` */
  build: (env?: Record<string, string>, ...options: string[]) => Building;
  /** Start the dev server; it ends when it is closed. */
  serve: () => Promise<{ url: string; close: () => void }>;
  remove: () => Promise<void>;
}

export async function copyProject(): Promise<ProjectCopy> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'project-')));
  await copySources(root, folder);
  await cp(join(root, 'content'), join(folder, 'content'), { recursive: true });
  return {
    folder,
    build: (env = {}, ...options) => build(folder, env, options),
    serve: () => serve(folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Vitest sets variables, such as BASE_URL and NODE_ENV, that Astro would obey. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => NEEDED.has(name.toUpperCase())),
  );
}

function serve(folder: string): Promise<{ url: string; close: () => void }> {
  const child = spawn(process.execPath, ['tools/dev.ts', '--port', '0'], {
    cwd: folder,
    env: { ...cleanEnvironment(), BASE_PATH: site.base },
  });
  let output = '';
  return new Promise((ready, failed) => {
    child.once('exit', () => failed(new Error(output)));
    child.stdout.on('data', (text) => {
      output += stripVTControlCharacters(String(text));
      const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (origin !== undefined) ready({ url: origin + site.base, close: () => void child.kill() });
    });
  });
}

function build(folder: string, env: Record<string, string>, options: readonly string[]): Building {
  const child = spawn(process.execPath, ['tools/build.ts', ...options], {
    cwd: folder,
    env: { ...cleanEnvironment(), ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (output += String(text)));
  const ended = new Promise<Built>((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done({ pid: child.pid, code, output }));
  });
  return Object.assign(ended, { pid: child.pid, kill: () => void child.kill('SIGKILL') });
}
