import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type YAMLError,
} from 'yaml';
import { z } from 'astro/zod';
import { findings, type Path } from './findings.ts';
import type { Finding, Place } from '../problem.ts';
import { codePoint, HIDDEN } from './source.ts';

/** YAML that has met its schema, or the reasons why it has not. */
export interface YamlReading<T> {
  data: T | undefined;
  problems: Finding[];
  /** Where the value at a path stands in the file. */
  placeOf: (path: Path) => Place;
}

/**
 * Read YAML strictly: dates stay the text they are written as (YAML 1.1 would roll 30 February
 * over to 2 March), aliases are refused (they expand without bound), keys are unique and known.
 *
 * @param text the YAML alone
 * @param firstLine the line of the file on which `text` starts, from 1
 */
export function readYaml<S extends z.ZodType>(
  text: string,
  schema: S,
  firstLine = 1,
): YamlReading<z.output<S>> {
  if (text === '') {
    // Most files have no frontmatter, and need none.
    const result = schema.safeParse({});
    const start = { line: firstLine, column: 1 };
    if (result.success) return { data: result.data, problems: [], placeOf: () => start };
  }
  const lines = new LineCounter();
  // Keys are compared with one another, so their number counts twice.
  const entries = text.match(/[,\n]/g)?.length ?? 0;
  if (entries > MAX_ENTRIES) {
    const problem: Finding = {
      line: firstLine,
      column: 1,
      rule: 'too-tangled',
      message: `there are ${entries} lines and commas`,
      expected: `at most ${MAX_ENTRIES}`,
      fix: 'take out what is not needed',
    };
    return {
      data: undefined,
      problems: [problem],
      placeOf: () => ({ line: firstLine, column: 1 }),
    };
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    schema: 'core',
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const placeOf = (path: Path) => place(offsetOf(document, path));
  const failed = (problems: Finding[]) => ({ data: undefined, problems, placeOf });

  const trouble = [...document.errors, ...document.warnings];
  if (trouble.some(({ message }) => message.includes('call stack')))
    return failed([deepProblem(place(0))]);
  if (trouble.length > 0) {
    // After a slip of the syntax the parser guesses, so only the first is worth a sentence.
    const slip = trouble.find(({ code }) => code !== 'DUPLICATE_KEY');
    const twice = trouble.filter(({ code }) => code === 'DUPLICATE_KEY').slice(0, MAX_TROUBLE);
    return failed([
      ...twice.map((error): Finding => ({
        ...place(error.pos[0]),
        rule: 'duplicate-key',
        message: 'this key is written twice',
        expected: 'each key once',
        fix: 'keep one of the two',
      })),
      ...(slip ? [{ ...place(slip.pos[0]), ...syntaxFinding(slip, text) }] : []),
    ]);
  }
  try {
    const refused = refusedNodes(document, place);
    if (refused.length > 0) return failed(refused);
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    const result = schema.safeParse(value ?? {});
    if (result.success) return { data: result.data, problems: [], placeOf };
    return failed(findings(result.error.issues, schema, value, { value: placeOf, key: keyPlace }));
  } catch (error) {
    // Nesting that no schema asks for overflows whatever walks the tree.
    if (error instanceof RangeError) return failed([deepProblem(place(0))]);
    throw error;
  }

  function keyPlace(path: Path, key: string): Place {
    const parent = path.length === 0 ? document.contents : document.getIn(path, true);
    const pair = isMap(parent)
      ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
      : undefined;
    return isPair(pair) && isNode(pair.key) ? place(pair.key.range?.[0] ?? 0) : placeOf(path);
  }
}

/** A syntax error is seldom alone; what follows the first few is its echo. */
const MAX_TROUBLE = 20;
const MAX_ENTRIES = 8_000;

const SLIPS: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  BLOCK_AS_IMPLICIT_KEY: [
    'there is a second colon on this line',
    'put quotes around the value: key: "text: with a colon"',
  ],
  TAB_AS_INDENT: ['this line is indented with a tab', 'indent with spaces'],
  BAD_INDENT: ['this line is not indented like its neighbors', 'line it up with the line above'],
  MULTILINE_IMPLICIT_KEY: ['this line has no colon and a space after its key', 'write key: value'],
  MISSING_CHAR: [
    'a quote, a bracket, or a colon with a space is missing here',
    'close what is open',
  ],
  BAD_SCALAR_START: ['a value cannot start with this character', 'put quotes around the value'],
};

/** Say what slipped; the parser's own words only where we have none. */
function syntaxFinding(error: YAMLError, text: string): Omit<Finding, 'line' | 'column'> {
  const line = text.slice(0, error.pos[0]).split('\n').length - 1;
  const missesSpace = /^\s*(?:- )?[\w-]+:\S/.test(text.split('\n')[line] ?? '');
  const isOpen = error.message.startsWith('Flow ');
  const [message, fix] = isOpen
    ? ['a list or a set of keys does not end', 'add the closing ] or }']
    : missesSpace
      ? ['there is no space after the colon', 'write key: value']
      : (SLIPS[error.code] ?? [
          `this is not YAML: ${error.message.slice(0, 200)}`,
          'compare the line with the same one in another guide',
        ]);
  return { rule: 'yaml-syntax', message, expected: 'lines of `key: value`', fix };
}

function deepProblem(at: Place): Finding {
  return {
    ...at,
    rule: 'too-deep',
    message: 'this is nested too deeply',
    expected: 'lists and keys a few levels deep',
    fix: 'remove the brackets or indentation that nest it',
  };
}

/** Aliases, and hidden characters that escapes such as \u202E write into quoted text. */
function refusedNodes(document: Document, place: (offset: number) => Place): Finding[] {
  const problems: Finding[] = [];
  visit(document, {
    Alias: (_, { range }) => {
      problems.push({
        ...place(range?.[0] ?? 0),
        rule: 'yaml-alias',
        message: 'YAML anchors and aliases (& and *) are not allowed here',
        expected: 'every value written out',
        fix: 'put quotes around text that starts with & or *',
      });
    },
    Scalar: (_, { range, value }) => {
      const hidden = typeof value === 'string' ? HIDDEN.exec(value) : null;
      if (!hidden) return;
      problems.push({
        ...place(range?.[0] ?? 0),
        rule: 'hidden-character',
        message: `this text holds the hidden character ${codePoint(hidden[0])}`,
        expected: 'characters one can see',
        fix: 'remove the escape (\\…) that writes it',
      });
    },
  });
  return problems;
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  const { contents } = document;
  return isMap(contents) || isSeq(contents) || isScalar(contents) ? (contents.range?.[0] ?? 0) : 0;
}
