import { CONTENT_TYPES } from './content-types.ts';
import { CONTROL_FILES } from './control-files.ts';
import { withoutSlash } from './headers-file.ts';
import { pageSource, patternSource } from './path-pattern.ts';
import type { Headers, HostingPlan } from './plan.ts';

/** A whole `Caddyfile`. Behind a name in place of `:8080`, Caddy also fetches a certificate. */
export function caddyfile(plan: HostingPlan): string {
  const ruled = [...new Set(plan.rules.map(({ headers }) => headers))];
  const classes = ruled.flatMap((headers, index) => {
    const sources = plan.rules
      .filter((rule) => rule.headers === headers)
      .map(({ path }) => patternSource(path));
    const name = `@class${index + 1}`;
    return [`${name} path_regexp ${sources.join('|')}`, ...headerLines(headers, `${name} `)];
  });
  // What is set later replaces what was set before.
  const exceptions = plan.exceptions.toReversed().flatMap(({ path, headers }, index) => {
    const name = `@exception${index + 1}`;
    return [`${name} path_regexp ${pageSource(path)}`, ...headerLines(headers, `${name} `)];
  });
  const types = Object.entries(CONTENT_TYPES).flatMap(([ending, type]) => [
    `@${ending} path *.${ending}`,
    `header @${ending} Content-Type "${withCharset(type)}"`,
  ]);
  return [
    '# caddy run --config /path/to/this/file; the site lies in /srv/www, below its base path if it has one.',
    ...block('', ['admin off', 'auto_https disable_redirects']),
    ...block(':8080', [
      'root * /srv/www',
      'header -Server',
      '# In this order: Caddy’s own puts what is for some paths before what is for all.',
      ...block('route', [
        ...headerLines({ ...plan.everywhere, ...plan.otherwise }),
        ...classes,
        ...exceptions,
        ...types,
        ...plan.redirects.flatMap(({ from, to }) =>
          [from, withoutSlash(from)].map((path) => `redir ${path} ${to} 301`),
        ),
        ...block('@hidden', [
          String.raw`path_regexp (^|/)\.|${CONTROL_FILES}`,
          `not path ${plan.base}.well-known/*`,
        ]),
        'error @hidden 404',
        'encode gzip',
        '# Files that “npm run precompress” laid beside the others go out as they are.',
        ...block('file_server', ['precompressed br zstd gzip']),
      ]),
      ...block('handle_errors', [
        ...headerLines({ ...plan.everywhere, ...plan.otherwise }),
        'header -Access-Control-Allow-Origin',
        'header Content-Type "text/html; charset=utf-8"',
        `rewrite * ${plan.base}404.html`,
        'file_server',
      ]),
    ]),
    '',
  ].join('\n');
}

function headerLines(headers: Headers, matcher = ''): string[] {
  return Object.entries(headers).map(
    ([name, value]) => `header ${matcher}${name} ${JSON.stringify(value)}`,
  );
}

function withCharset(type: string): string {
  return /^image\/(?!svg)|^font\/|rules/.test(type) ? type : `${type}; charset=utf-8`;
}

function block(name: string, lines: readonly string[]): string[] {
  return [name === '' ? '{' : `${name} {`, ...lines.map((line) => `\t${line}`), '}'];
}
