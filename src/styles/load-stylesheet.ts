/**
 * Styles of what only a script shows come with the script: no page carries them, and nothing waits
 * for them. Once a document.
 *
 * @param href address of a style sheet, as `import href from './x.css?url'` gives it
 */
export function loadStylesheet(href: string): void {
  if (document.querySelector(`link[href="${href}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
}
