/**
 * Makes pages ready for hosts as Astro renders them, so that what its incremental build keeps of a
 * page is the page as it is published.
 */
import type { AstroPrerenderer } from 'astro';
import { sealPage } from '../src/hosting/sealed-page.ts';
import { site } from '../src/site.ts';
import { shortenPage } from './shorten-pages.ts';

/** Astro's prerenderer, followed by what we do with its pages. */
export function finishing(prerenderer: AstroPrerenderer): AstroPrerenderer {
  return {
    ...prerenderer,
    getStaticPaths: async () => byGuide(await prerenderer.getStaticPaths()),
    render: async (request, options) => {
      const result = await prerenderer.render(request, options);
      const response = result instanceof Response ? result : result.response;
      const type = response.headers.get('content-type') ?? '';
      if (!type.startsWith('text/html') || isRedirect(response)) return result;
      const finished = new Response(
        finishPage(await response.text(), fileOf(request.url)),
        response,
      );
      return result instanceof Response ? finished : { ...result, response: finished };
    },
  };
}

/** A rendered page in fewer bytes, with its policy. @param file below the output folder */
export function finishPage(html: string, file: string): string {
  return sealPage(shortenPage(html), file).html;
}

function isRedirect({ status }: Response): boolean {
  return status >= 300 && status < 400;
}

function fileOf(url: string): string {
  const path = new URL(url).pathname.slice(site.base.length);
  return /^404\/?$/.test(path) ? '404.html' : `${path}index.html`;
}

const ROLE = /^\/(?:guides|practice)\/([^/]+)\//;

/** The paths of one guide side by side, where the first stands: what one of them read, the next has. */
function byGuide<T extends { pathname: string }>(paths: readonly T[]): T[] {
  const groups = Map.groupBy(paths, (path) => ROLE.exec(path.pathname)?.[1] ?? path);
  return [...groups.values()].flat();
}
