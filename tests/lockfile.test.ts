import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { missingOptionals, readLockfile } from '../tools/complete-lockfile.ts';

const lockfile = await readLockfile(resolve(import.meta.dirname, '../package-lock.json'));
const packages = Object.entries(lockfile.packages).filter(([location]) => location !== '');

test('the lockfile holds the binaries of every platform', () => {
  expect(missingOptionals(lockfile), 'run: node tools/complete-lockfile.ts').toEqual([]);
});

test('a binary of another version, or out of reach, counts as missing', () => {
  const found = missingOptionals({
    packages: {
      'node_modules/a': {
        version: '2.0.0',
        optionalDependencies: { 'a-linux': '2.0.0', b: '^0.3.1' },
      },
      'node_modules/a-linux': { version: '1.0.0' },
      'node_modules/b': { version: '0.4.0' },
      'node_modules/c': { version: '1.0.0', optionalDependencies: { d: '^1.2.0', e: '~1.2.3' } },
      'node_modules/c/node_modules/d': { version: '1.10.0' },
      'node_modules/f/node_modules/e': { version: '1.2.4' },
    },
  });
  expect(found.map(({ name }) => name)).toEqual(['a-linux', 'b', 'e']);
});

test('each install script has been decided on', () => {
  const { allowScripts } = manifest;
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
  const names = scripted.map(([location]) => location.replace(/^.*node_modules\//, ''));
  expect(names.filter((name) => !(name in allowScripts))).toEqual([]);
});

test('no package is bound to a registry', () => {
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test('what is installed everywhere has a hash', () => {
  const open = packages.filter(([, { integrity, optional }]) => !integrity && !optional);
  expect(open.map(([location]) => location)).toEqual([]);
});
