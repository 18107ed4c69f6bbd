import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { GuideTexts } from './guide-texts.ts';
import { liveContent } from './live-content.ts';
import { readOutline } from './reading/guide-memory.ts';
import { shareContent } from './shared-content.ts';

/** Opens a project's content for pages and the content config. @param project its root */
export function openContent(project: string): void {
  shareContent(project, {
    outline: () => readOutline(project),
    live: () => liveContent(project),
    texts: new GuideTexts(project),
  });
}

/** Opens the content as soon as Astro knows where the project is. */
export function contentForPages(): AstroIntegration {
  return {
    name: 'content-for-pages',
    hooks: {
      'astro:config:setup': ({ config }) => {
        openContent(fileURLToPath(config.root));
      },
    },
  };
}
