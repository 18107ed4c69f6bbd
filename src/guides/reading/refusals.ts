import { nearest } from './nearest.ts';
import { placeOf, type RawNode } from './tree.ts';
import type { Finding, Place } from '../problem.ts';
import { tags, type TagName } from '../schema.ts';

/** The problem of a node that no text may hold. */
export function refuse(node: RawNode): Finding {
  const place = placeOf(node);
  switch (node.type) {
    case 'mdxjsEsm':
      return {
        ...place,
        rule: 'no-import',
        message: 'import and export are not allowed: a guide is text, not a program',
        expected: 'Markdown and the tags of the writers’ kit',
        fix: 'remove the line, or begin the sentence with another word',
      };
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return {
        ...place,
        rule: 'no-expression',
        message: '{…} is not allowed: a guide is text, not a program',
        expected: 'text without braces, or braces inside `code`',
        fix: 'put the words with braces between backticks, or write \\{',
      };
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return isTagName(node.name)
        ? inlineTag(node.name, place)
        : unknownTag(node.name ?? '', place);
    default:
      return {
        ...place,
        rule: 'not-allowed',
        message: `“${node.type}” is not part of a guide`,
        expected: 'Markdown and the tags of the writers’ kit',
        fix: 'remove it',
      };
  }
}

function inlineTag(name: TagName, place: Place): Finding {
  return {
    ...place,
    rule: 'misplaced-tag',
    message: `<${name}> stands inside a paragraph, a list, or a table`,
    expected: 'each tag of the writers’ kit on a line of its own',
    fix: 'move it out, with a blank line before and after',
  };
}

function unknownTag(name: string, place: Place): Finding {
  const known = Object.keys(tags);
  const meant = nearest(name, known);
  const isOurs = meant?.toLowerCase() === name.toLowerCase();
  const isHtml = /^[a-z]/.test(name) && !isOurs;
  return {
    ...place,
    rule: isHtml ? 'no-html' : 'unknown-tag',
    message: isHtml
      ? `HTML is not allowed here: <${name}>`
      : `<${name}> is not a tag of the writers’ kit`,
    expected: isHtml ? 'Markdown, such as **bold** or a list' : `one of: ${known.join(', ')}`,
    fix:
      meant !== undefined && !isHtml
        ? `write <${meant}>`
        : `remove the tag, or write it between backticks: \`<${name}>\``,
  };
}

/** Whether a name is one of ours; `constructor` and `__proto__` are not. */
export function isTagName(name: string | null | undefined): name is TagName {
  return typeof name === 'string' && Object.hasOwn(tags, name);
}
