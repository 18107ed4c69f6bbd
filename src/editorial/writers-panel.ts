import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { SECTION_FILES } from '../guides/guide.ts';
import { href } from '../guides/paths.ts';
import type { Problem } from '../guides/problem.ts';
import { ContentReader } from '../guides/reading/content-reader.ts';
import { amounts, type Amount } from './amounts.ts';
import { reviewGuide, reviewGuides, type GuideReview } from './review.ts';

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
        const reader = new ContentReader(root);
        const reviews = new Map<string, GuideReview>();
        server.middlewares.use(href(NOTES), (request, response, next) => {
          const slug = /^\/([a-z0-9-]+)\.json$/.exec(request.url ?? '')?.[1];
          if (slug === undefined) {
            next();
            return;
          }
          notesOn(slug, reader, reviews).then(
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
          // The vocabulary and the known words are part of what every guide is held against.
          if (!file.includes('/content/guides/')) reviews.clear();
          server.ws.send(CHANGED);
        });
      },
    },
  };
}

/** @param reviews what was said of each guide, by the digest of its files */
async function notesOn(
  slug: string,
  reader: ContentReader,
  reviews: Map<string, GuideReview>,
): Promise<WritersNotes> {
  const { content, previews, problems, draftProblems } = await reader.read();
  const guides = [...content.guides, ...previews];
  const guide = guides.find((one) => one.slug === slug);
  const ofGuide = (all: readonly Problem[]) =>
    SECTION_FILES.flatMap((name) =>
      all.filter(({ file }) => file === `content/guides/${slug}/${name}`),
    );
  const review: typeof reviewGuide = (one, sourceOf) => {
    const digest = reader.digestOf(one.slug) ?? '';
    const said = reviews.get(digest) ?? reviewGuide(one, sourceOf);
    reviews.set(digest, said);
    return said;
  };
  const today = new Date().toISOString().slice(0, 10);
  return {
    isDraft: guide?.draft === true,
    problems: ofGuide([...problems, ...draftProblems]),
    warnings: ofGuide(reviewGuides(guides, (file) => reader.sourceOf(file), today, review)),
    amounts: guide ? amounts(guide) : [],
  };
}
