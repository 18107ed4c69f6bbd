import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { SECTION_FILES } from '../guides/guide.ts';
import { href } from '../guides/paths.ts';
import type { Problem } from '../guides/problem.ts';
import type { Amount } from './amounts.ts';
import { ContentCheck } from './content-check.ts';

/** What the panel in the dev server tells of one guide. */
export interface WritersNotes {
  isDraft: boolean;
  problems: Problem[];
  warnings: Problem[];
  amounts: Amount[];
}

/** Where the panel asks; no page of the site, and nothing that a build has. */
const NOTES = '/@writers-notes/';
/** Told to the page when a file below `content/` changed. */
const CHANGED = 'writers-notes:changed';

/**
 * Shows writers, on the page of the guide itself, what is left to mend: the checks' problems and
 * warnings, and how much each section has. In the dev server alone: a build knows nothing of it.
 */
export function writersPanel(): AstroIntegration {
  let root = '';
  return {
    name: 'writers-panel',
    hooks: {
      'astro:config:setup': ({ command, injectScript, config }) => {
        root = fileURLToPath(config.root);
        if (command === 'dev') injectScript('page', `import '/src/elements/writers-panel.ts';`);
      },
      'astro:server:setup': ({ server, logger }) => {
        const check = new ContentCheck(root);
        server.middlewares.use(href(NOTES), (request, response, next) => {
          const slug = /^\/([a-z0-9-]+)\.json$/.exec(request.url ?? '')?.[1];
          if (slug === undefined) {
            next();
            return;
          }
          notesOn(slug, check).then(
            (notes) => {
              response.setHeader('content-type', 'application/json');
              response.end(JSON.stringify(notes));
            },
            (error: unknown) => {
              logger.error(String(error));
              next(error);
            },
          );
        });
        server.watcher.on('all', (_event, path) => {
          const file = path.replaceAll('\\', '/');
          if (!file.includes('/content/')) return;
          server.ws.send(CHANGED);
        });
      },
    },
  };
}

async function notesOn(slug: string, check: ContentCheck): Promise<WritersNotes> {
  const { guide, problems, warnings } = await check.checkGuide(slug);
  const inOrder = (all: readonly Problem[]) =>
    SECTION_FILES.flatMap((name) =>
      all.filter(({ file }) => file === `content/guides/${slug}/${name}`),
    );
  return {
    isDraft: guide?.isDraft === true,
    problems: inOrder(problems),
    warnings: inOrder(warnings),
    amounts: guide?.amounts ?? [],
  };
}
