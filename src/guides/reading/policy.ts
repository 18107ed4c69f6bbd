/**
 * What a writer's text may turn into. The tree that is checked is the tree that is printed: each
 * node is copied by allow-list into a new one, and what has no entry here has no way into a page.
 */
import type { Element, ElementContent, Properties } from 'hast';
import type { Finding, Place } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';
import { highlight, isLanguage, LANGUAGES } from './highlight.ts';
import { linkTrouble } from './links.ts';
import { writeNearest } from './nearest.ts';
import { refuse } from './refusals.ts';
import { codePoint, HIDDEN } from './source.ts';
import { placeOf, type RawNode } from './tree.ts';

export interface ImageSize {
  width: number;
  height: number;
}

const MAX_DEPTH = 24;

/** Elements that Markdown makes, and the properties each may keep. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  p: [],
  em: [],
  strong: [],
  del: [],
  br: [],
  hr: [],
  blockquote: [],
  ul: [],
  ol: ['start'],
  li: ['id'],
  h3: [],
  h4: [],
  a: ['href', 'title', 'id', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaLabel'],
  sup: [],
  img: ['src', 'alt', 'title'],
  pre: [],
  code: [],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: [],
  td: [],
};

export interface Cleaning {
  /** Rewrites an allowed link for printing. */
  resolveLink: (link: string) => string;
  /** The size in pixels of a picture in this guide's folder, by file name. */
  imageSize: (name: string) => ImageSize | undefined;
  report: (finding: Finding) => void;
  /** Called for each allowed link that stays within the site. */
  onLink?: ((link: string, place: Place) => void) | undefined;
}

/** Copy the allowed part of some nodes, and report the rest. Never throws. */
export function clean(nodes: readonly RawNode[], cleaning: Cleaning, depth = 0): ElementContent[] {
  return nodes.flatMap((node) => cleanNode(node, cleaning, depth));
}

function cleanNode(node: RawNode, cleaning: Cleaning, depth: number): ElementContent[] {
  if (depth > MAX_DEPTH) {
    if (node.type === 'text' && (node.value ?? '').trim() === '') return [];
    cleaning.report({
      ...placeOf(node),
      rule: 'too-deep',
      message: 'this is nested too deeply',
      expected: `at most ${MAX_DEPTH} levels of lists and quotes`,
      fix: 'take it out of some of the lists or quotes around it',
    });
    return [];
  }
  if (node.type === 'text') return cleanText(node, cleaning);
  if (node.type === 'element') return cleanElement(node, cleaning, depth);
  cleaning.report(refuse(node));
  return [];
}

/** A node that the parser made up, such as a check box, stands where its parent does. */
function childrenOf(node: RawNode): RawNode[] {
  return (node.children ?? []).map((child) =>
    child.position ? child : { ...child, position: node.position },
  );
}

/** Marks that Markdown did not take for what the writer meant by them. */
const LEFTOVERS: readonly [
  pattern: RegExp,
  rule: RuleId,
  message: string,
  expected: string,
  fix: string,
][] = [
  [
    /!\[[^\]]*\]\(/,
    'image-syntax',
    'this is not read as a picture',
    '![what the picture shows](./name.png)',
    'take spaces out of the file’s name',
  ],
  [
    /\*\*/,
    'unclosed-bold',
    'the ** here are printed as they are',
    '**words** without spaces next to the stars',
    'close the bold, or write \\*\\* for two stars',
  ],
  [
    /^\s*[•▪◦‣·]\s/m,
    'bullet',
    'this line starts with a typed bullet, so it is no list',
    'lines that start with a hyphen and a space',
    'write - in place of the bullet, with a blank line before the list',
  ],
];

/** Every text with one of them holds such a sign, and few texts do. */
const SIGNS = /!\[|\*\*|[•▪◦‣·]/;

function cleanText(node: RawNode, { report }: Cleaning): ElementContent[] {
  const value = node.value ?? '';
  // An entity such as &#8238; writes a character that the file itself does not hold.
  const hidden = HIDDEN.exec(value);
  const leftover = SIGNS.test(value)
    ? LEFTOVERS.find(([pattern]) => pattern.test(value))
    : undefined;
  if (leftover) {
    const [, rule, message, expected, fix] = leftover;
    report({ ...placeOf(node), rule, message, expected, fix });
  }
  if (!hidden) return [{ type: 'text', value }];
  report({
    ...placeOf(node),
    rule: 'hidden-character',
    message: `this text holds the hidden character ${codePoint(hidden[0])}`,
    expected: 'characters one can see',
    fix: 'remove it, or the entity (&#…;) that writes it',
  });
  return [];
}

function cleanElement(node: RawNode, cleaning: Cleaning, depth: number): ElementContent[] {
  const tagName = node.tagName ?? '';
  const { report } = cleaning;
  if (/^h[1-6]$/.test(tagName) && (depth > 0 || !/^h[34]$/.test(tagName))) {
    report({
      ...placeOf(node),
      rule: 'heading-level',
      message: `a heading of level ${tagName.slice(1)} cannot stand here`,
      expected: '## to start an item; ### and #### inside one, outside of lists and quotes',
      fix: depth > 0 ? 'take it out of the list or quote' : 'change the number of # signs',
    });
    return [];
  }
  const allowed = Object.hasOwn(ELEMENTS, tagName) ? ELEMENTS[tagName] : undefined;
  if (!allowed) {
    report(
      tagName === 'input'
        ? {
            ...placeOf(node),
            rule: 'task-list',
            message: 'task lists ([ ] and [x]) are not part of a guide',
            expected: 'a plain list',
            fix: 'remove the brackets',
          }
        : refuse({ ...node, name: tagName, type: 'mdxJsxTextElement' }),
    );
    return [];
  }
  if (tagName === 'pre') return cleanCode(node, cleaning);
  const properties = pick(node.properties ?? {}, allowed);
  for (const name of ['alt', 'title']) {
    const value = textProperty(properties, name);
    const kept = cleanText({ type: 'text', value, position: node.position }, cleaning);
    if (kept.length === 0) properties[name] = null;
  }
  if (tagName === 'a' && !cleanLink(node, properties, cleaning))
    return clean(childrenOf(node), cleaning, depth + 1);
  if (tagName === 'img') return cleanImage(node, properties, cleaning);
  if (tagName === 'th' || tagName === 'td') {
    const style = textProperty(node.properties ?? {}, 'style');
    const align = /^text-align: (left|center|right)$/.exec(style)?.[1];
    if (align && align !== 'left') properties['className'] = [`align-${align}`];
  }
  const children = clean(childrenOf(node), cleaning, depth + 1);
  const element: Element = { type: 'element', tagName, properties, children };
  if (tagName === 'th') {
    // The corner of a table often has no words; then it heads nothing.
    if (children.length > 0) properties['scope'] = 'col';
    else element.tagName = 'td';
  }
  // A wide table scrolls by itself, not the page; the keyboard reaches it by the tab stop.
  return tagName === 'table' ? [scrollable('Table', element)] : [element];
}

function scrollable(label: string, child: Element): Element {
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: label },
    children: [child],
  };
}

function cleanCode(node: RawNode, { report }: Cleaning): ElementContent[] {
  const code = node.children?.[0];
  const text = (code?.children ?? [])
    .map((child) => child.value ?? '')
    .join('')
    .replace(/\n$/, '');
  const language = (textProperty(code?.data ?? {}, 'lang') || 'text').toLowerCase();
  if (!isLanguage(language)) {
    report({
      ...placeOf(node),
      rule: 'code-language',
      message: `“${language}” is not a language the highlighter knows`,
      expected: `one of: ${LANGUAGES.join(', ')}`,
      fix: writeNearest(language, LANGUAGES, 'write text'),
    });
    return [];
  }
  return [
    {
      type: 'element',
      tagName: 'pre',
      properties: { tabIndex: 0, role: 'group', ariaLabel: 'Code' },
      children: [
        { type: 'element', tagName: 'code', properties: {}, children: highlight(text, language) },
      ],
    },
  ];
}

function cleanLink(
  node: RawNode,
  properties: Properties,
  { report, resolveLink, onLink }: Cleaning,
): boolean {
  const link = textProperty(properties, 'href');
  if (
    properties['dataFootnoteRef'] !== undefined ||
    properties['dataFootnoteBackref'] !== undefined
  )
    return true;
  const trouble = linkTrouble(link);
  if (trouble) {
    report({ ...placeOf(node), rule: 'unsafe-link', ...trouble });
    return false;
  }
  if ((node.children ?? []).length === 0) {
    report({
      ...placeOf(node),
      rule: 'empty-link',
      message: 'the link has no words',
      expected: '[words that say where it goes](address)',
      fix: 'write words between the brackets',
    });
    return false;
  }
  if (/^[/.#]/.test(link)) onLink?.(link, placeOf(node));
  properties['href'] = resolveLink(link);
  return true;
}

function cleanImage(
  node: RawNode,
  properties: Properties,
  { report, resolveLink, imageSize }: Cleaning,
): ElementContent[] {
  const src = textProperty(properties, 'src');
  const place = placeOf(node);
  if (textProperty(node.properties ?? {}, 'alt').trim() === '') {
    report({
      ...place,
      rule: 'image-alt',
      message: 'the image has no alternative text',
      expected: '![what the image shows](./name.png)',
      fix: 'say in a few words what a reader should learn from it',
    });
  }
  if (!/^\.\/[\w-]+\.(?:png|jpe?g|webp|avif)$/.test(src)) {
    report({
      ...place,
      rule: 'image-place',
      message: `the image “${src}” is not a picture in this guide’s folder`,
      expected: './name.png, .jpg, .webp, or .avif beside this file',
      fix: 'copy the image into the folder and write ./ and its name',
    });
    return [];
  }
  const size = imageSize(src.slice(2));
  if (!size) {
    report({
      ...place,
      rule: 'image-missing',
      message: `there is no image “${src}”`,
      expected: 'the name of a picture in this guide’s folder',
      fix: 'check the spelling, capitals included, and that the file was added',
    });
    return [];
  }
  return [
    {
      type: 'element',
      tagName: 'img',
      properties: { ...properties, ...size, src: resolveLink(src), loading: 'lazy' },
      children: [],
    },
  ];
}

/** A property as text; anything else than text counts as none. */
function textProperty(properties: Record<string, unknown>, name: string): string {
  const value = properties[name];
  return typeof value === 'string' ? value : '';
}

function pick(properties: Record<string, unknown>, names: readonly string[]): Properties {
  const kept: Properties = {};
  for (const name of names) {
    const value = properties[name];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      kept[name] = value;
    else if (Array.isArray(value)) kept[name] = value.map(String);
  }
  return kept;
}
