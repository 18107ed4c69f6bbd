/** Configuration of hosts that read JSON. */
import { CONTENT_TYPES } from './content-types.ts';
import { withoutSlash } from './headers-file.ts';
import { pageSource, patternSource } from './path-pattern.ts';
import type { Headers, HostingPlan } from './plan.ts';

const pairs = (headers: Headers) => Object.entries(headers).map(([key, value]) => ({ key, value }));

/**
 * `vercel.json`, to lie in the folder that is deployed. Sources are matched whole. No two of them that
 * match the same path name the same header: which would hold is not said anywhere.
 */
export function vercelJson(plan: HostingPlan): string {
  const { base, everywhere, exceptions } = plan;
  const replaced = new Set(exceptions.flatMap(({ headers }) => Object.keys(headers)));
  const among = (names: (name: string) => boolean) =>
    pairs(Object.fromEntries(Object.entries(everywhere).filter(([name]) => names(name))));
  // Below the base, and without the marks of both ends.
  const bodies = exceptions.map(({ path }) => patternSource(path.slice(base.length)).slice(1, -1));
  const but = (those: readonly string[]) => `(?!${those.map((body) => `${body}$`).join('|')})`;
  return print({
    $schema: 'https://openapi.vercel.sh/vercel.json',
    trailingSlash: true,
    headers: [
      { source: `${base}(.*)`, headers: among((name) => !replaced.has(name)) },
      ...(exceptions.length > 0
        ? [{ source: `${base}(${but(bodies)}.*)`, headers: among((name) => replaced.has(name)) }]
        : []),
      ...exceptions.map(({ headers }, at) => {
        const before = bodies.slice(0, at);
        return {
          source: `${base}(${before.length > 0 ? but(before) : ''}${bodies[at] ?? ''})`,
          headers: [
            ...pairs(headers),
            ...among((name) => replaced.has(name) && !(name in headers)),
          ],
        };
      }),
      ...plan.rules.map(({ path, headers }) => ({
        source: path.replace(/\*$/, '(.*)'),
        headers: pairs(headers),
      })),
      ...plan.others.map((path) => ({
        source: path.replace(/\*$/, '(.*)'),
        headers: pairs(plan.otherwise),
      })),
    ],
    redirects: plan.redirects.map(({ from, to }) => ({
      source: `${withoutSlash(from)}/`,
      destination: to,
      statusCode: 301,
    })),
  });
}

/** `firebase.json` for `firebase deploy --config`; `public` is seen from where the file lies. */
export function firebaseJson(plan: HostingPlan): string {
  const rule = (path: string, headers: Headers, source = patternSource(path)) => ({
    regex: source,
    headers: pairs(headers),
  });
  return print({
    hosting: {
      public: '../../dist',
      ignore: ['**/.htaccess', '_headers', '_redirects', 'staticwebapp.config.json'],
      trailingSlash: true,
      headers: [
        rule(`${plan.base}*`, plan.everywhere),
        ...plan.rules.map(({ path, headers }) => rule(path, headers)),
        ...plan.others.map((path) => rule(path, plan.otherwise)),
        // Of several values, the last holds.
        ...plan.exceptions
          .toReversed()
          .map(({ path, headers }) => rule(path, headers, pageSource(path))),
      ],
      redirects: plan.redirects.map(({ from, to }) => ({
        regex: patternSource(withoutSlash(from)).replace(/\$$/, '/?$'),
        destination: to,
        type: 301,
      })),
    },
  });
}

/**
 * `staticwebapp.config.json` for Azure Static Web Apps. The first route that matches is the only one;
 * its headers come on top of the global ones. Wildcards stand at the end, before endings of files.
 */
export function staticWebAppConfig(plan: HostingPlan): string {
  const routes = new Map<string, object>();
  for (const { from, to } of plan.redirects)
    routes.set(from, { route: from, redirect: to, statusCode: 301 });
  for (const { path, headers } of plan.rules) {
    const route = path.replace(/:\w+\/[\w-]+\.(\w+)$/, '*.$1');
    routes.set(route, { route, headers });
  }
  for (const { path, headers } of plan.exceptions) {
    // Whether a wildcard stands for nothing, too, is not said.
    const all = path.includes(':') ? [path.replace(/:\w+\/$/, '*')] : [path, `${path}*`];
    for (const route of all) routes.set(route, { route, headers });
  }
  return print({
    trailingSlash: 'always',
    globalHeaders: { ...plan.everywhere, ...plan.otherwise },
    routes: [...routes.values()],
    responseOverrides: { 404: { rewrite: `${plan.base}404.html` } },
    mimeTypes: Object.fromEntries(
      Object.entries(CONTENT_TYPES).map(([ending, type]) => [`.${ending}`, type]),
    ),
  });
}

function print(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
