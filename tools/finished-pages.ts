/**
 * Makes pages ready for hosts as Astro renders them, so that what its incremental build keeps of a
 * page is the page as it is published; and looks at them while they are at hand.
 */
import { rm } from 'node:fs/promises';
import type { AstroPrerenderer } from 'astro';
import { sealPage } from '../src/hosting/sealed-page.ts';
import { collectGarbage } from '../src/search/collect-garbage.ts';
import { builtElsewhere } from '../src/seo/sitemap.ts';
import { canonical } from '../src/guides/paths.ts';
import { site } from '../src/site.ts';
import type { FactMemory } from './fact-memory.ts';
import { factsOf, isLookedAt, type FileFacts } from './file-facts.ts';
import { ResponseAtHand } from './responses-at-hand.ts';
import { guideOf, isIn, WHOLE } from './shard.ts';
import { shortenPage } from './shorten-pages.ts';

/** Files between two collections of garbage: as many as are made of 700 guides. */
const FILES_A_COLLECTION = 4_000;

/** In Astro's cache folder: which page has which key. */
const FORMER_KEYS = 'incremental-build.json';

/**
 * Makes, of Astro's prerenderer, one that is followed by what we do with its files.
 *
 * @param shard whose paths alone are rendered
 */
export function finishing(
  memory: FactMemory,
  shard = WHOLE,
): (prerenderer: AstroPrerenderer, cacheDir: URL) => AstroPrerenderer {
  let files = 0;
  return (prerenderer, cacheDir) => ({
    ...prerenderer,
    getStaticPaths: async () => {
      const all = await prerenderer.getStaticPaths();
      const paths = all.filter(({ pathname }) => isIn(shard, pathname));
      const others = all.filter(
        ({ pathname, route }) => route.type === 'page' && !isIn(shard, pathname),
      );
      builtElsewhere.push(
        ...others.map(({ pathname }) => canonical(pathname.replace(/\/?$/, '/'))),
      );
      // Astro has read them, and writes the new ones when all pages are rendered; it keeps each page as
      // it is rendered. A build that ends between the two would leave new pages under former keys.
      await rm(new URL(FORMER_KEYS, cacheDir), { force: true });
      for (const { pathname, route, cacheKey } of paths)
        if (cacheKey !== undefined) memory.expect(fileOf(pathname, route.type), cacheKey);
      return byGuide(paths);
    },
    render: async (request, options) => {
      files++;
      if (files % FILES_A_COLLECTION === 0) collectGarbage();
      const result = await prerenderer.render(request, options);
      const response = result instanceof Response ? result : result.response;
      const pathname = new URL(request.url).pathname.slice(site.base.length - 1);
      const file = fileOf(pathname, options.routeData.type);
      if (!isLookedAt(file) || isRedirect(response)) return result;
      const rendered = Buffer.from(await response.arrayBuffer());
      const { bytes, facts } = file.endsWith('.html')
        ? finishPage(rendered, file)
        : { bytes: rendered, facts: factsOf(file, rendered) };
      memory.add(file, facts);
      const finished = new ResponseAtHand(bytes, response);
      return result instanceof Response ? finished : { ...result, response: finished };
    },
  });
}

/** A rendered page in fewer bytes, with its policy. @param file below the output folder */
export function finishPage(
  rendered: Buffer,
  file: string,
): { bytes: Buffer<ArrayBuffer>; facts: FileFacts } {
  // As for what is told of it: one byte a character.
  const page = sealPage(shortenPage(rendered.toString('latin1')), file);
  const bytes = Buffer.from(page.html, 'latin1');
  return { bytes, facts: factsOf(file, bytes, page) };
}

function isRedirect({ status }: Response): boolean {
  return status >= 300 && status < 400;
}

function fileOf(pathname: string, type: string): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (type !== 'page') return path;
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}

/** The paths of one guide side by side, where the first stands: what one of them read, the next has. */
function byGuide<T extends { pathname: string }>(paths: readonly T[]): T[] {
  const groups = Map.groupBy(paths, (path) => guideOf(path.pathname) ?? path);
  return [...groups.values()].flat();
}
