import { canonical, href } from '../guides/paths.ts';
import { site } from '../site.ts';
import { xmlText } from './feeds.ts';
import type { Redirect } from './redirects.ts';

/**
 * What a former address shows on hosts that know no redirects: a page that goes on by itself, needs
 * neither script nor style, and asks to be left out of search engines.
 */
export function movedPage({ to }: Redirect): string {
  const address = xmlText(href(to));
  return `<!DOCTYPE html>
<html lang="${site.language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Moved · ${site.name}</title>
    <meta name="description" content="This page has a new address: ${address}. Your browser goes there by itself.">
    <meta name="robots" content="noindex">
    <link rel="canonical" href="${xmlText(canonical(to))}">
    <meta http-equiv="refresh" content="0; url=${address}">
  </head>
  <body>
    <h1>This page has moved</h1>
    <p>It is now at <a href="${address}">${address}</a>.</p>
  </body>
</html>
`;
}
