import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { site as constants } from '../../src/site.ts';
import { findBrowser } from '../../tools/find-browser.ts';
import { serveStatic } from '../../tools/static-server.ts';
import { builtSite, filesNamed, readSite, textFile, type BuiltSite } from './built-site.ts';
import { followLinks } from './links.ts';
import { copyProject, type ProjectCopy } from './project-copy.ts';

const origin = 'https://example.org';
const base = '/prep/';

describe('a site built below a base path of another origin', () => {
  let project: ProjectCopy;
  let site: BuiltSite;

  beforeAll(async () => {
    project = await copyProject();
    const { code, output } = await project.build({ SITE_URL: origin, BASE_PATH: base });
    expect(output).toMatch(/^Built dist\/, \d+ files, in/m);
    expect(code).toBe(0);
    site = await readSite(join(project.folder, 'dist'), { origin, base });
  }, 300_000);
  afterAll(() => project.remove());

  it('has the same pages', async () => {
    const pages = (all: BuiltSite) => [...all.pages.keys()];
    expect(pages(site)).toEqual(pages(await builtSite()));
  });

  it('has no link that leaves the base path, and none that leads nowhere', async () => {
    const { problems, followed } = followLinks(site);
    expect(problems).toEqual([]);
    expect(followed).toEqual(followLinks(await builtSite()).followed);
  });

  it('prints every internal address below the base path', () => {
    let addresses = 0;
    for (const { $, file } of site.pages.values()) {
      for (const element of $('[href^="/"], [src^="/"], [action^="/"], [data-bundle]')) {
        const { href, src, action, 'data-bundle': bundle } = element.attribs;
        const address = href ?? src ?? action ?? bundle;
        addresses++;
        expect([file, address]).toEqual([file, expect.stringMatching(/^\/prep\//)]);
      }
    }
    expect(addresses).toBeGreaterThan(10 * site.pages.size);
  });

  it('names its own origin in the sitemap, robots.txt, and every head', async () => {
    const texts = filesNamed(site, /\.(?:html|xml|txt|json|md|js)$/);
    for (const file of texts) {
      const text = await textFile(site, file);
      expect([file, text.includes(new URL(constants.origin).host)]).toEqual([file, false]);
    }
    const sitemap = await textFile(site, 'sitemap-0.xml');
    const locations = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
    expect(locations.length).toBeGreaterThan(50);
    expect(locations.filter((address) => !address?.startsWith(origin + base))).toEqual([]);
    expect(await textFile(site, 'robots.txt')).toContain(`${origin}${base}sitemap-index.xml`);
  });

  it('finds guides and questions below the base path', async () => {
    const records = filesNamed(site, /^pagefind\/fragment\//);
    expect(records.length).toBeGreaterThan(50);
    for (const record of records) {
      const text = gunzipSync(await readFile(join(site.folder, record))).toString();
      expect(text).toMatch(/^pagefind_dcd\{"url":"\/prep\/(?:guides|skills)\//);
    }
  });

  it('works in a browser there, under the policy that was built, without one refusal', async () => {
    const [, policy = ''] =
      /Content-Security-Policy: (.*)/.exec(await textFile(site, '_headers')) ?? [];
    const server = await serveStatic(site.folder, {
      base,
      headers: { 'content-security-policy': policy },
    });
    const browser = await chromium.launch(await findBrowser());
    try {
      const page = await browser.newPage();
      const refused: string[] = [];
      const astray: string[] = [];
      await page.exposeFunction('note', (refusal: string) => refused.push(refusal));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const { note } = window as unknown as { note: (refusal: string) => void };
          note(`${event.violatedDirective}: ${event.blockedURI}`);
        });
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(server.url)) astray.push(request.url());
      });
      for (const path of ['', 'guides/api-developer/', 'questions/', 'offline/']) {
        const response = await page.goto(server.url + path, { waitUntil: 'load' });
        expect([path, response?.status()]).toEqual([path, 200]);
      }
      await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active !== null);
      const scope = await page.evaluate(
        async () => (await navigator.serviceWorker.getRegistration())?.scope,
      );
      expect(scope).toBe(server.url);
      await page.goto(`${server.url}search/?q=rate+limiting`);
      const result = page.locator('.search-results a').first();
      await result.waitFor();
      expect(await result.evaluate((link: HTMLAnchorElement) => link.href)).toMatch(
        new RegExp(`^${server.url}(?:guides|skills)/`),
      );
      expect([refused, astray]).toEqual([[], []]);
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
