/** What Vite and Astro tell code by themselves. A variable of such a name would take its place. */
const TOLD = ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR'];

/**
 * Have Astro do the same wherever it runs: with `DEV` set, as some shells have it, a build would read
 * guides as the dev server does; with `NODE_ENV=test`, it would watch files, and never end.
 */
export function setEnvironment(mode: 'development' | 'production'): void {
  for (const name of TOLD) Reflect.deleteProperty(process.env, name);
  process.env['NODE_ENV'] = mode;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
}
