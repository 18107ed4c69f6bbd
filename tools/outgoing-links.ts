import type { Block } from '../src/guides/block.ts';
import { textOfHtml } from '../src/guides/block.ts';
import type { Guide, GuideSection } from '../src/guides/guide.ts';
import type { Content } from '../src/guides/reading/content.ts';
import type { Place } from '../src/guides/problem.ts';

/** An address outside of the site, and where writers name it. */
export interface OutgoingLink {
  url: string;
  /** The files and lines, the first of each file. */
  places: (Place & { file: string })[];
}

function hrefs(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (!('html' in block))
      return [...('url' in block.props ? [block.props.url] : []), ...hrefs(block.children)];
    return [...block.html.matchAll(/\shref="([^"]*)"/g)].map(([, url = '']) => textOfHtml(url));
  });
}

function linksOf(guide: Guide): string[] {
  const texts = ({ intro, footnotes }: GuideSection<unknown>) => [
    ...hrefs(intro),
    ...hrefs(footnotes),
  ];
  const { questions, prepTips, formats, mistakes, faqs } = guide;
  return [
    ...guide.stats.map(({ source }) => source.url),
    ...hrefs([...guide.quickAnswer, ...guide.quickAnswerNotes]),
    ...[questions, prepTips, formats, mistakes, faqs].flatMap(texts),
    ...questions.items.flatMap(({ strategy, weakAnswer, sampleAnswer, keyPoints, references }) => [
      ...hrefs([...strategy, ...weakAnswer, ...sampleAnswer]),
      ...keyPoints.flatMap(({ html }) => hrefs([{ html }])),
      ...references.map(({ url }) => url),
    ]),
    ...[prepTips, formats, mistakes, faqs].flatMap(({ items }) =>
      items.flatMap(({ body }) => hrefs(body)),
    ),
  ].filter((url) => /^https?:/.test(url));
}

/** The address that is asked for: what follows `#` never leaves the browser. */
const asked = (url: string) => url.replace(/#.*$/, '');

/**
 * Every address that guides and authors lead to, once, in the order of the alphabet.
 *
 * @param files path → text, for the places
 */
export function outgoingLinks(
  { guides, authors }: Pick<Content, 'guides' | 'authors'>,
  files: ReadonlyMap<string, string>,
): OutgoingLink[] {
  const urls = new Set([
    ...guides.flatMap(linksOf),
    ...Object.values(authors).flatMap(({ url }) => url ?? []),
  ]);
  const byAddress = new Map<string, OutgoingLink>();
  for (const url of [...urls].toSorted()) {
    const link = byAddress.get(asked(url)) ?? { url: asked(url), places: [] };
    byAddress.set(link.url, link);
    for (const [file, text] of files) {
      const at = text.indexOf(url);
      if (at < 0 || link.places.some((place) => place.file === file)) continue;
      const before = text.slice(0, at).split('\n');
      link.places.push({ file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
    }
  }
  return [...byAddress.values()];
}
