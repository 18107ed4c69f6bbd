/**
 * The score that Mozilla’s HTTP Observatory gives to a site’s answer, by its published rules, for the
 * tests that headers and a policy decide.
 *
 * Source: github.com/mdn/mdn-http-observatory, `src/grader/charts.js` and `src/analyzer/tests/`,
 * version 1.6.3. Its tests of cookies, of integrity of scripts from elsewhere, and of redirection
 * neither give nor take here: there are no cookies, all scripts are the site’s own, and a host that
 * speaks HTTPS is taken for granted.
 */
import type { Headers } from './plan.ts';

export interface Grade {
  score: number;
  grade: string;
}

const GRADES: readonly (readonly [number, string])[] = [
  [100, 'A+'],
  [90, 'A'],
  [85, 'A-'],
  [80, 'B+'],
  [70, 'B'],
  [65, 'B-'],
  [60, 'C+'],
  [50, 'C'],
  [45, 'C-'],
  [40, 'D+'],
  [30, 'D'],
  [25, 'D-'],
  [0, 'F'],
];
/** Below this, what was earned beyond the hundred does not count. */
const ENOUGH_FOR_BONUS = 90;
const SIX_MONTHS = 15_768_000;
const PRIVATE_REFERRERS: ReadonlySet<string> = new Set([
  'no-referrer',
  'same-origin',
  'strict-origin',
  'strict-origin-when-cross-origin',
]);

/**
 * @param headers of the answer for the home page
 * @param page what the page says of itself: the policy and the referrer that stand in its head
 */
export function observatoryGrade(
  headers: Headers,
  page: { policy?: string | undefined; referrer?: string | undefined } = {},
): Grade {
  const sent = new Map(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.toLowerCase()]),
  );
  const policy = directivesOf(sent.get('content-security-policy') ?? page.policy ?? '');
  const points = [
    policyPoints(policy),
    hstsPoints(sent.get('strict-transport-security')),
    framePoints(sent),
    sent.get('x-content-type-options') === 'nosniff' ? 0 : -5,
    referrerPoints(sent.get('referrer-policy') ?? page.referrer),
    sent.get('cross-origin-opener-policy') === 'same-origin' ? 10 : 0,
    /^(?:require-corp|credentialless)$/.test(sent.get('cross-origin-embedder-policy') ?? '')
      ? 10
      : 0,
    /^same-(?:origin|site)$/.test(sent.get('cross-origin-resource-policy') ?? '') ? 10 : 0,
  ];
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const withoutBonus = 100 + sum(points.filter((number) => number < 0));
  const bonus = withoutBonus >= ENOUGH_FOR_BONUS ? sum(points.filter((number) => number > 0)) : 0;
  const score = Math.max(0, withoutBonus + bonus);
  const grade = GRADES.find(([least]) => score >= least)?.[1] ?? 'F';
  return { score, grade };
}

function directivesOf(policy: string): Map<string, readonly string[]> {
  return new Map(
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...values]) => [name, values]),
  );
}

function policyPoints(policy: ReadonlyMap<string, readonly string[]>): number {
  const of = (name: string) => policy.get(name) ?? policy.get('default-src') ?? ['*'];
  if (!policy.has('default-src') && !policy.has('script-src')) return -25;
  const isOpen = (values: readonly string[]) =>
    values.some((value) => /^(?:'unsafe-inline'|data:|https?:|\*)$/.test(value));
  const isHashed = (values: readonly string[]) =>
    values.some((value) => /^'(?:nonce|sha\d+)-/.test(value));
  if ((isOpen(of('script-src')) && !isHashed(of('script-src'))) || isOpen(of('object-src')))
    return -20;
  if (of('script-src').includes("'unsafe-eval'")) return -10;
  if (isOpen(of('style-src')) && !isHashed(of('style-src'))) return 0;
  const isStrict =
    policy.get('default-src')?.join() === "'none'" &&
    /^'(?:none|self)'$/.test(policy.get('form-action')?.join() ?? '');
  return isStrict ? 10 : 5;
}

function hstsPoints(hsts: string | undefined): number {
  if (hsts === undefined) return -20;
  return Number(/max-age=(\d+)/.exec(hsts)?.[1] ?? 0) >= SIX_MONTHS ? 0 : -10;
}

/** `frame-ancestors` counts in a header only. */
function framePoints(sent: ReadonlyMap<string, string>): number {
  const ancestors = directivesOf(sent.get('content-security-policy') ?? '').get('frame-ancestors');
  if (ancestors?.every((value) => /^'(?:none|self)'$/.test(value))) return 5;
  return /^(?:deny|sameorigin)$/.test(sent.get('x-frame-options') ?? '') ? 0 : -20;
}

function referrerPoints(referrer: string | undefined): number {
  if (referrer === undefined) return 0;
  return PRIVATE_REFERRERS.has(referrer) ? 5 : -5;
}
