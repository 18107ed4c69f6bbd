/** What each kind of file is, by the end of its name. Text is UTF-8 throughout. */
export const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  txt: 'text/plain',
  csv: 'text/csv',
  xml: 'application/xml',
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json',
  png: 'image/png',
  rules: 'application/speculationrules+json',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  bin: 'application/octet-stream',
};

/** Sent as they are; everything else is text, which is worth compressing. */
const BINARY: ReadonlySet<string> = new Set(['png', 'rules', 'ico', 'woff2', 'bin']);

export const TEXT_ENDINGS: readonly string[] = Object.keys(CONTENT_TYPES).filter(
  (ending) => !BINARY.has(ending),
);
