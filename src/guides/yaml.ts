import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'astro/zod';
import { nearest } from './nearest.ts';
import type { Finding, Place } from './problem.ts';

type Path = readonly PropertyKey[];

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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, schema: 'core' });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const placeOf = (path: Path) => place(offsetOf(document, path));
  const failed = (problems: Finding[]) => ({ data: undefined, problems, placeOf });

  const trouble = [...document.errors, ...document.warnings];
  if (trouble.length > 0) {
    return failed(
      trouble.map((error) => ({
        ...place(error.pos[0]),
        rule: error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml-syntax',
        message:
          error.code === 'DUPLICATE_KEY'
            ? 'this key is written twice'
            : `this is not YAML: ${(error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')}`,
        expected: error.code === 'DUPLICATE_KEY' ? 'each key once' : 'lines of `key: value`',
        fix:
          error.code === 'DUPLICATE_KEY'
            ? 'keep one of the two'
            : 'put quotes around text that holds a colon, and indent with spaces',
      })),
    );
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return failed([
      {
        ...placeOf([]),
        rule: 'yaml-alias',
        message: 'YAML anchors and aliases (& and *) are not allowed here',
        expected: 'every value written out',
        fix: 'put quotes around text that starts with & or *',
      },
    ]);
  }
  const result = schema.safeParse(value ?? {});
  if (result.success) return { data: result.data, problems: [], placeOf };
  return failed(findings(result.error.issues, schema, value, { value: placeOf, key: keyPlace }));

  function keyPlace(path: Path, key: string): Place {
    const parent = path.length === 0 ? document.contents : document.getIn(path, true);
    const pair = isMap(parent)
      ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
      : undefined;
    return isPair(pair) && isNode(pair.key) ? place(pair.key.range?.[0] ?? 0) : placeOf(path);
  }
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  const { contents } = document;
  return isMap(contents) || isSeq(contents) || isScalar(contents) ? (contents.range?.[0] ?? 0) : 0;
}

interface Places {
  value: (path: Path) => Place;
  key: (path: Path, key: string) => Place;
}

/** Turn what Zod says into what a writer understands. Shared by YAML and by tag attributes. */
export function findings(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  value: unknown,
  places: Places,
): Finding[] {
  const mistyped = new Set(
    issues.filter(({ code }) => code === 'invalid_type').map(({ path }) => path.join('.')),
  );
  return issues.flatMap((issue): Finding[] => {
    // A value of the wrong type also fails every other check of that value; one sentence is enough.
    if (issue.code !== 'invalid_type' && mistyped.has(issue.path.join('.'))) return [];
    const name = pathName(issue.path);
    const described = descriptionAt(schema, issue.path) ?? 'another value';
    const found = valueAt(value, issue.path);
    const at = places.value(issue.path);
    if (found === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value')) {
      return [
        {
          ...places.value(issue.path.slice(0, -1)),
          rule: 'missing-key',
          message: `“${name}” is missing`,
          expected: described,
          fix: `add it: ${String(issue.path.at(-1) ?? name)}: …`,
        },
      ];
    }
    switch (issue.code) {
      case 'unrecognized_keys': {
        const known = Object.keys(shapeAt(schema, issue.path) ?? {});
        return issue.keys.map((key) => {
          const meant = nearest(key, known);
          return {
            ...places.key(issue.path, key),
            rule: 'unknown-key',
            message: `“${key}” is not a known key`,
            expected: `one of: ${known.join(', ')}`,
            fix: meant === undefined ? 'remove it' : `write ${meant}`,
          };
        });
      }
      case 'invalid_type':
        return [
          {
            ...at,
            rule: 'wrong-type',
            message: `“${name || 'this'}” is ${typeName(found)}, not ${TYPE_NAMES[issue.expected] ?? issue.expected}`,
            expected: described,
            fix:
              issue.expected === 'string'
                ? 'put quotes around the value'
                : `write ${TYPE_NAMES[issue.expected] ?? issue.expected}`,
          },
        ];
      case 'invalid_value': {
        const options = issue.values.map(String);
        const meant = typeof found === 'string' ? nearest(found, options) : undefined;
        return [
          {
            ...at,
            rule: 'unknown-value',
            message: `“${name}” cannot be ${quoted(found)}`,
            expected: `one of: ${options.join(', ')}`,
            fix: meant === undefined ? 'choose one of them' : `write ${meant}`,
          },
        ];
      }
      case 'invalid_union': {
        const branch = issue.errors.find((errors) => errors.some(({ path }) => path.length > 0));
        if (branch) {
          const nested = branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
          return findings(nested, schema, value, places);
        }
        break;
      }
    }
    return [
      {
        ...at,
        rule: 'wrong-value',
        message: `“${name}” ${issue.message}`,
        expected: described,
        fix: found === undefined ? `add ${name}` : `change ${quoted(found)}`,
      },
    ];
  });
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a set of keys',
  record: 'a set of keys',
};

function typeName(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return TYPE_NAMES[typeof value] ?? (typeof value === 'boolean' ? 'yes or no' : typeof value);
}

function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}

/** `stats, entry 1, source` for `['stats', 0, 'source']`. */
function pathName(path: Path): string {
  return path.map((key) => (typeof key === 'number' ? `entry ${key + 1}` : String(key))).join(', ');
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => {
    // The schema has split a list that a tag's attribute writes as one text.
    if (typeof at === 'string' && typeof key === 'number') return at.split(/[;,]/)[key]?.trim();
    return typeof at === 'object' && at !== null && Object.hasOwn(at, key)
      ? (at as Record<PropertyKey, unknown>)[key]
      : undefined;
  }, value);
}

/** The schemas met on the way down a path, outermost first, wrappers opened. */
function* schemasAlong(schema: z.ZodType, path: Path): Generator<z.ZodType> {
  yield schema;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    yield* schemasAlong(schema.unwrap() as z.ZodType, path);
  } else if (schema instanceof z.ZodPipe) {
    yield* schemasAlong(schema.in as z.ZodType, path);
  } else if (schema instanceof z.ZodUnion) {
    const object = (schema.options as z.ZodType[]).find((option) => option instanceof z.ZodObject);
    if (object) yield* schemasAlong(object, path);
  } else if (path.length > 0) {
    const [key, ...rest] = path;
    const inner =
      schema instanceof z.ZodObject
        ? (schema.shape as Record<PropertyKey, z.ZodType>)[key ?? '']
        : schema instanceof z.ZodArray
          ? (schema.element as z.ZodType)
          : schema instanceof z.ZodRecord
            ? (schema.valueType as z.ZodType)
            : undefined;
    if (inner) yield* schemasAlong(inner, rest);
  }
}

/** The writer's sentence of the innermost field on the path that has one. */
function descriptionAt(schema: z.ZodType, path: Path): string | undefined {
  return [...schemasAlong(schema, path)].findLast((s) => s.description !== undefined)?.description;
}

function shapeAt(schema: z.ZodType, path: Path): Record<string, unknown> | undefined {
  const last = [...schemasAlong(schema, path)].findLast((s) => s instanceof z.ZodObject);
  return last?.shape as Record<string, unknown> | undefined;
}
