import type { ElementContent } from 'hast';
import type { TagProps } from './schema.ts';
import { writeHtml } from './write-html.ts';

/** The components a body may call. Question, PrepTip, and Format type an item and are not among them. */
export type ComponentName = 'Callout' | 'KeyPoint' | 'WeakAnswer' | 'SampleAnswer' | 'Reference';

/** A call of one of our components, its attributes checked and typed. */
export interface Call<Name extends ComponentName> {
  component: Name;
  props: TagProps[Name];
  children: Block[];
}

/** A piece of a writer's text: finished HTML, or a call of one of our components. */
export type Block =
  | { html: string }
  | Call<'Callout'>
  | Call<'KeyPoint'>
  | Call<'WeakAnswer'>
  | Call<'SampleAnswer'>
  | Call<'Reference'>;

/** Serialize clean nodes (see `policy.ts`); text and attributes are escaped. */
export function htmlBlock(nodes: ElementContent[]): Block[] {
  const html = writeHtml(nodes).trim();
  return html === '' ? [] : [{ html }];
}

/** The HTML of blocks without component calls, such as an introduction. */
export function plainHtml(blocks: readonly Block[]): string {
  return blocks.map((block) => ('html' in block ? block.html : plainHtml(block.children))).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Most of what stands between words is one space, which can stay. */
const MORE_THAN_A_SPACE = / \s+|[^\S ]\s*/g;

/** The words of blocks, without markup, for search, reading time, and previews. */
export function plainText(blocks: readonly Block[]): string {
  return blocks
    .map((block) => ('html' in block ? textOfHtml(block.html) : plainText(block.children)))
    .join(' ')
    .replace(MORE_THAN_A_SPACE, ' ')
    .trim();
}

/** Only for HTML that `htmlBlock` made: its escapes are the four below and numeric ones. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<\/(?:p|li|t[dhr]|pre|h[1-6]|blockquote)>|<br>/g, ' ')
    .replace(/<(?:"[^"]*"|[^">])*>/g, '')
    .replace(
      /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
      (entity, hex?: string, decimal?: string, name?: string) =>
        name !== undefined
          ? (ENTITIES[name] ?? entity)
          : String.fromCodePoint(parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16)),
    );
}
