const loading = new Map<string, Promise<void>>();

/**
 * Styles of what only a script shows come with the script: no page carries them. Once a document.
 *
 * @param href address of a style sheet, as `import href from './x.css?url'` gives it
 * @returns when it is there, or cannot be had: better plain than not at all
 */
export function loadStylesheet(href: string): Promise<void> {
  const known = loading.get(href);
  if (known) return known;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  const loaded = new Promise<void>((done) => {
    link.onload = link.onerror = () => done();
  });
  loading.set(href, loaded);
  document.head.append(link);
  return loaded;
}
