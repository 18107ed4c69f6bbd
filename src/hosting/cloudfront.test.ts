import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { cloudFrontTemplate, requestFunction, responseFunction } from './cloudfront.ts';
import { headersFor, hostingPlan } from './plan.ts';

const plan = hostingPlan({
  base: '/prep/',
  policy: "default-src 'none'",
  hstsMaxAge: 100,
  files: ['index.html'],
  redirects: [{ from: '/guides/old/', to: '/guides/x/' }],
});

function run(code: string, event: object): { uri?: string; headers?: object; statusCode?: number } {
  return JSON.parse(
    String(runInNewContext(`${code}\nJSON.stringify(handler(${JSON.stringify(event)}))`)),
  ) as object;
}

test.each([
  ['/prep/', '/prep/index.html'],
  ['/prep/guides/x/', '/prep/guides/x/index.html'],
  ['/prep/sw.js', '/prep/sw.js'],
  ['//example.org/', '/example.org/index.html'],
])('a request for %s fetches %s', (uri, fetched) => {
  expect(run(requestFunction(plan), { request: { uri } }).uri).toBe(fetched);
});

test.each([
  ['/prep/guides', '/prep/guides/'],
  ['/prep/guides/old', '/prep/guides/x/'],
  ['/prep/guides/old/', '/prep/guides/x/'],
  ['//example/guides', '/example/guides/'],
])('a request for %s is led to %s', (uri, to) => {
  expect(run(requestFunction(plan), { request: { uri } })).toMatchObject({
    statusCode: 301,
    headers: { location: { value: to } },
  });
});

test('what a reader asked of a page goes along', () => {
  const request = {
    uri: '/prep/search',
    querystring: { q: { value: 'dns+a' }, type: { value: '' } },
  };
  expect(run(requestFunction(plan), { request })).toMatchObject({
    headers: { location: { value: '/prep/search/?q=dns+a&type=' } },
  });
});

test('the template and its functions send together what the table says', () => {
  const template = parse(cloudFrontTemplate(plan)) as {
    Resources: Record<string, { Properties: Record<string, unknown> }>;
  };
  const config = template.Resources['SiteHeaders']?.Properties['ResponseHeadersPolicyConfig'];
  for (const path of ['/prep/', '/prep/_astro/a.js', '/prep/guides/x/guide.json']) {
    const { headers = {} } = run(responseFunction(plan), {
      request: { uri: path },
      response: { headers: {} },
    });
    const values = JSON.stringify([config, headers]);
    for (const value of Object.values(headersFor(plan, path))) {
      // CloudFront has its own words for these two.
      const own = JSON.stringify(value)
        .slice(1, -1)
        .replace('nosniff', 'ContentTypeOptions')
        .replace('max-age=100', '":100');
      expect(values).toContain(own);
    }
  }
});
