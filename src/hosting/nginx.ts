import { CONTENT_TYPES, TEXT_ENDINGS } from './content-types.ts';
import { withoutSlash } from './headers-file.ts';
import { pageSource, patternSource } from './path-pattern.ts';
import type { HostingPlan } from './plan.ts';
import { CONTROL_FILES } from './control-files.ts';

/**
 * A whole `nginx.conf`. `add_header` at one level only, with `always`: a location with one of its own
 * would inherit none, and without `always` a page of 404 would have none.
 */
export function nginxConfig(plan: HostingPlan): string {
  const ruled = [...new Set([plan.otherwise, ...plan.rules.map(({ headers }) => headers)])];
  // Types go by the ending.
  const names = [...new Set(ruled.flatMap((headers) => Object.keys(headers)))].filter(
    (name) => name !== 'Content-Type',
  );
  const variable = (name: string) => `$site_${name.toLowerCase().replaceAll('-', '_')}`;
  const maps = names.map((name) =>
    block(`map $uri ${variable(name)}`, [
      `default ${quote(plan.otherwise[name] ?? '')};`,
      ...plan.rules.map(
        ({ path, headers }) => `${quote(`~${patternSource(path)}`)} ${quote(headers[name] ?? '')};`,
      ),
    ]),
  );
  const everywhere = Object.entries(plan.everywhere).map(([name, value]) => {
    const exceptions = plan.exceptions.flatMap(({ path, headers }) =>
      headers[name] === undefined
        ? []
        : [`${quote(`~${pageSource(path)}`)} ${quote(headers[name])};`],
    );
    return {
      add: `add_header ${name} ${exceptions.length > 0 ? variable(name) : quote(value)} always;`,
      // Of several that match, nginx takes the first.
      map:
        exceptions.length > 0
          ? block(`map $uri ${variable(name)}`, [`default ${quote(value)};`, ...exceptions])
          : [],
    };
  });
  const types = Object.entries(CONTENT_TYPES).map(([ending, type]) => `${type} ${ending};`);
  const texts = TEXT_ENDINGS.map((ending) => CONTENT_TYPES[ending])
    .filter((type) => type !== 'text/html')
    .join(' ');
  const server = [
    'listen 8080;',
    'root /srv/www;',
    'index index.html;',
    '# Relative, so that neither the port nor the scheme behind a proxy matters.',
    'absolute_redirect off;',
    `error_page 404 ${plan.base}404.html;`,
    `error_page 403 =404 ${plan.base}404.html;`,
    '',
    ...everywhere.map(({ add }) => add),
    ...names.map((name) => `add_header ${name} ${variable(name)} always;`),
    '',
    ...block(String.raw`location ~ "/\.(?!well-known/)"`, ['return 404;']),
    ...block(`location ~ "${CONTROL_FILES}"`, ['return 404;']),
    ...plan.redirects.flatMap(({ from, to }) =>
      [from, withoutSlash(from)].flatMap((path) =>
        block(`location = ${quote(path)}`, [`return 301 ${quote(to)};`]),
      ),
    ),
  ];
  return [
    '# nginx -c /path/to/this/file; the site lies in /srv/www, below its base path if it has one.',
    'worker_processes auto;',
    'pid /tmp/nginx.pid;',
    'error_log stderr warn;',
    ...block('events', ['worker_connections 1024;']),
    ...block('http', [
      ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (name) => `${name}_temp_path /tmp/nginx-${name};`,
      ),
      '# Readers are not followed.',
      'access_log off;',
      'log_not_found off;',
      'server_tokens off;',
      'sendfile on;',
      'tcp_nopush on;',
      '',
      ...block('types', types),
      'default_type application/octet-stream;',
      'charset utf-8;',
      `charset_types ${texts};`,
      '',
      '# Files that “npm run precompress” laid beside the others go out as they are.',
      'gzip_static on;',
      'gzip on;',
      'gzip_vary on;',
      'gzip_min_length 512;',
      `gzip_types ${texts};`,
      '',
      'map_hash_bucket_size 128;',
      ...maps.flat(),
      ...everywhere.flatMap(({ map }) => map),
      '',
      ...block('server', server),
    ]),
    '',
  ].join('\n');
}

function block(name: string, lines: readonly string[]): string[] {
  return [`${name} {`, ...lines.map((line) => (line === '' ? '' : `  ${line}`)), '}'];
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
