import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Find a Firefox: `$FIREFOX_PATH`, the system's, or, for root on Debian and its kin, from apt. */
export async function findFirefox(): Promise<string> {
  const chosen = process.env['FIREFOX_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) throw new Error(`FIREFOX_PATH is ${chosen}, where there is no file.`);
    return chosen;
  }
  const installed = findInstalled();
  if (installed !== undefined) return installed;
  const advice = 'install Firefox, or set FIREFOX_PATH to the program of one';
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0)
    throw new Error(`No Firefox was found: ${advice}.`);
  await install().catch((cause: unknown) => {
    throw new Error(`No Firefox was found, and apt-get could not install one: ${advice}.`, {
      cause,
    });
  });
  const fresh = findInstalled();
  if (fresh === undefined) throw new Error(`apt-get installed no Firefox: ${advice}.`);
  return fresh;
}

function findInstalled(): string | undefined {
  return usualPlaces().find((path) => existsSync(path));
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].map((folder) =>
      join(folder, 'Firefox.app/Contents/MacOS/firefox'),
    );
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((folder) =>
      join(process.env[folder] ?? '', 'Mozilla Firefox', 'firefox.exe'),
    );
  }
  // What stands in /usr/bin on Ubuntu is a stub that asks for the snap; it comes last.
  return [
    '/usr/bin/firefox-esr',
    '/usr/local/bin/firefox',
    '/snap/bin/firefox',
    '/usr/bin/firefox',
  ];
}

async function install(): Promise<void> {
  console.error('No Firefox was found. Installing firefox-esr with apt-get…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '--quiet'], { env });
  const wanted = ['install', '--yes', '--quiet', '--no-install-recommends', 'firefox-esr'];
  await run('apt-get', wanted, { env, maxBuffer: 64 * 1024 * 1024 });
}
