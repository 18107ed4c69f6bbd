/**
 * The software bill of materials, which every build writes to `.build/sbom.json`: all packages of
 * the lockfile, as CycloneDX 1.6. It follows from the lockfile alone, so the same commit has the
 * same; npm's own names the folder, the time, and a random number.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLockfile } from './complete-lockfile.ts';
import { packagesOf, type Package } from './packages.ts';

export async function writeSbom(root: string, file: string): Promise<void> {
  const lockfile = await readLockfile(join(root, 'package-lock.json'));
  const manifest = await readFile(join(root, 'package.json'), 'utf8');
  const { name, version, license } = JSON.parse(manifest) as Record<string, string>;
  const project = { name: name ?? '', version: version ?? '', license };
  const needs = Object.keys(lockfile.packages['']?.dependencies ?? {});
  await writeFile(file, sbom(project, packagesOf(lockfile), needs));
}

/** @param needs names of the packages that the project itself asks for */
export function sbom(
  project: { name: string; version: string; license?: string | undefined },
  packages: readonly Package[],
  needs: readonly string[] = [],
): string {
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': project.name,
        name: project.name,
        version: project.version,
        ...(project.license !== undefined && { licenses: [{ expression: project.license }] }),
      },
    },
    components: packages.map((one) => ({
      type: 'library',
      'bom-ref': one.location,
      ...nameOf(one),
      version: one.version,
      scope: one.isOptional ? 'optional' : 'required',
      ...(one.integrity !== undefined && { hashes: hashesOf(one.integrity) }),
      ...(one.license !== undefined && { licenses: [{ expression: one.license }] }),
      purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
    })),
    dependencies: [
      { ref: project.name, dependsOn: needs.map((name) => `node_modules/${name}`) },
      ...packages.map((one) => ({ ref: one.location, dependsOn: one.needs })),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function nameOf({ name }: Package): { group?: string; name: string } {
  const [group = '', rest] = name.split('/');
  return rest === undefined ? { name } : { group, name: rest };
}

const ALGORITHMS: Readonly<Record<string, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

/** @param integrity as the lockfile says it: `sha512-` and base64, perhaps several */
function hashesOf(integrity: string): { alg: string; content: string }[] {
  return integrity.split(/\s+/).flatMap((one) => {
    const [algorithm = '', content = ''] = one.split(/-(.*)/);
    const alg = ALGORITHMS[algorithm];
    return alg === undefined
      ? []
      : [{ alg, content: Buffer.from(content, 'base64').toString('hex') }];
  });
}
