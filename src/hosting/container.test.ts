import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nginxConfig } from './nginx.ts';
import { hostingPlan } from './plan.ts';

const container = readFileSync(new URL('../../tools/hosting/Dockerfile', import.meta.url), 'utf8');
const config = nginxConfig(
  hostingPlan({ base: '/', policy: '', files: ['index.html'], redirects: [] }),
);

test('the container puts the site where its configuration looks for it, on the port it names', () => {
  expect(config).toContain('root /srv/www;');
  expect(container).toMatch(/^COPY dist \/srv\/www/m);
  expect(config).toContain('listen 8080;');
  expect(container).toContain('EXPOSE 8080');
});

test('the container runs as an ordinary user, and writes to nothing but /tmp', () => {
  expect(container).toMatch(/^USER 101:101$/m);
  const written = [...config.matchAll(/^\s*(?:pid|\w+_temp_path) (\S+);/gm)].map(
    ([, path]) => path,
  );
  expect(written.length).toBe(6);
  expect(written.filter((path) => !path?.startsWith('/tmp/'))).toEqual([]);
  expect(config).toMatch(/error_log stderr/);
  expect(config).toMatch(/access_log off/);
});
