import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** Options for `chromium.launch()` of playwright-core. */
export interface BrowserOptions {
  executablePath: string;
  args: string[];
  env?: Record<string, string>;
}

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');
// The sandbox needs rights that root in a container has not; the rest keeps the browser quiet.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// The package's own settings look for its fonts in the system's folder for temporary files.
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** Find a Chromium: `$CHROME_PATH`, the system's, or the one that comes from npm (Linux x64). */
export async function findBrowser(): Promise<BrowserOptions> {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH is ${chosen}, where there is no file.`);
    return { executablePath: chosen, args };
  }
  const installed = usualPlaces().find((path) => existsSync(path));
  if (installed !== undefined) return { executablePath: installed, args };
  const advice = 'install Chrome or Chromium, or set CHROME_PATH to the program of one';
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`No browser was found: ${advice}.`);
  }
  return packagedBrowser().catch((cause: unknown) => {
    throw new Error(`The browser from npm does not work here: ${advice}.`, { cause });
  });
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const programs = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      programs.map((name) => join(folder, `${name}.app/Contents/MacOS/${name}`)),
    );
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
    const programs = ['Google/Chrome', 'Chromium', 'Microsoft/Edge'];
    return programs.flatMap((name) =>
      folders.map((folder) =>
        join(
          process.env[folder] ?? '',
          name,
          'Application',
          name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe',
        ),
      ),
    );
  }
  const programs = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin'];
  return folders.flatMap((folder) => programs.map((name) => join(folder, name)));
}

async function packagedBrowser(): Promise<BrowserOptions> {
  const folder = await unpack();
  const executablePath = join(folder, 'chromium');
  const env: Record<string, string> = { FONTCONFIG_PATH: join(folder, 'fonts') };
  for (const [name, value] of Object.entries(process.env))
    if (value !== undefined) env[name] = value;
  // Small systems lack some of its libraries (nss); the package brings those, too.
  const { stdout } = await run('ldd', [executablePath]);
  if (stdout.includes('not found')) {
    env['LD_LIBRARY_PATH'] = [join(folder, 'al2023/lib'), env['LD_LIBRARY_PATH'] ?? []]
      .flat()
      .join(':');
  }
  return { executablePath, args, env };
}

/**
 * Unpack the browser once per version. The package itself would unpack into the system's folder
 * for temporary files and take for complete whatever stands there; so it does that in a new folder,
 * which takes its place only when it is done.
 */
async function unpack(): Promise<string> {
  const cache = join(root, 'node_modules/.cache');
  const manifest = join(root, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(`${folder}-`);
  try {
    const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
    // With a cloud function's runtime named, the package unpacks the libraries as well.
    const env = { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };
    await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: root, env });
    await writeFile(join(fresh, 'fonts/fonts.conf'), fontSettings);
    await rename(fresh, folder);
  } catch (error) {
    // Someone else may have been quicker.
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return folder;
}
