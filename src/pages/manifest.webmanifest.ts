import type { APIRoute } from 'astro';
import { href, paths } from '../guides/paths.ts';
import { site } from '../site.ts';

const icon = (name: string, size: number, purpose: 'any' | 'maskable') => ({
  src: href(`/icons/${name}.png`),
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
});

/** What makes the site installable, below any base path. */
const manifest = {
  id: href(paths.home),
  name: site.name,
  short_name: 'Field Guide',
  description: site.description,
  lang: site.language,
  start_url: href(paths.home),
  scope: href(paths.home),
  display: 'standalone',
  // The paper of the day edition, as in tokens.css: a manifest knows no color schemes.
  theme_color: '#f7f3e8',
  background_color: '#f7f3e8',
  icons: [
    icon('icon-192', 192, 'any'),
    icon('icon-512', 512, 'any'),
    icon('maskable-512', 512, 'maskable'),
  ],
};

export const GET: APIRoute = () =>
  new Response(JSON.stringify(manifest), {
    headers: { 'content-type': 'application/manifest+json' },
  });
