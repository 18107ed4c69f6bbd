/** `npm run dev`: Astro's dev server; it reloads the page when a file below `content/` changes. */
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { dev } from 'astro';
import { liveContent } from '../src/guides/live-content.ts';
import { describeFrontmatter } from './editor-help.ts';
import { setEnvironment } from './environment.ts';

setEnvironment('development');
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4321' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});
const root = resolve(import.meta.dirname, '..');
await dev({
  root,
  server: { port: Number(values.port), host: values.host },
});
// The first page need not wait for what only an editor wants to know.
const { content } = await liveContent(root).reading();
await wait(2000);
const guides = content.guides.map(({ guide }) => guide);
await describeFrontmatter(root, { ...content, guides });
