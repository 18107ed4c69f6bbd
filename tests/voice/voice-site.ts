/** The built site with a page more, and a browser whose microphone hears a file. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';
import { site } from '../../src/site.ts';
import { findBrowser } from '../../tools/find-browser.ts';
import { serveStatic, type StaticServer } from '../../tools/static-server.ts';
import { strictHeaders, watchOffenses } from '../browser/strict-host.ts';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const ADDRESS = 'voice-page/';

export interface VoiceSite {
  /** Of the page. */
  address: string;
  close: () => Promise<void>;
}

/** Serve a copy of the built site, with the page that has the voice in reach, and a sound beside it. */
export async function serveVoiceSite(sound: Buffer): Promise<VoiceSite> {
  const folder = await mkdtemp(join(root, '.build/voice-site-'));
  await cp(dist, folder, { recursive: true });
  await build({
    configFile: false,
    root,
    base: site.base,
    logLevel: 'warn',
    publicDir: false,
    worker: { format: 'es', rolldownOptions: { output: { entryFileNames: '_astro/[hash].js' } } },
    build: {
      outDir: folder,
      emptyOutDir: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: join(root, 'tests/voice/voice-page.ts'),
        output: { entryFileNames: '_astro/voice-page.js' },
      },
    },
  });
  await mkdir(join(folder, ADDRESS));
  await writeFile(join(folder, ADDRESS, 'said.wav'), sound);
  await writeFile(
    join(folder, ADDRESS, 'index.html'),
    // The service worker keeps what names itself as a page.
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Voice</title>
<meta property="og:url" content="${site.origin}${site.base}${ADDRESS}">
<script type="module" src="${site.base}_astro/voice-page.js"></script>
<button>Speak</button></html>
`,
  );
  const strict = strictHeaders(dist);
  const server: StaticServer = await serveStatic(folder, {
    base: site.base,
    headers: (path) => ({ ...strict(path), 'permissions-policy': 'microphone=(self)' }),
  });
  return {
    address: server.url + ADDRESS,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** @param file a WAV file that is heard once, from its beginning, each time the microphone is opened */
export async function openEar(file: string): Promise<Browser> {
  const options = await findBrowser();
  return chromium.launch({
    ...options,
    args: [
      ...options.args,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${file}%noloop`,
    ],
  });
}

/** The page, and what it must not do: a refusal of the policy, another origin, anything but a GET. */
export async function openVoicePage(
  browser: Browser,
  { address }: VoiceSite,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; context: BrowserContext; offenses: Set<string> }> {
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  const offenses = new Set<string>();
  await watchOffenses(context, address, offenses);
  context.on('request', (request) => {
    if (request.method() !== 'GET') offenses.add(`${request.method()} ${request.url()}`);
  });
  await context.addInitScript(() => {
    const tracks: MediaStreamTrack[] = [];
    Object.assign(globalThis, { tracks });
    const devices = navigator.mediaDevices;
    const ask = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      const stream = await ask(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => offenses.add(String(error)));
  const answer = await page.goto(address);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  if (!policy.startsWith("default-src 'none'")) throw new Error('No policy is in force.');
  await page.getByRole('button').click();
  return { page, context, offenses };
}
