/**
 * `node tools/complete-lockfile.ts`, after `npm install`: enter into the lockfile the binaries for
 * other platforms. npm leaves out those that the registry at hand does not hold, and with them
 * missing `npm ci` fails there: at once with npm 11 or newer, later for want of a binary before.
 */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  license?: string;
  dependencies?: Record<string, string>;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

export interface Lockfile {
  packages: Record<string, LockedPackage>;
}

/** An optional dependency that no entry of the lockfile stands for. */
export interface Missing {
  parent: string;
  name: string;
  range: string;
}

export async function readLockfile(file: string): Promise<Lockfile> {
  return JSON.parse(await readFile(file, 'utf8')) as Lockfile;
}

export function missingOptionals({ packages }: Lockfile): Missing[] {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, range]) => {
        const version = lookUp(packages, parent, name)?.found.version;
        return version === undefined || !satisfies(version, range);
      })
      .map(([name, range]) => ({ parent, name, range })),
  );
}

/** Find a package as Node does from inside another: in the nearest `node_modules` upwards. */
export function lookUp(
  packages: Lockfile['packages'],
  from: string,
  name: string,
): { location: string; found: LockedPackage } | undefined {
  for (let folder = from; ; folder = folderAbove(folder)) {
    const location = join(folder, 'node_modules', name).replaceAll('\\', '/');
    const found = packages[location];
    if (found !== undefined) return { location, found };
    if (folder === '') return undefined;
  }
}

/** @example 'node_modules/a/node_modules/@b/c' → 'node_modules/a' */
function folderAbove(location: string): string {
  return location.slice(0, Math.max(location.lastIndexOf('node_modules/') - 1, 0));
}

/** Exact versions, `^` and `~`, which is what binaries are asked for with; npm judges the rest. */
function satisfies(version: string, range: string): boolean {
  if (/^\d/.test(range)) return version === range;
  const parts = /^([~^])(\d+)\.(\d+)\.(\d+)$/.exec(range);
  if (parts === null) return true;
  const wanted = parts.slice(2).map(Number);
  const had = version.split('.').map((part) => Number.parseInt(part, 10));
  // How many leading numbers must be the same: `^0.3.1` means `~0.3.1`.
  const fixed = parts[1] === '~' || wanted[0] === 0 ? 2 : 1;
  const differs = wanted.findIndex((number, index) => number !== had[index]);
  return differs === -1 || (differs >= fixed && (had[differs] ?? 0) > (wanted[differs] ?? 0));
}

const systems = 'aix android darwin freebsd linux netbsd openbsd openharmony sunos win32'.split(
  ' ',
);
const processors = 'arm arm64 ia32 loong64 ppc64 riscv64 s390x wasm32 x64'.split(' ');

/** @example '@tailwindcss/oxide-linux-x64-musl' → os linux, cpu x64, libc musl */
function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const words = name.replace('windows', 'win32').split(/[/-]/);
  const os = words.filter((word) => systems.includes(word));
  const cpu = words.filter((word) => processors.includes(word));
  const libc = words.flatMap((word) => ({ gnu: ['glibc'], musl: ['musl'] })[word] ?? []);
  return {
    ...(os.length > 0 && { os }),
    ...(cpu.length > 0 && { cpu }),
    ...(libc.length > 0 && { libc }),
  };
}

interface Published {
  version: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  'dist.integrity'?: string;
}

/** Ask the registry; undefined when it does not hold the package. */
async function published(name: string, range: string): Promise<Published | undefined> {
  const fields = ['version', 'os', 'cpu', 'libc', 'dist.integrity'];
  const options = { shell: process.platform === 'win32' };
  try {
    const args = ['view', `${name}@${range}`, ...fields, '--json'];
    const { stdout } = await promisify(execFile)('npm', args, options);
    // Some versions of npm say nothing when the package has no such version.
    if (stdout.trim() === '') return undefined;
    const answer = JSON.parse(stdout) as Published | Published[];
    return Array.isArray(answer) ? answer.at(-1) : answer;
  } catch (error) {
    if (error instanceof Error && /E404|ETARGET/.test(error.message)) return undefined;
    throw error;
  }
}

async function entryFor({ name, range }: Missing, dev = false): Promise<LockedPackage> {
  const found = await published(name, range);
  if (found === undefined && !/^\d/.test(range)) {
    throw new Error(`The registry does not say which version of ${name} ${range} stands for.`);
  }
  const {
    version,
    os,
    cpu,
    libc,
    'dist.integrity': integrity,
  } = { ...platformOf(name), version: range, ...found };
  // In the order in which npm writes them.
  return {
    version,
    ...(integrity !== undefined && { integrity }),
    ...(cpu && { cpu: [cpu].flat() }),
    ...(dev && { dev }),
    ...(libc && { libc: [libc].flat() }),
    optional: true,
    ...(os && { os: [os].flat() }),
  };
}

/** Beside the package that asks for it, or inside when another version has that place. */
function placeFor({ packages }: Lockfile, { parent, name }: Missing): string {
  const beside = join(folderAbove(parent), 'node_modules', name).replaceAll('\\', '/');
  return beside in packages ? `${parent}/node_modules/${name}` : beside;
}

async function completeLockfile(file: string): Promise<void> {
  const lockfile = await readLockfile(file);
  const missing = missingOptionals(lockfile);
  const { packages } = lockfile;
  const entries = await Promise.all(
    missing.map(async (want) => entryFor(want, packages[want.parent]?.dev)),
  );
  for (const [index, want] of missing.entries()) {
    const entry = entries[index];
    if (entry !== undefined) packages[placeFor(lockfile, want)] = entry;
  }
  const sorted = Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  lockfile.packages = Object.fromEntries(sorted);
  await writeFile(file, `${JSON.stringify(lockfile, null, 2)}\n`);
  console.log(`package-lock.json: ${missing.length} optional packages added.`);
}

if (process.argv[1] === import.meta.filename) {
  await completeLockfile(resolve(import.meta.dirname, '..', 'package-lock.json'));
}
