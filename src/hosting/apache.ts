import { CONTENT_TYPES, TEXT_ENDINGS } from './content-types.ts';
import { CONTROL_FILES } from './control-files.ts';
import { withoutSlash } from './headers-file.ts';
import { pageSource, patternSource } from './path-pattern.ts';
import type { Headers, HostingPlan } from './plan.ts';

/**
 * `.htaccess` for Apache 2.4 with `AllowOverride All`. `Header always` only: with a plain `Header`
 * beside it, an answer would carry both.
 */
export function htaccess(plan: HostingPlan): string {
  return [
    'Options -Indexes -MultiViews',
    'DirectoryIndex index.html',
    'DirectorySlash On',
    `ErrorDocument 404 ${plan.base}404.html`,
    `ErrorDocument 403 ${plan.base}404.html`,
    'FileETag MTime Size',
    ...Object.entries(CONTENT_TYPES).map(([ending, type]) => `AddType ${type} .${ending}`),
    `AddCharset utf-8 ${TEXT_ENDINGS.map((ending) => `.${ending}`).join(' ')}`,
    '',
    '<IfModule mod_headers.c>',
    ...headerLines({ ...plan.everywhere, ...plan.otherwise }),
    ...plan.rules.flatMap(({ path, headers }) =>
      headerLines(headers, ` "expr=%{REQUEST_URI} =~ m#${patternSource(path)}#"`),
    ),
    // What is set later replaces what was set before.
    ...plan.exceptions
      .toReversed()
      .flatMap(({ path, headers }) =>
        headerLines(headers, ` "expr=%{REQUEST_URI} =~ m#${pageSource(path)}#"`),
      ),
    '</IfModule>',
    '',
    '<IfModule mod_deflate.c>',
    '  # Apache marks what it compressed, and does not know the mark when it comes back.',
    String.raw`  RequestHeader edit* If-None-Match "-gzip\"" "\""`,
    `  AddOutputFilterByType DEFLATE ${TEXT_ENDINGS.map((ending) => CONTENT_TYPES[ending]).join(' ')}`,
    '</IfModule>',
    '',
    String.raw`RedirectMatch 404 "/\.(?!well-known/)"`,
    `RedirectMatch 404 "${CONTROL_FILES}"`,
    ...plan.redirects.map(
      ({ from, to }) =>
        `RedirectMatch 301 "${patternSource(withoutSlash(from)).replace(/\$$/, '/?$')}" "${to}"`,
    ),
    '',
  ].join('\n');
}

function headerLines(headers: Headers, condition = ''): string[] {
  return (
    Object.entries(headers)
      // Types go by the ending.
      .filter(([name]) => name !== 'Content-Type')
      .map(([name, value]) => `  Header always set ${name} ${JSON.stringify(value)}${condition}`)
  );
}
