import { mdxToHast } from 'satteri';
import { slug as slugOf } from 'github-slugger';
import type { z } from 'astro/zod';
import { htmlBlock, plainHtml, textOfHtml, type Block, type ComponentName } from './block.ts';
import { clean, isTagName, placeOf, refuse, type Cleaning, type RawNode } from './policy.ts';
import type { Finding, Place } from './problem.ts';
import { tags, type TagName } from './schema.ts';
import { codePoint, HIDDEN, tangled } from './source.ts';
import { findings } from './yaml.ts';

/** A parsed MDX file, before anything is known of what it means. */
export interface Section {
  /** What stands before the first `##`. */
  intro: Block[];
  items: Item[];
  /** The notes of `[^1]` references, to print at the end of the section. */
  footnotes: Block[];
}

/** What one `##` heading starts. */
export interface Item {
  title: string;
  titleHtml: string;
  /** The slug of the heading. */
  slug: string;
  place: Place;
  /** The metadata tag under the heading, its attributes checked. */
  tag:
    | { name: TagName; props: Record<string, unknown>; placeOf: (attribute: string) => Place }
    | undefined;
  body: Block[];
}

/** What a file of one kind may hold. */
export interface SectionRules {
  /** The tag that types an item, and whether every item needs it. */
  itemTag?: { name: TagName; required: boolean } | undefined;
  /** Tags that may stand in a body. */
  bodyTags: readonly ComponentName[];
  /** Prefix of footnote ids, so that two files of one page never clash. */
  footnotePrefix: string;
}

const ITEM_TAGS: ReadonlySet<TagName> = new Set(['Question', 'PrepTip', 'Format']);
const SELF_CLOSING: ReadonlySet<TagName> = new Set([...ITEM_TAGS, 'Reference']);

/**
 * Parse the body of a section file. Finds every problem it can, and returns what is sound.
 *
 * @param text the whole file with the frontmatter's lines left blank, so that places are true
 */
export function parseSection(
  text: string,
  rules: SectionRules,
  cleaning: Omit<Cleaning, 'report'>,
): { section: Section; problems: Finding[] } {
  const problems: Finding[] = [];
  const reader = new SectionReader(rules, {
    ...cleaning,
    report: (finding) => problems.push(finding),
  });
  const tangle = tangled(text);
  if (tangle) return { section: reader.section, problems: [tangle] };
  const whole = parse(text, rules);
  if (whole.tree) {
    reader.read(whole.tree, text);
  } else {
    // One broken tag must not hide the problems of the other items: read each item by itself.
    const parts = splitAtHeadings(text).map((part) => ({ part, ...parse(part, rules) }));
    if (parts.every(({ tree }) => tree)) problems.push(whole.problem);
    for (const { part, tree, problem } of parts) {
      if (tree) reader.read(tree, part);
      else problems.push(problem);
    }
  }
  return { section: reader.section, problems };
}

type Parsed = { tree: RawNode; problem?: undefined } | { tree?: undefined; problem: Finding };

function parse(text: string, { footnotePrefix }: SectionRules): Parsed {
  try {
    // Without a line end, Sätteri 0.10 aborts the process on some half-written `import` lines.
    const tree: unknown = mdxToHast(`${text}\n`, {
      features: {
        frontmatter: false,
        smartPunctuation: { quotes: true, ellipses: true, dashes: false },
        gfm: { footnotes: { clobberPrefix: footnotePrefix } },
      },
    });
    return { tree: tree as RawNode };
  } catch (error) {
    return { problem: syntaxProblem(error instanceof Error ? error.message : String(error)) };
  }
}

/** Each `##` item alone, blank lines standing for what was before it. */
function splitAtHeadings(text: string): string[] {
  const lines = text.split('\n');
  let fence: string | undefined;
  const starts = lines.flatMap((line, index) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark) fence = fence === undefined ? mark : mark.startsWith(fence) ? undefined : fence;
    return fence === undefined && line.startsWith('## ') ? [index] : [];
  });
  return [0, ...starts].map(
    (start, index, all) =>
      '\n'.repeat(start) +
      lines.slice(start, starts[index] ?? all.length + lines.length).join('\n'),
  );
}

const SYNTAX_HELP: readonly [pattern: RegExp, rule: string, expected: string, fix: string][] = [
  [
    /expected a closing tag/i,
    'unclosed-tag',
    'a closing tag for every tag that has text',
    'add the closing tag on a line of its own, or end a tag without text with />',
  ],
  [
    /closing (?:tag|slash)/i,
    'stray-closing-tag',
    'a closing tag only after its opening tag',
    'remove it, or write the opening tag before it',
  ],
  [
    /expression|brace/i,
    'no-expression',
    'text without braces, or braces inside `code`',
    'put the words with braces between backticks, or write \\{',
  ],
  [/character `!`/, 'no-html', 'Markdown without HTML comments', 'remove the comment'],
  [
    /after `<`|before name|in name|after name/i,
    'bare-angle',
    'a tag of the writers’ kit after <',
    'write &lt; for a “less than” sign, or put it between backticks',
  ],
  [
    /attribute/i,
    'attribute-syntax',
    'attributes written as name="text"',
    'put double quotes around the value',
  ],
];

function syntaxProblem(raw: string): Finding {
  const [, line, column, said]: (string | undefined)[] = /^(\d+):(\d+): ([^]*)$/.exec(raw) ?? [];
  const message = (said ?? raw)
    .replace(/ \(mdx[\w:-]+\)$/, '')
    .replace(/ ?\(\d+:\d+\)/g, '')
    .replace(/ ?\(note: [^]*?\)$/, '')
    .replace(/\n[^]*$/, '');
  const help = SYNTAX_HELP.find(([pattern]) => pattern.test(message));
  return {
    line: Number(line ?? 1),
    column: Number(column ?? 1),
    rule: help?.[1] ?? 'mdx-syntax',
    message: message.charAt(0).toLowerCase() + message.slice(1),
    expected: help?.[2] ?? 'Markdown and the tags of the writers’ kit',
    fix: help?.[3] ?? 'compare the place with the same tag in another guide',
  };
}

class SectionReader {
  readonly section: Section = { intro: [], items: [], footnotes: [] };
  readonly #rules: SectionRules;
  readonly #cleaning: Cleaning;
  #source = '';
  #reported = 0;

  constructor(rules: SectionRules, cleaning: Cleaning) {
    this.#rules = rules;
    this.#cleaning = {
      ...cleaning,
      report: (finding) => {
        this.#reported++;
        cleaning.report(finding);
      },
    };
  }

  read(tree: RawNode, source: string): void {
    this.#source = source;
    const groups: { heading?: RawNode; nodes: RawNode[] }[] = [{ nodes: [] }];
    for (const node of tree.children ?? []) {
      if (node.tagName === 'h2') groups.push({ heading: node, nodes: [] });
      else if (node.tagName === 'section') this.#readFootnotes(node);
      else groups.at(-1)?.nodes.push(node);
    }
    for (const { heading, nodes } of groups) {
      if (heading) this.section.items.push(this.#readItem(heading, nodes));
      else this.section.intro.push(...this.#readBody(nodes, false));
    }
  }

  #readFootnotes(node: RawNode): void {
    const list = (node.children ?? []).filter(({ tagName }) => tagName === 'ol');
    this.section.footnotes.push(...htmlBlock(clean(list, this.#cleaning)));
  }

  #readItem(heading: RawNode, nodes: RawNode[]): Item {
    const titleHtml = plainHtml(htmlBlock(clean(heading.children ?? [], this.#cleaning)));
    const title = textOfHtml(titleHtml).trim();
    const place = placeOf(heading);
    const slug = slugOf(title);
    if (slug === '') {
      this.#report(
        place,
        'empty-heading',
        'the heading has no words',
        '## and the words of the heading',
        'write the heading after ##',
      );
    } else if (title.length > 200) {
      this.#report(
        place,
        'long-heading',
        `the heading is ${title.length} characters long`,
        'at most 200 characters',
        'move the detail into the text below',
      );
    }
    const tagNodes = nodes.filter(({ name }) => isTagName(name) && ITEM_TAGS.has(name));
    const tag = this.#readItemTag(tagNodes, nodes, place);
    const reported = this.#reported;
    const body = this.#readBody(
      nodes.filter((node) => !tagNodes.includes(node)),
      true,
    );
    // Text that was refused is text, and its problem is known.
    if (body.length === 0 && reported === this.#reported) {
      this.#report(
        place,
        'empty-item',
        `“${title}” has no text`,
        'text below the heading',
        'write it, or remove the heading',
      );
    }
    return { title, titleHtml, slug, place, tag, body };
  }

  #readItemTag(tagNodes: RawNode[], nodes: RawNode[], heading: Place): Item['tag'] {
    const { itemTag } = this.#rules;
    const [first, ...more] = tagNodes;
    const isOurs = itemTag !== undefined && first?.name === itemTag.name;
    for (const node of isOurs ? more : tagNodes) {
      this.#report(
        placeOf(node),
        'misplaced-tag',
        !isOurs
          ? `<${node.name}> does not belong in this file`
          : `<${node.name}> stands here a second time`,
        itemTag ? `one <${itemTag.name} /> under each heading` : 'headings and text without tags',
        'remove it',
      );
    }
    if (!isOurs) {
      if (itemTag?.required && !first) {
        this.#report(
          heading,
          'missing-tag',
          `the heading has no <${itemTag.name} /> below it`,
          `<${itemTag.name} ${Object.keys(tags[itemTag.name].shape)
            .map((name) => `${name}="…"`)
            .join(' ')} />`,
          'add it on the next line but one',
        );
      }
      return undefined;
    }
    const before = nodes.slice(0, nodes.indexOf(first)).find(({ type }) => type !== 'text');
    if (before) {
      this.#report(
        placeOf(first),
        'misplaced-tag',
        `<${first.name}> comes after text`,
        'the tag directly under its heading',
        'move it up',
      );
    }
    const props = this.#readAttributes(first, itemTag.name);
    return (
      props && { name: itemTag.name, props, placeOf: (name) => this.#attributePlace(first, name) }
    );
  }

  /** Split nodes into static HTML and calls of components. */
  #readBody(nodes: readonly RawNode[], inItem: boolean): Block[] {
    const blocks: Block[] = [];
    let run: RawNode[] = [];
    let lastHeading = inItem ? 2 : 4;
    const flush = () => {
      blocks.push(...htmlBlock(this.#cleanRun(run)));
      run = [];
    };
    for (const node of nodes) {
      if (node.type.startsWith('mdxJsx')) {
        flush();
        blocks.push(...this.#readComponent(node, inItem));
        continue;
      }
      const level = /^h([34])$/.exec(node.tagName ?? '')?.[1];
      if (level) {
        if (Number(level) > lastHeading + 1 || !inItem) {
          this.#report(
            placeOf(node),
            'heading-skip',
            `a heading of level ${level} cannot follow here`,
            inItem ? '### before the first ####' : 'no smaller headings before the first ##',
            inItem ? 'remove one # sign' : 'write it as a sentence',
          );
        }
        lastHeading = Number(level);
      }
      run.push(node);
    }
    flush();
    return blocks;
  }

  /** Items are printed as `h3` under their section's `h2`, so their own headings go one deeper. */
  #cleanRun(run: readonly RawNode[]) {
    return clean(run, this.#cleaning).map((node) =>
      node.type === 'element' && /^h[34]$/.test(node.tagName)
        ? { ...node, tagName: `h${Number(node.tagName.slice(1)) + 1}` }
        : node,
    );
  }

  #readComponent(node: RawNode, inItem: boolean): Block[] {
    const { name } = node;
    if (!isTagName(name)) {
      this.#cleaning.report(refuse(node));
      return [];
    }
    const place = placeOf(node);
    const allowed = inItem
      ? this.#rules.bodyTags
      : this.#rules.bodyTags.filter((tag) => tag === 'Callout');
    if (!allowed.includes(name as ComponentName)) {
      this.#report(
        place,
        'misplaced-tag',
        `<${name}> does not belong ${inItem ? 'in this file' : 'before the first item'}`,
        allowed.length > 0
          ? `here: ${allowed.map((tag) => `<${tag}>`).join(', ')}`
          : 'text without tags',
        'move it to where it belongs, or remove it',
      );
      return [];
    }
    const props = this.#readAttributes(node, name);
    const children = node.children ?? [];
    const nested = children.find(
      ({ type, name: inner }) => type.startsWith('mdxJsx') && isTagName(inner),
    );
    if (nested) {
      this.#report(
        placeOf(nested),
        'nested-tag',
        `<${nested.name}> cannot stand inside <${name}>`,
        'text inside the tag',
        `close <${name}> before it`,
      );
      return [];
    }
    const reported = this.#reported;
    const content = this.#readContent(children);
    if (reported !== this.#reported) return [];
    if (SELF_CLOSING.has(name) ? content.length > 0 : content.length === 0) {
      this.#report(
        place,
        SELF_CLOSING.has(name) ? 'tag-with-text' : 'empty-tag',
        SELF_CLOSING.has(name) ? `<${name}> holds text` : `<${name}> is empty`,
        SELF_CLOSING.has(name)
          ? `<${name} … /> without text`
          : `text between <${name}> and </${name}>`,
        SELF_CLOSING.has(name)
          ? 'move the text out and end the tag with />'
          : 'write the text, or remove the tag',
      );
      return [];
    }
    return props
      ? [{ component: name as ComponentName, props: stringAttributes(node), children: content }]
      : [];
  }

  /** The text of a tag: a tag on one line holds bare words, which become a paragraph. */
  #readContent(children: readonly RawNode[]): Block[] {
    const isInline = children.some(({ type, value, tagName }) =>
      type === 'text'
        ? (value ?? '').trim() !== ''
        : /^(?:em|strong|code|a|del|br|sup)$/.test(tagName ?? ''),
    );
    const heading = children.find(({ tagName }) => /^h\d$/.test(tagName ?? ''));
    if (heading) {
      this.#report(
        placeOf(heading),
        'heading-level',
        'a heading cannot stand inside a tag',
        'headings outside of tags',
        'write it in bold, or move it out',
      );
      return [];
    }
    const nodes = clean(children, this.#cleaning);
    return htmlBlock(
      isInline ? [{ type: 'element', tagName: 'p', properties: {}, children: nodes }] : nodes,
    );
  }

  /** Check a tag's attributes; undefined when they do not hold. */
  #readAttributes(node: RawNode, name: TagName): Record<string, unknown> | undefined {
    const place = placeOf(node);
    const seen = new Set<string>();
    let sound = true;
    for (const { type, name: attribute = '', value } of node.attributes ?? []) {
      if (type !== 'mdxJsxAttribute') {
        this.#report(
          place,
          'no-expression',
          '{…} is not allowed in a tag',
          'attributes written as name="text"',
          'write the attributes out',
        );
        sound = false;
      } else if (typeof value !== 'string') {
        this.#report(
          this.#attributePlace(node, attribute),
          'attribute-syntax',
          value === null || value === undefined
            ? `“${attribute}” has no value`
            : `the value of “${attribute}” is not plain text`,
          `${attribute}="text"`,
          'put the value between double quotes, without braces',
        );
        sound = false;
      } else if (seen.has(attribute)) {
        this.#report(
          this.#attributePlace(node, attribute),
          'duplicate-key',
          `“${attribute}” is written twice`,
          'each attribute once',
          'keep one of the two',
        );
        sound = false;
      } else if (HIDDEN.test(value)) {
        // An entity such as &#8238; writes a character that the file itself does not hold.
        const character = codePoint(HIDDEN.exec(value)?.[0] ?? '');
        this.#report(
          this.#attributePlace(node, attribute),
          'hidden-character',
          `“${attribute}” holds the hidden character ${character}`,
          'characters one can see',
          'remove the entity (&#…;) that writes it',
        );
        sound = false;
      }
      seen.add(attribute);
    }
    if (!sound) return undefined;
    const schema: z.ZodType<Record<string, unknown>> = tags[name];
    const given = stringAttributes(node);
    const result = schema.safeParse(given);
    if (result.success) return result.data;
    const at = (key: string) => this.#attributePlace(node, key);
    for (const finding of findings(result.error.issues, schema, given, {
      value: ([attribute]) => (attribute === undefined ? place : at(String(attribute))),
      key: (_, key) => at(key),
    })) {
      this.#cleaning.report(inTag(finding, name));
    }
    return undefined;
  }

  /** Sätteri gives no place for attributes, so look for the name inside the tag's own text. */
  #attributePlace(node: RawNode, attribute: string): Place {
    const start = node.position?.start;
    if (!start) return placeOf(node);
    const offset = start.offset ?? 0;
    const tag = this.#source.slice(offset, node.position?.end.offset);
    const index = tag.search(new RegExp(`\\s${attribute.replace(/[^\w-]/g, '.')}(?![\\w-])`));
    if (attribute === '' || index < 0) return placeOf(node);
    const before = tag.slice(0, index + 1);
    const lines = before.split('\n');
    return {
      line: start.line + lines.length - 1,
      column: (lines.length === 1 ? start.column : 1) + (lines.at(-1)?.length ?? 0),
    };
  }

  #report(place: Place, rule: string, message: string, expected: string, fix: string): void {
    this.#cleaning.report({ ...place, rule, message, expected, fix });
  }
}

function stringAttributes(node: RawNode): Record<string, string> {
  return Object.fromEntries(
    (node.attributes ?? []).flatMap(({ name, value }) =>
      typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

/** Say of a tag what `findings` says of YAML keys. */
function inTag(finding: Finding, name: TagName): Finding {
  if (finding.rule === 'unknown-key') {
    return {
      ...finding,
      rule: 'unknown-attribute',
      message: finding.message.replace('a known key', `an attribute of <${name}>`),
    };
  }
  if (finding.rule === 'missing-key') {
    const attribute = /“(.*?)”/.exec(finding.message)?.[1] ?? '';
    return {
      ...finding,
      rule: 'missing-attribute',
      message: `<${name}> has no “${attribute}”`,
      fix: `add ${attribute}="…"`,
    };
  }
  return finding;
}
