/**
 * Where items start. A heading that is nearly right starts one all the same, after its problem is
 * said: otherwise its text would fall to the item above, which would be blamed for it.
 */
import type { Finding } from '../problem.ts';
import { placeOf, type RawNode } from './tree.ts';
import type { TagName } from '../schema.ts';

export interface Group {
  /** Missing for what stands before the first heading. */
  heading: RawNode | undefined;
  nodes: RawNode[];
}

/** Split a file's nodes at the headings that start an item. */
export function groupAtHeadings(
  nodes: readonly RawNode[],
  itemTag: TagName | undefined,
  report: (finding: Finding) => void,
): Group[] {
  const groups: Group[] = [{ heading: undefined, nodes: [] }];
  nodes.forEach((node, index) => {
    const next = () => nodes.slice(index + 1).find(({ type }) => type !== 'text');
    const heading = node.tagName === 'h2' ? node : nearlyHeading(node, next, itemTag, report);
    if (heading) groups.push({ heading, nodes: [] });
    else groups.at(-1)?.nodes.push(node);
  });
  return groups;
}

function nearlyHeading(
  node: RawNode,
  next: () => RawNode | undefined,
  itemTag: TagName | undefined,
  report: (finding: Finding) => void,
): RawNode | undefined {
  const say = (message: string, fix: string) => {
    const expected = '## and a space, then the words of the heading';
    report({ ...placeOf(node), rule: 'heading-level', message, expected, fix });
  };
  if (node.tagName === 'h1') {
    say('a heading of level 1 cannot stand here', 'write ## in place of #');
    return node;
  }
  if (/^h[3-6]$/.test(node.tagName ?? '') && itemTag !== undefined && next()?.name === itemTag) {
    say(`a heading of level ${node.tagName?.slice(1)} starts no item`, 'write ## in place of it');
    return node;
  }
  if (node.tagName !== 'p') return undefined;
  const [first, ...rest] = node.children ?? [];
  const words = /^#{1,6}(?=[^#\s]|\u00a0)\s*(.*)$/s.exec(
    first?.type === 'text' ? (first.value ?? '') : '',
  )?.[1];
  if (words === undefined) return undefined;
  say(
    'the # signs are not followed by a space, so this is no heading',
    'write ## and a space before the words',
  );
  return { ...node, tagName: 'h2', children: [{ ...first, type: 'text', value: words }, ...rest] };
}
