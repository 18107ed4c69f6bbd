import type { HeaderRule, HostingPlan } from './plan.ts';

/**
 * `_headers`, as Netlify, Cloudflare, and others read it. Rules that match the same path add up, and
 * a header that two of them name would be sent with both values; so here no two rules share a name,
 * but for the exceptions, which come last.
 */
export function headersFile(plan: HostingPlan): string {
  const lines = ({ path, headers }: HeaderRule) => [
    path,
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
  ];
  // Cloudflare forgets what came before where it is told to; Netlify does so by itself, and passes
  // over a line without a colon.
  const replacing = ({ headers }: HeaderRule) =>
    Object.entries(headers).flatMap(([name, value]) => [`  ! ${name}`, `  ${name}: ${value}`]);
  const exceptions = plan.exceptions.toReversed();
  const rules = headerRules(plan).map((rule) => [
    ...lines(rule),
    // Of two rules with the same path, Cloudflare knows the last only.
    ...exceptions.filter(({ path }) => path === rule.path).flatMap(replacing),
  ]);
  const others = exceptions
    .filter(({ path }) => !headerRules(plan).some((rule) => rule.path === path))
    .map((rule) => [rule.path, ...replacing(rule)]);
  return [...rules, ...others].flat().join('\n').concat('\n');
}

export function headerRules(plan: HostingPlan): HeaderRule[] {
  return [
    { path: `${plan.base}*`, headers: plan.everywhere },
    ...plan.rules,
    ...plan.others.map((path) => ({ path, headers: plan.otherwise })),
  ];
}

/** `_redirects`, with and without the slash at the end: Cloudflare tells them apart. */
export function redirectsFile({ redirects }: HostingPlan): string {
  return redirects
    .flatMap(({ from, to }) => [`${from} ${to} 301\n`, `${withoutSlash(from)} ${to} 301\n`])
    .join('');
}

export function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}
