import type { Fragment, FragmentPart } from './pagefind.ts';
import { isFormOf, UNSHOWN, words } from './words.ts';

/** A run of an excerpt, marked where it is what the reader searched for. */
export interface Segment {
  text: string;
  marked: boolean;
}

export interface SearchResult {
  /** Leads to the exact heading. */
  href: string;
  title: string;
  role: string;
  /** What kind of thing it is, or the section of the guide that it stands in. */
  section: string;
  type: string | undefined;
  level: string | undefined;
  excerpt: Segment[];
}

/** @param asked the words that were searched for */
export function toResult(fragment: Fragment, asked: readonly string[]): SearchResult {
  const { meta } = fragment;
  const title = meta['title'] ?? '';
  const isNamed = (meta['about'] ?? '').split(', ').some((name) => isSame(words(name), asked));
  const heading = isNamed ? undefined : bestHeading(fragment, asked, title);
  const part = heading ?? fragment;
  return {
    href: part.url,
    title: heading?.title ?? title,
    role: meta['role'] ?? '',
    section: (heading && sectionOf(heading, fragment)) ?? meta['section'] ?? '',
    type: meta['type'],
    level: meta['level'],
    excerpt: heading
      ? withoutTitle(segments(part.excerpt), heading.title ?? '')
      : excerptOf(fragment, asked),
  };
}

function isSame(name: readonly string[], asked: readonly string[]): boolean {
  return name.length > 0 && name.join(' ') === asked.join(' ');
}

/** Pagefind's excerpt, or, where only a part of the record is prose, the sentences that fit best. */
function excerptOf({ content, excerpt }: Fragment, asked: readonly string[]): Segment[] {
  const [prose, unshown] = content.split(UNSHOWN);
  if (prose === undefined || unshown === undefined) return segments(excerpt);
  const isAsked = (run: string) =>
    words(run).some((known) => asked.some((word) => isFormOf(known, word)));
  const sentences = prose.trim().split(/(?<=[.?!])\s+/);
  const counts = sentences.map((sentence) => sentence.split(/\s+/).filter(isAsked).length);
  const best = Math.max(0, counts.indexOf(Math.max(...counts)));
  const shown = `${best > 0 ? '… ' : ''}${sentences.slice(best, best + 2).join(' ')}`;
  const marked = shown
    .split(/([\p{L}\p{N}][\p{L}\p{N}'’-]*)/u)
    .map((run, index) => (index % 2 === 1 && isAsked(run) ? `<mark>${run}</mark>` : run));
  return segments(marked.join(''));
}

/** What follows below a heading, with which its excerpt begins. */
function withoutTitle(excerpt: Segment[], title: string): Segment[] {
  const whole = excerpt.map(({ text }) => text).join('');
  if (!whole.startsWith(title)) return excerpt;
  let left = title.length + (/^[\s.?!…]*/.exec(whole.slice(title.length))?.[0].length ?? 0);
  return excerpt.flatMap(({ text, marked }) => {
    const rest = text.slice(left);
    left = Math.max(0, left - text.length);
    return rest === '' ? [] : [{ text: rest, marked }];
  });
}

/** The heading of a record that says more of what was asked than the record's own title does. */
function bestHeading(
  { sub_results: parts }: Fragment,
  asked: readonly string[],
  title: string,
): FragmentPart | undefined {
  const said = (text: string) => {
    const inText = words(text);
    return asked.filter((word) => inText.some((known) => isFormOf(known, word))).length;
  };
  const score = ({ weighted_locations }: FragmentPart) =>
    weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
  const [best] = parts
    .filter(({ url }) => url.includes('#'))
    .map((part) => ({ part, said: said(part.title ?? ''), score: score(part) }))
    .toSorted((a, b) => b.said - a.said || b.score - a.score);
  return best && best.said > said(title) ? best.part : undefined;
}

/** The last heading of a section at or before a heading. */
function sectionOf({ url }: FragmentPart, { anchors }: Fragment): string | undefined {
  const at = anchors.findIndex(({ id }) => url.endsWith(`#${id}`));
  return anchors.slice(0, at + 1).findLast(({ element }) => element === 'h2')?.text;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
};

/** Pagefind marks with `<mark>` in escaped HTML; read as text, so that nothing is ever parsed. */
export function segments(excerpt: string): Segment[] {
  const unescape = (text: string) =>
    text.replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
  return excerpt
    .split(/(<mark>.*?<\/mark>)/)
    .flatMap((run) => {
      // Pagefind marks the comma after a word, too.
      const [, word, after = ''] = /^<mark>(.*?)([.,:!?)”]*)<\/mark>$/.exec(run) ?? [];
      return word === undefined
        ? [{ text: unescape(run), marked: false }]
        : [
            { text: unescape(word), marked: true },
            { text: after, marked: false },
          ];
    })
    .filter(({ text }) => text !== '');
}
