/** Every host’s own way to send something else with a page than with the others. */
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { htaccess } from './apache.ts';
import { caddyfile } from './caddy.ts';
import { responseFunction } from './cloudfront.ts';
import { headersFile } from './headers-file.ts';
import { firebaseJson, staticWebAppConfig, vercelJson } from './json-files.ts';
import { nginxConfig } from './nginx.ts';
import { matchesPattern } from './path-pattern.ts';
import { headersFor, hostingPlan, type Headers, type HostingPlan } from './plan.ts';

const FILES = ['index.html', 'a.js', 'practice/x/index.html', 'practice/x/deck.json'];
const PAGES = ['', 'practice/', 'practice/x/', 'practice/bridge/', 'practice/x/deck.json', 'a.js'];
const REPLACED = ['Content-Security-Policy', 'X-Frame-Options'];

const planAt = (base: string) =>
  hostingPlan({
    base,
    policy: 'ordinary',
    policies: { practice: 'practice', bridge: 'bridge' },
    files: FILES,
    redirects: [],
  });

const sources = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, ...groups]: (string | undefined)[]) =>
    groups.map((group) => group ?? ''),
  );
const matches = (source: string, path: string) => new RegExp(source).test(path);
type Reading = (plan: HostingPlan, path: string) => Headers;

/** The last of several values, as hosts do that set a header anew. */
const READINGS: Readonly<Record<string, Reading>> = {
  'Cloudflare, which forgets when it is told to': (plan, path) => {
    // Of two rules with the same path, the last is the only one.
    const rules = new Map<string, string[]>();
    for (const line of headersFile(plan).split('\n'))
      if (line.startsWith('/')) rules.set(line, []);
      else [...rules.values()].at(-1)?.push(line);
    const sent = new Map<string, string>();
    const lines = [...rules].flatMap(([pattern, own]) =>
      matchesPattern(pattern, path) ? own : [],
    );
    for (const line of lines) {
      const [, forgotten, name = '', value = ''] = /^ {2}(?:! (\S+)|(\S+): (.*))$/.exec(line) ?? [];
      const former = sent.get(name);
      if (forgotten !== undefined) sent.delete(forgotten);
      else if (name !== '') sent.set(name, former === undefined ? value : `${former}, ${value}`);
    }
    return Object.fromEntries(sent);
  },
  Apache: (plan, path) =>
    Object.fromEntries<string>(
      sources(htaccess(plan), /Header always set (\S+) "(.*?)"(?: "expr=.*m#(.*)#")?$/gm)
        .filter(([, , source = '']) => matches(source, path))
        .map(([name = '', value = '']) => [name, value] as const),
    ),
  Caddy: (plan, path) => {
    const text = caddyfile(plan);
    const classes = new Map(
      sources(text, /^\t*(@\w+) path_regexp (.*)$/gm).map(([name = '', source = '']) => [
        name,
        source,
      ]),
    );
    const route = text.slice(0, text.indexOf('handle_errors'));
    return Object.fromEntries(
      sources(route, /^\t*header (?:(@(?:class|exception)\d) )?([A-Z]\S+) "(.*)"$/gm)
        .filter(([name = '']) => name === '' || matches(classes.get(name) ?? '^$', path))
        .map(([, name = '', value = '']) => [name, value] as const),
    );
  },
  nginx: (plan, path) => {
    const text = nginxConfig(plan);
    const maps = new Map(
      sources(text, /map \$uri (\$\w+) \{([^]*?)\n {2}\}/g).map(([name = '', body = '']) => {
        const [, otherwise = ''] = /default "(.*)";/.exec(body) ?? [];
        const rules = sources(body, /^\s*"~(.*)" "(.*)";$/gm);
        const [, value] =
          rules.find(([source = '']) => matches(source.replaceAll('\\\\', '\\'), path)) ?? [];
        return [name, value ?? otherwise];
      }),
    );
    return Object.fromEntries(
      sources(text, /add_header (\S+) (?:"(.*)"|(\$\w+)) always;/g).map(
        ([name = '', value = '', variable = '']) =>
          [name, variable === '' ? value : (maps.get(variable) ?? '')] as const,
      ),
    );
  },
  Vercel: (plan, path) => {
    const { headers } = JSON.parse(vercelJson(plan)) as {
      headers: { source: string; headers: { key: string; value: string }[] }[];
    };
    const sent: Record<string, string> = {};
    for (const { source, headers: pairs } of headers)
      if (matches(`^${source.replace(/:\w+/g, '[^/]+')}$`, path))
        for (const { key, value } of pairs) {
          // None of them twice.
          expect([path, key in sent, key]).toEqual([path, false, key]);
          sent[key] = value;
        }
    return sent;
  },
  Firebase: (plan, path) => {
    const { hosting } = JSON.parse(firebaseJson(plan)) as {
      hosting: { headers: { regex: string; headers: { key: string; value: string }[] }[] };
    };
    return Object.fromEntries(
      hosting.headers
        .filter(({ regex }) => matches(regex, path))
        .flatMap(({ headers }) => headers.map(({ key, value }) => [key, value] as const)),
    );
  },
  'Azure, which has the first route only': (plan, path) => {
    const { globalHeaders, routes } = JSON.parse(staticWebAppConfig(plan)) as {
      globalHeaders: Headers;
      routes: { route: string; headers: Headers }[];
    };
    const route = routes.find((candidate) =>
      matches(`^${candidate.route.replaceAll('.', String.raw`\.`).replaceAll('*', '.*')}$`, path),
    );
    return { ...globalHeaders, ...route?.headers };
  },
  'CloudFront, whose function has the last word': (plan, path) => {
    const event = JSON.stringify({ request: { uri: path }, response: { headers: {} } });
    const ran: unknown = runInNewContext(
      `${responseFunction(plan)}\nJSON.stringify(handler(${event}))`,
    );
    const { headers } = JSON.parse(String(ran)) as { headers: Record<string, { value: string }> };
    return {
      ...plan.everywhere,
      ...Object.fromEntries(
        [...REPLACED, 'Cache-Control'].flatMap((name) => {
          const set = headers[name.toLowerCase()];
          return set ? [[name, set.value] as const] : [];
        }),
      ),
    };
  },
};

describe.each(['/', '/v1.0/'])('at %s', (base) => {
  const plan = planAt(base);

  test('the bridge and the practice pages are sent what is theirs, and no other file', () => {
    const sent = PAGES.map((path) => {
      const headers = headersFor(plan, base + path);
      return [path, ...REPLACED.map((name) => headers[name])];
    });
    expect(sent).toEqual([
      ['', 'ordinary', 'DENY'],
      ['practice/', 'ordinary', 'DENY'],
      ['practice/x/', 'practice', 'DENY'],
      ['practice/bridge/', 'bridge', 'SAMEORIGIN'],
      ['practice/x/deck.json', 'ordinary', 'DENY'],
      ['a.js', 'ordinary', 'DENY'],
    ]);
  });

  test.each(Object.entries(READINGS))('%s sends the same', (host, read) => {
    for (const path of PAGES) {
      // Azure has no wildcard for a folder within: its list of roles may frame, too.
      if (host.startsWith('Azure') && path === 'practice/') continue;
      const sent = read(plan, base + path);
      const wanted = headersFor(plan, base + path);
      for (const name of [...REPLACED, 'Cache-Control'])
        expect([path, name, sent[name]]).toEqual([path, name, wanted[name]]);
    }
  });

  test.each(['nginx', 'Apache'])('%s knows a page by its file, too', (host) => {
    for (const page of ['practice/x/', 'practice/bridge/'])
      expect(READINGS[host]?.(plan, `${base}${page}index.html`)['Content-Security-Policy']).toBe(
        headersFor(plan, base + page)['Content-Security-Policy'],
      );
  });
});

test('without special pages, nothing is an exception', () => {
  const plan = hostingPlan({ base: '/', policy: 'ordinary', files: FILES, redirects: [] });
  expect(plan.exceptions).toEqual([]);
  expect(headersFile(plan)).not.toContain('!');
});
