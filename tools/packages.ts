/** The packages of the lockfile, with what their own manifests say where they are installed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lookUp, readLockfile, type LockedPackage, type Lockfile } from './complete-lockfile.ts';

export interface Package {
  /** In the lockfile, such as `node_modules/a/node_modules/b`. */
  location: string;
  name: string;
  version: string;
  /** An SPDX expression; undefined where nobody says it. */
  license: string | undefined;
  /** Needed to work on the site, or on some machines only; not to build it here. */
  isOptional: boolean;
  integrity: string | undefined;
  /** Locations of the packages that it needs. */
  needs: string[];
}

export async function readPackages(root: string): Promise<Package[]> {
  return packagesOf(await readLockfile(join(root, 'package-lock.json')), (location) =>
    licenseOf(join(root, location, 'package.json')),
  );
}

/** @param installed what the manifest of an installed package says of its license */
export function packagesOf(
  { packages }: Lockfile,
  installed: (location: string) => string | undefined = () => undefined,
): Package[] {
  const entries = Object.entries(packages).filter(([location]) => location !== '');
  const licenses = new Map(
    entries.map(([location, entry]) => [location, entry.license ?? installed(location)]),
  );
  const made = entries.map(([location, entry]): Package => ({
    location,
    name: location.replace(/^.*node_modules\//, ''),
    version: entry.version ?? '',
    license: licenses.get(location),
    isOptional: entry.dev === true || entry.optional === true || entry.devOptional === true,
    integrity: entry.integrity,
    needs: needsOf(location, entry, packages),
  }));
  // A binary for another machine says nothing of itself here; it has the license of what it is of.
  const parents = new Map(made.flatMap((one) => one.needs.map((needed) => [needed, one])));
  for (const one of made) one.license ??= parents.get(one.location)?.license;
  return made;
}

function needsOf(location: string, entry: LockedPackage, packages: Lockfile['packages']): string[] {
  const names = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies });
  return names.flatMap((name) => lookUp(packages, location, name)?.location ?? []);
}

/** The field has had several forms over the years. */
function licenseOf(manifest: string): string | undefined {
  if (!existsSync(manifest)) return undefined;
  const { license, licenses } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    license?: string | { type: string };
    licenses?: { type: string }[];
  };
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ');
}
