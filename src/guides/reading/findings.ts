import { z } from 'astro/zod';
import { nearest } from './nearest.ts';
import { isoDate } from '../iso-date.ts';
import { slugOf } from '../new-guide.ts';
import type { Finding, Place } from '../problem.ts';

export type Path = readonly PropertyKey[];

/** Where a value, or a key that should not be there, stands in the file. */
export interface Places {
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
  const all = issues.flatMap((issue): Finding[] => {
    // A value of the wrong type also fails every other check of that value; one sentence is enough.
    if (issue.code !== 'invalid_type' && mistyped.has(issue.path.join('.'))) return [];
    const name = pathName(issue.path);
    const described =
      descriptionAt(schema, issue.path) ??
      (issue.code === 'invalid_type' ? typeOf(issue.expected) : 'another value');
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
            message: `“${name || 'this'}” is ${typeName(found)}, not ${typeOf(issue.expected)}`,
            expected: described,
            fix:
              issue.expected === 'string'
                ? 'put quotes around the value'
                : `write ${typeOf(issue.expected)}`,
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
        // The form that was meant is the one whose type fits.
        const branch = issue.errors.find(
          (errors) =>
            !errors.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
        );
        if (branch) {
          const nested = branch.map((inner) => ({
            ...inner,
            path: [...issue.path, ...inner.path],
          }));
          return findings(nested, schema, value, places);
        }
        return [
          {
            ...at,
            rule: 'wrong-type',
            message: `“${name}” cannot be ${typeName(found)}`,
            expected: described,
            fix: `change ${quoted(found)}`,
          },
        ];
      }
      case 'invalid_key':
        return [
          {
            ...places.key(issue.path.slice(0, -1), String(issue.path.at(-1))),
            rule: 'unknown-key',
            message: `the key ${quoted(String(issue.path.at(-1)))} is not lower-case words joined by hyphens`,
            expected: 'an id such as rest-api-design',
            fix: 'change the key',
          },
        ];
    }
    return [
      {
        ...at,
        rule: 'wrong-value',
        message: `“${name}” ${issue.message}`,
        expected: described,
        fix: found === undefined ? `add ${name}` : mend(found, described),
      },
    ];
  });
  // One check may fail in two ways; its sentence is said once.
  return all.filter((finding, index) => !isSame(finding, all[index - 1]));
}

/** The slips that can be told from the value itself. */
function mend(found: unknown, described: string): string {
  if (typeof found === 'string') {
    const [, month, day, year] = /^(\d\d?)\/(\d\d?)\/(\d{4})$/.exec(found) ?? [];
    if (year !== undefined)
      return `write it as ${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
    const date = /\bday\b/.test(described) ? isoDate(found) : undefined;
    if (date !== undefined) return `write ${date}, or run npm run check:content -- --fix`;
    if (described.includes('lower-case words joined by hyphens') && slugOf(found) !== '')
      return `write ${slugOf(found).slice(0, 64)}`;
    if (described.includes('question mark') && !found.endsWith('?'))
      return 'end it with a question mark';
    if (described.startsWith('3 to 10 short phrases') && found.split(';').length < 3)
      return 'add phrases that a good answer contains, with semicolons between';
    if (described.includes('semicolons between') && found.includes(',') && !found.includes(';')) {
      return 'put semicolons between the phrases, in place of commas';
    }
    if (described.includes('commas between') && found.includes(';')) {
      return 'put commas between the ids, in place of semicolons';
    }
  }
  return `change ${quoted(found)}`;
}

function isSame(a: Finding, b: Finding | undefined): boolean {
  return a.line === b?.line && a.column === b.column && a.message === b.message;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a set of keys',
  record: 'a set of keys',
};

function typeOf(expected: string): string {
  return TYPE_NAMES[expected] ?? expected;
}

function typeName(value: unknown): string {
  if (value === null) return 'empty';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'not a finite number';
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
  return last?.shape;
}
