import { describe, expect, it } from 'vitest';
import {
  canonical,
  editUrl,
  href,
  paths,
  reportUrl,
  resolveLink,
  RESERVED_SLUGS,
} from './paths.ts';

const everyPath = Object.values(paths).map((path) => (typeof path === 'string' ? path : path('x')));

describe('paths', () => {
  it('all start with a slash, and those of pages end with one', () => {
    for (const path of everyPath)
      expect(path).toMatch(/^\/(?:[\w-]+\/)*(?:[\w-]+\.(?:json|md|rules))?$/);
  });

  it('begin with a segment that no guide may take', () => {
    // A name with a dot is no slug anyway.
    for (const path of everyPath.filter((path) => path !== '/' && !/^\/\w+\.\w+$/.test(path)))
      expect(RESERVED_SLUGS).toContain(path.split('/')[1]);
  });
});

describe.each(['/', '/prep/'])('below the base %s', (base) => {
  it('href puts the base before the path once', () => {
    expect(href('/guides/x/', base)).toBe(`${base}guides/x/`);
    expect(href('/', base)).toBe(base);
    expect(href('//evil.example/', base)).toBe(`${base}evil.example/`);
  });

  it('canonical adds the origin', () => {
    expect(canonical('/guides/x/', { origin: 'https://a.example', base })).toBe(
      `https://a.example${base}guides/x/`,
    );
  });

  it.each([
    ['#id', 'guides/tester/#id'],
    ['../other/', 'guides/other/'],
    ['../other/#a-b', 'guides/other/#a-b'],
    ['./picture.png', 'guides/tester/picture.png'],
    ['/skills/http/', 'skills/http/'],
    ['/', ''],
    ['?q=1', 'guides/tester/?q=1'],
    ['../../../../etc/', 'etc/'],
    ['/..//evil.example/', 'evil.example/'],
  ])('resolveLink makes %s a path from the root', (link, path) => {
    expect(resolveLink(link, 'tester', base)).toBe(base + path);
  });

  it.each(['https://a.example/x?y#z', 'mailto:a@b.example'])(
    'resolveLink leaves %s alone',
    (link) => {
      expect(resolveLink(link, 'tester', base)).toBe(link);
    },
  );
});

describe('addresses of the repository', () => {
  it('lead to a file and to a new report', () => {
    expect(editUrl('content/a.mdx', { repository: 'https://a.example/r', branch: 'main' })).toBe(
      'https://a.example/r/edit/main/content/a.mdx',
    );
    expect(reportUrl('/guides/x/?a&b', { repository: 'https://a.example/r' })).toBe(
      'https://a.example/r/issues/new?template=page.yml&page=/guides/x/%3Fa%26b',
    );
  });
});
