import type { HeaderRule, HostingPlan } from './plan.ts';

/**
 * `_headers`, as Netlify, Cloudflare, and others read it. Rules that match the same path add up, and
 * a header that two of them name would be sent with both values; so here no two rules share a name.
 */
export function headersFile(plan: HostingPlan): string {
  return headerRules(plan)
    .map(({ path, headers }) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
    )
    .join('\n')
    .concat('\n');
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
