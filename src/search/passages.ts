/** What can be found in a record: its page, and each heading of it with what stands below. Pure. */
import type { Fragment } from './pagefind.ts';
import { UNSHOWN } from './words.ts';

export interface Passage {
  /** Leads to the exact heading. */
  href: string;
  title: string;
  /** Of the guide that it stands in; empty where it belongs to none. */
  role: string;
  /** What kind of thing it is, or the section of the guide that it stands in. */
  section: string;
  /** Of a question, as a reader sees them. */
  type: string | undefined;
  level: string | undefined;
  /** What else it is called: its id in words, its skills; other names of a role or a skill. */
  names: string[];
  text: string;
  /** Words that it is found by, and that are not shown. */
  unshown: string;
}

/** Pagefind counts words by these, and says where a heading stands by their number. */
const SEPARATORS = /[^\S\uFEFF]+/;

/** The page first, then its headings in their order. */
export function passagesOf({ url, meta, content, anchors }: Fragment): Passage[] {
  const said = content.split(SEPARATORS);
  const headings = anchors
    .filter(({ element }) => /^h\d$/.test(element))
    .toSorted((a, b) => a.location - b.location);
  const text = (from: number, place: number) =>
    said.slice(from, headings[place]?.location).join(' ');
  const role = meta['role'] ?? '';
  const title = meta['title'] ?? '';
  const page: Passage = {
    href: url,
    title,
    role,
    section: meta['section'] ?? '',
    type: undefined,
    level: undefined,
    names: namesIn(meta['about'] ?? ''),
    text: withoutTitle(text(0, 0), title),
    unshown: '',
  };
  let section = '';
  return [
    page,
    ...headings.map((heading, place): Passage => {
      if (heading.element === 'h2') section = heading.text;
      const below = withoutTitle(text(heading.location, place + 1), heading.text);
      const [prose = '', facts, unshown = ''] = below.split(UNSHOWN).map((part) => part.trim());
      const known = facts === undefined ? { section } : factsIn(facts);
      return {
        href: `${url}#${heading.id}`,
        title: heading.text,
        role,
        type: undefined,
        level: undefined,
        names: [],
        text: prose,
        unshown,
        ...known,
      };
    }),
  ];
}

/** Of a question, as `records.ts` writes them. */
function factsIn(facts: string): Pick<Passage, 'section' | 'type' | 'level' | 'names'> {
  const [type, level, names = ''] = facts.replace(/\.$/, '').split('; ');
  return { section: 'Question', type, level, names: namesIn(names) };
}

function namesIn(list: string): string[] {
  return list.split(', ').filter((name) => name !== '');
}

/** Pagefind ends a heading with a full stop where it has no other sign at its end. */
function withoutTitle(text: string, title: string): string {
  if (!text.startsWith(title)) return text;
  return text.slice(title.length).replace(/^\.?\s*/, '');
}
