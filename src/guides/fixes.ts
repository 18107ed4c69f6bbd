/**
 * What can be mended in a guide's file without asking its writer: the form of ids and dates, list
 * markers, trailing space, line ends, the order of keys and attributes. A mend that would change
 * what a reader reads is not made.
 */
import { z } from 'astro/zod';
import { isMap, isScalar, parseDocument } from 'yaml';
import { isoDate } from './iso-date.ts';
import { slugOf } from './new-guide.ts';
import { parseMdx } from './reading/syntax.ts';
import type { RawNode } from './reading/tree.ts';
import { readYaml } from './reading/yaml.ts';
import { guideFrontmatter, SLUG, tags, type TagName } from './schema.ts';

export interface FixedText {
  text: string;
  /** What was mended, for the writer to read. */
  mended: string[];
}

interface Fix {
  /** What is said of it. */
  name: string;
  /** Whether values of the frontmatter or attributes become others: what was refused is accepted. */
  changesValues?: true;
  apply: (text: string) => string;
}

const FRONTMATTER = /^---\n([^]*?\n)?---[ \t]*(?:\n|$)/;
const DATE_KEYS = /^(published|updated|\s*(?:- )?date): *(["']?)(.+?)\2 *(#.*)?$/gm;

const FIXES: readonly Fix[] = [
  { name: 'byte-order mark', apply: (text) => text.replace(/^\ufeff/, '') },
  { name: 'line ends', apply: (text) => text.replace(/\r\n?/g, '\n') },
  {
    name: 'trailing space',
    // Two spaces before another line of text break the line there.
    apply: (text) =>
      outsideCode(text, (part) => part.replace(/(?<=\S)(?: ?\t+ *| )$|^[ \t]+$/gm, '')).replace(
        /\n+$/,
        '\n',
      ),
  },
  { name: 'last line end', apply: (text) => (text === '' ? text : `${text.trimEnd()}\n`) },
  {
    name: 'list markers',
    apply: (text) => outsideCode(text, (part) => part.replace(/^( *)[*+](?= +[^\s*+-])/gm, '$1-')),
  },
  {
    name: 'form of dates',
    changesValues: true,
    apply: (text) =>
      inFrontmatter(text, (yaml) =>
        yaml.replace(DATE_KEYS, (line, key: string, _quote, value: string, comment?: string) => {
          const iso = isoDate(value);
          return iso === undefined ? line : `${key}: ${iso}${comment ? ` ${comment}` : ''}`;
        }),
      ),
  },
  { name: 'form of ids', changesValues: true, apply: mendIds },
  { name: 'order of keys', apply: (text) => inFrontmatter(text, orderKeys) },
  {
    name: 'order of attributes',
    apply: (text) => outsideCode(text, (part) => part.replace(TAG, orderAttributes)),
  },
];

/** Mend one file of a guide; a second time there is nothing left to mend. */
export function fixGuideFile(text: string): FixedText {
  let current = text;
  const mended: string[] = [];
  for (const { name, apply, changesValues } of FIXES) {
    const next = apply(current);
    if (next === current) continue;
    if (!saysTheSame(current, next, changesValues === true)) continue;
    current = next;
    mended.push(name);
  }
  return { text: current, mended };
}

/** Whether two texts read the same: their Markdown, and, unless values may change, the rest. */
function saysTheSame(before: string, after: string, valuesMayChange: boolean): boolean {
  const [a, b] = [before, after].map((text) => {
    const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
    const yaml = FRONTMATTER.exec(plain);
    const { tree, problem } = parseMdx(yaml ? plain.slice(yaml[0].length) : plain, 'f-');
    return {
      // What cannot be parsed is compared as it stands, without the spaces that nobody sees.
      body: tree ? withoutPlaces(tree, valuesMayChange) : `${problem.rule} ${plain.trimEnd()}`,
      data: yaml && dataOf(yaml[1] ?? ''),
    };
  });
  return (
    JSON.stringify(a?.body) === JSON.stringify(b?.body) &&
    (valuesMayChange || JSON.stringify(a?.data) === JSON.stringify(b?.data))
  );
}

/** The tree as it is printed, wherever in the file it stands. */
function withoutPlaces(node: RawNode, valuesMayChange: boolean): unknown {
  const { type, tagName, name, value, properties, attributes = [], children = [] } = node;
  const written = attributes
    .map((attribute) => [attribute.type, attribute.name, attribute.value])
    .map((parts) => (valuesMayChange && parts[1] === 'id' ? parts.slice(0, 2) : parts));
  return [
    type,
    tagName,
    name,
    // Spaces at the end of a line are not seen.
    value?.replace(/[ \t]+(?=\n)/g, ''),
    properties,
    written.map((parts) => JSON.stringify(parts)).toSorted(),
    children.map((child) => withoutPlaces(child, valuesMayChange)),
  ];
}

/** What YAML says; where it cannot be read, its text without the spaces that nobody sees. */
function dataOf(yaml: string): unknown {
  const { data, problems } = readYaml(yaml, z.unknown());
  return problems.length === 0 ? sorted(data) : yaml.replace(/[ \t]+$/gm, '').trimEnd();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, entry]) => [key, sorted(entry)]);
}

/** Change all but fenced code, in which spaces and stars mean what they are. */
function outsideCode(text: string, change: (part: string) => string): string {
  let fence: string | undefined;
  let part: string[] = [];
  const parts: string[] = [];
  const flush = () => {
    if (part.length > 0)
      parts.push(fence === undefined ? change(part.join('\n')) : part.join('\n'));
    part = [];
  };
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && fence === undefined) {
      flush();
      fence = mark;
      part.push(line);
    } else if (mark !== undefined && fence !== undefined && mark.startsWith(fence)) {
      part.push(line);
      flush();
      fence = undefined;
    } else part.push(line);
  }
  flush();
  return parts.join('\n');
}

function inFrontmatter(text: string, change: (yaml: string) => string): string {
  const [whole, yaml] = FRONTMATTER.exec(text) ?? [];
  if (whole === undefined || yaml === undefined) return text;
  return `---\n${change(yaml)}${whole.slice(4 + yaml.length)}${text.slice(whole.length)}`;
}

/** Ids in the one form they have; one that another question has already stays for its writer. */
function mendIds(text: string): string {
  const taken = new Set([...text.matchAll(/\bid="([^"\n]*)"/g)].map(([, id = '']) => id));
  return outsideCode(text, (part) =>
    part.replace(
      /(<Question\b[^<>]*?\bid=")([^"\n]*)(")/g,
      (tag, start: string, id: string, end) => {
        // A hint asks for a name that nobody has thought of yet.
        if (SLUG.test(id) || id.includes('‹')) return tag;
        const mended = slugOf(id);
        if (mended === '' || mended.length > 64 || taken.has(mended)) return tag;
        taken.add(mended);
        return `${start}${mended}${String(end)}`;
      },
    ),
  );
}

/** The keys of `guide.mdx` in the order of the contract, comments with the key below them. */
function orderKeys(yaml: string): string {
  const document = parseDocument(yaml, { logLevel: 'error' });
  if (document.errors.length > 0 || !isMap(document.contents)) return yaml;
  const order = Object.keys(guideFrontmatter.shape);
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const parts: { key: string; lines: string[] }[] = [];
  let waiting: string[] = [];
  for (const line of yaml.replace(/\n$/, '').split('\n')) {
    const [, key] = /^([A-Za-z]\w*):(?:\s|$)/.exec(line) ?? [];
    if (key !== undefined) {
      parts.push({ key, lines: [...waiting, line] });
      waiting = [];
    } else if (line.startsWith('#')) waiting.push(line);
    else if (parts.length === 0) return yaml;
    else {
      parts.at(-1)?.lines.push(...waiting, line);
      waiting = [];
    }
  }
  const known = document.contents.items.map(({ key }) => (isScalar(key) ? key.value : undefined));
  // A key that is written in another way, such as in quotes, is left to its writer.
  if (parts.map(({ key }) => key).join() !== known.join()) return yaml;
  const inOrder = parts.toSorted((a, b) => place(a.key) - place(b.key));
  return `${[...inOrder.flatMap(({ lines }) => lines), ...waiting].join('\n')}\n`;
}

const TAG = new RegExp(
  String.raw`<(${Object.keys(tags).join('|')})((?:\s+[A-Za-z]+="[^"<>]*")+)(?=\s*/?>)`,
  'g',
);

/** The attributes change places; the spaces and lines between them stay. */
function orderAttributes(_tag: string, name: string, written: string): string {
  const order = Object.keys(tags[name as TagName].shape);
  const place = (attribute: string) => {
    const index = order.indexOf(attribute.split('=')[0] ?? '');
    return index < 0 ? order.length : index;
  };
  const attributes = written.match(/[A-Za-z]+="[^"]*"/g) ?? [];
  const inOrder = attributes.toSorted((a, b) => place(a) - place(b));
  let next = 0;
  return `<${name}${written.replace(/[A-Za-z]+="[^"]*"/g, () => inOrder[next++] ?? '')}`;
}
