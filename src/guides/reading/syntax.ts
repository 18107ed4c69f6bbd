import { mdxToHast } from 'satteri';
import { nearest } from './nearest.ts';
import type { RawNode } from './tree.ts';
import type { Finding } from '../problem.ts';
import type { RuleId } from '../rules/rules.ts';
import { tags } from '../schema.ts';

/** A tree of Sätteri's, or what is wrong with the syntax. */
export type Parsed =
  { tree: RawNode; problem?: undefined } | { tree?: undefined; problem: Finding };

/**
 * Parse MDX as data: nothing in it runs.
 *
 * @param footnotePrefix prefix of footnote ids, so that two files of one page never clash
 */
export function parseMdx(text: string, footnotePrefix: string): Parsed {
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
    return { problem: syntaxProblem(error instanceof Error ? error.message : String(error), text) };
  }
}

/** Each `##` item alone, blank lines standing for what was before it. */
export function splitAtHeadings(text: string): string[] {
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

const SYNTAX_HELP: readonly [pattern: RegExp, rule: RuleId, expected: string, fix: string][] = [
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

/** Say what the parser said; the rules of thumb in `SYNTAX_HELP` first. */
export function syntaxProblem(raw: string, text: string): Finding {
  const [, line, column, said]: (string | undefined)[] = /^(\d+):(\d+): ([^]*)$/.exec(raw) ?? [];
  const message = (said ?? raw)
    .replace(/ \(mdx[\w:-]+\)$/, '')
    .replace(/ ?\(\d+:\d+\)/g, '')
    .replace(/ ?\(note: [^]*?\)$/, '')
    .replace(/\n[^]*$/, '');
  const at = { line: Number(line ?? 1), column: Number(column ?? 1) };
  const tag = brokenTag(text.split('\n')[at.line - 1]?.slice(at.column - 1) ?? '', message);
  if (tag) return { ...at, ...tag };
  const help = SYNTAX_HELP.find(([pattern]) => pattern.test(message));
  return {
    ...at,
    rule: help?.[1] ?? 'mdx-syntax',
    message: message.charAt(0).toLowerCase() + message.slice(1),
    expected: help?.[2] ?? 'Markdown and the tags of the writers’ kit',
    fix: help?.[3] ?? 'compare the place with the same tag in another guide',
  };
}

/** What is wrong where a `<` stands, by what follows it: one of our tags, an address, or HTML. */
function brokenTag(source: string, message: string): Omit<Finding, 'line' | 'column'> | undefined {
  if (/^<(?:https?:|mailto:|[\w.+-]+@)/i.test(source)) {
    return {
      rule: 'bare-angle',
      message: 'an address between < and > is not a link here',
      expected: '[words that say where it goes](https://…)',
      fix: 'write the words in brackets and the address in parentheses',
    };
  }
  const name = /^<\/?([A-Za-z]+)/.exec(source)?.[1];
  const meant = name === undefined ? undefined : nearest(name, Object.keys(tags));
  if (meant !== undefined && meant !== name) {
    return {
      rule: 'unknown-tag',
      message: `<${name}> is not a tag of the writers’ kit`,
      expected: `one of: ${Object.keys(tags).join(', ')}`,
      fix: `write ${meant}, capitals included`,
    };
  }
  if (meant !== undefined && !/closing/i.test(message)) {
    return {
      rule: 'attribute-syntax',
      message: `the tag <${meant} …> is not complete, or holds something it may not`,
      expected: `<${meant} name="text" …>, every value between straight quotes`,
      fix: 'look for curly quotes (“ ”), a missing quote or >, and a quote inside a value',
    };
  }
  if (name !== undefined && meant === undefined && /^[a-z]/.test(name)) {
    return {
      rule: 'no-html',
      message: `HTML is not allowed here: <${name}>`,
      expected: 'Markdown, such as **bold** or a list',
      fix: 'remove the tag; for a “less than” sign, write &lt;',
    };
  }
  return undefined;
}
