import { slug as slugOf } from 'github-slugger';
import { htmlBlock, plainHtml, textOfHtml, type Block, type ComponentName } from '../block.ts';
import type { Finding, Place } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';
import { tags, type TagName } from '../schema.ts';
import { attributePlace, readAttributes } from './attributes.ts';
import { groupAtHeadings } from './groups.ts';
import { clean, type Cleaning } from './policy.ts';
import { isTagName, refuse } from './refusals.ts';
import { tangled } from './source.ts';
import { parseMdx, splitAtHeadings } from './syntax.ts';
import { placeOf, type RawNode } from './tree.ts';

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
const TITLE_ELEMENTS: ReadonlySet<string> = new Set(['em', 'strong', 'del', 'code', 'br']);
export const SELF_CLOSING: ReadonlySet<TagName> = new Set([...ITEM_TAGS, 'Reference']);

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
  const whole = parseMdx(text, rules.footnotePrefix);
  if (whole.tree) {
    reader.read(whole.tree, text);
  } else {
    // One broken tag must not hide the problems of the other items: read each item by itself.
    const parts = splitAtHeadings(text).map((part) => ({
      part,
      ...parseMdx(part, rules.footnotePrefix),
    }));
    if (parts.every(({ tree }) => tree)) problems.push(whole.problem);
    for (const { part, tree, problem } of parts) {
      if (tree) reader.read(tree, part);
      else problems.push(problem);
    }
  }
  return { section: reader.section, problems };
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
    const children = tree.children ?? [];
    const isNotes = ({ tagName }: RawNode) => tagName === 'section';
    for (const notes of children.filter(isNotes)) this.#readFootnotes(notes);
    const groups = groupAtHeadings(
      children.filter((node) => !isNotes(node)),
      this.#rules.itemTag?.name,
      (finding) => this.#cleaning.report(finding),
    );
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
    const titleHtml = plainHtml(htmlBlock(clean(this.#titleNodes(heading), this.#cleaning)));
    const title = textOfHtml(titleHtml).trim();
    const place = placeOf(heading);
    const slug = slugOf(title);
    const isRefused = title === '' && (heading.children ?? []).length > 0;
    if (slug === '' && !isRefused) {
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

  /** A title is itself a link on the page, and its words become an id. */
  #titleNodes(heading: RawNode): RawNode[] {
    const nodes = heading.children ?? [];
    const foreign = nodes.find(
      ({ tagName }) => tagName !== undefined && !TITLE_ELEMENTS.has(tagName),
    );
    if (!foreign) return nodes;
    this.#report(
      placeOf(foreign.position ? foreign : heading),
      'heading-content',
      'a heading holds a link, a picture, or a footnote',
      'words, with *emphasis* or `code`',
      'move it into the text below',
    );
    return [];
  }

  #readItemTag(tagNodes: RawNode[], nodes: RawNode[], heading: Place): Item['tag'] {
    const { itemTag } = this.#rules;
    const first = tagNodes.find(({ name }) => name === itemTag?.name);
    for (const node of tagNodes.filter((other) => other !== first)) {
      this.#report(
        placeOf(node),
        'misplaced-tag',
        node.name === itemTag?.name
          ? `<${node.name}> stands here a second time`
          : `<${node.name}> does not belong in this file`,
        itemTag ? `one <${itemTag.name} /> under each heading` : 'headings and text without tags',
        'remove it',
      );
    }
    if (!first || !itemTag) {
      if (itemTag?.required && tagNodes.length === 0) {
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
    const before = nodes
      .slice(0, nodes.indexOf(first))
      .find((node) => node.type !== 'text' && !tagNodes.includes(node));
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
      props && {
        name: itemTag.name,
        props,
        placeOf: (name) => attributePlace(first, name, this.#source),
      }
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
    // The attributes have met the schema of this very tag.
    return props ? [{ component: name, props, children: content } as Block] : [];
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

  /** Check a tag's attributes and report what is wrong; undefined when they do not hold. */
  #readAttributes(node: RawNode, name: TagName): Record<string, unknown> | undefined {
    const { data, findings } = readAttributes(node, name, this.#source);
    for (const finding of findings) this.#cleaning.report(finding);
    return data;
  }

  #report(place: Place, rule: RuleId, message: string, expected: string, fix: string): void {
    this.#cleaning.report({ ...place, rule, message, expected, fix });
  }
}
