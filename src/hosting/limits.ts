import type { TextFiles } from './host-files.ts';

/** A file of the built site. */
export interface SizedFile {
  path: string;
  size: number;
}

/** What the hosts' own manuals say they take. */
const CLOUDFLARE = {
  rules: 100,
  line: 2_000,
  redirects: 2_000,
  redirectLine: 1_000,
  files: 20_000,
  fileBytes: 25 * 1024 * 1024,
};
const VERCEL = { routes: 1_024, value: 4_096 };
const AZURE = { configBytes: 20 * 1024, files: 15_000 };
const CLOUDFRONT = { functionBytes: 10 * 1024, headersBytes: 10_240 };
/** nginx reads its configuration in pieces of this size, and a word has to fit in one. */
const NGINX = { word: 4_096 };

/**
 * What a host would refuse, a sentence each; nothing where all hosts take the site. One host's limit
 * is no fault of the site: whoever publishes elsewhere need not care.
 */
export function brokenLimits(configs: TextFiles, files: readonly SizedFile[]): string[] {
  const broken: string[] = [];
  const expect = (host: string, what: string, found: number, most: number, remedy: string) => {
    if (found > most)
      broken.push(`Not for ${host}: ${what} (${found}); it takes at most ${most}. ${remedy}`);
  };
  const text = (name: string) => configs[name] ?? '';
  const lines = (name: string) => text(name).split('\n').filter(Boolean);
  const longest = (all: readonly string[]) => Math.max(0, ...all.map((line) => line.length));

  const headers = lines('_headers');
  expect(
    'Cloudflare',
    'rules in _headers',
    headers.filter((line) => line.startsWith('/')).length,
    CLOUDFLARE.rules,
    'Put new files into a folder that has a rule.',
  );
  expect(
    'Cloudflare',
    'characters in a line of _headers',
    longest(headers),
    CLOUDFLARE.line,
    'Each kind of page with styles of its own adds a hash to the policy; let kinds share styles.',
  );
  const redirects = lines('_redirects');
  expect(
    'Cloudflare',
    'lines in _redirects',
    redirects.length,
    CLOUDFLARE.redirects,
    'Drop the oldest aliases of guides.',
  );
  expect(
    'Cloudflare',
    'characters in a line of _redirects',
    longest(redirects),
    CLOUDFLARE.redirectLine,
    'Shorten the base path or the alias.',
  );
  expect('Cloudflare', 'files', files.length, CLOUDFLARE.files, 'Leave data files out.');
  for (const { path, size } of files)
    expect('Cloudflare', `bytes of ${path}`, size, CLOUDFLARE.fileBytes, 'Split the file.');
  expect('Azure Static Web Apps', 'files', files.length, AZURE.files, 'Leave data files out.');
  expect(
    'Azure Static Web Apps',
    'bytes of staticwebapp.config.json',
    text('staticwebapp.config.json').length,
    AZURE.configBytes,
    'Drop the oldest aliases of guides.',
  );
  const vercel = JSON.parse(text('vercel.json') || '{}') as {
    headers?: { headers: { value: string }[] }[];
    redirects?: unknown[];
  };
  expect(
    'Vercel',
    'routes in vercel.json',
    (vercel.headers?.length ?? 0) + (vercel.redirects?.length ?? 0),
    VERCEL.routes,
    'Drop the oldest aliases of guides.',
  );
  const values = (vercel.headers ?? []).flatMap((rule) => rule.headers.map(({ value }) => value));
  expect(
    'Vercel',
    'characters of a header',
    longest(values),
    VERCEL.value,
    'Let pages share styles.',
  );
  for (const code of text('cloudfront.yaml').match(/FunctionCode: [^]*?(?=\n {2}\S|\n\S)/g) ?? [])
    expect(
      'CloudFront',
      'bytes of a function',
      code.length,
      CLOUDFRONT.functionBytes,
      'Drop the oldest aliases of guides.',
    );
  expect(
    'CloudFront',
    'bytes of all headers',
    headers.filter((line) => line.startsWith(' ')).join('').length,
    CLOUDFRONT.headersBytes,
    'Let pages share styles.',
  );
  expect(
    'nginx',
    'characters of a word in nginx.conf',
    longest(text('nginx.conf').match(/"[^"\n]*"/g) ?? []),
    NGINX.word,
    'Let pages share styles.',
  );
  return broken;
}
