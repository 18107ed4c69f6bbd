import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { collectionEntries, type Entries } from './collections.ts';
import { GuideTexts } from './guide-texts.ts';
import { liveContent } from './live-content.ts';
import { formatProblems } from './problem-text.ts';
import { readOutline } from './reading/guide-memory.ts';
import { shareContent } from './shared-content.ts';

/**
 * Opens a project's content for pages: in the dev server as it is now, with drafts and guides with
 * problems as far as they can be read; in a build as it was when that began.
 *
 * @param project its root
 */
export function openContent(project: string, isDev: boolean): void {
  let built: Promise<Entries> | undefined;
  const digests = async () => (await readOutline(project)).digests;
  shareContent(project, {
    entries: () => (isDev ? liveContent(project).entries() : (built ??= builtEntries(project))),
    digests,
    texts: new GuideTexts(project, digests),
  });
}

/** @throws with a report of all problems of the content */
async function builtEntries(project: string): Promise<Entries> {
  const { content, problems, sourceOf } = await readOutline(project);
  if (problems.length === 0) return collectionEntries(content);
  const report = formatProblems(problems, sourceOf);
  throw new Error(`content/ has problems; nothing was published.\n\n${report}`);
}

/** Opens the content as soon as Astro knows where the project is. */
export function contentForPages(): AstroIntegration {
  return {
    name: 'content-for-pages',
    hooks: {
      'astro:config:setup': ({ config, command }) => {
        openContent(fileURLToPath(config.root), command === 'dev');
      },
    },
  };
}
