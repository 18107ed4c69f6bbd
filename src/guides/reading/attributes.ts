import type { z } from 'astro/zod';
import { findings } from './findings.ts';
import { codePoint, HIDDEN } from './source.ts';
import { placeOf, type RawNode } from './tree.ts';
import type { Finding, Place } from '../problem.ts';
import { tags, type TagName } from '../schema.ts';

/** A tag's attributes, typed, or undefined with the reasons why they do not hold. */
export interface AttributeReading {
  data: Record<string, unknown> | undefined;
  findings: Finding[];
}

/**
 * Check the attributes of one of our tags.
 *
 * @param source the text that `node` was parsed from, to find where an attribute stands
 */
export function readAttributes(node: RawNode, name: TagName, source: string): AttributeReading {
  const at = (attribute: string) => attributePlace(node, attribute, source);
  const unsound = unsoundAttributes(node, at);
  if (unsound.length > 0) return { data: undefined, findings: unsound };
  const schema: z.ZodType<Record<string, unknown>> = tags[name];
  const given = stringAttributes(node);
  const result = schema.safeParse(given);
  if (result.success) return { data: result.data, findings: [] };
  const found = findings(result.error.issues, schema, given, {
    value: ([attribute]) => (attribute === undefined ? placeOf(node) : at(String(attribute))),
    key: (_, key) => at(key),
  });
  return { data: undefined, findings: found.map((finding) => inTag(finding, name)) };
}

/** What no attribute of any tag may be. */
function unsoundAttributes(node: RawNode, at: (attribute: string) => Place): Finding[] {
  const seen = new Set<string>();
  return (node.attributes ?? []).flatMap(({ type, name = '', value }): Finding[] => {
    const isSecond = seen.has(name);
    seen.add(name);
    if (type !== 'mdxJsxAttribute') {
      return [
        {
          ...placeOf(node),
          rule: 'no-expression',
          message: '{…} is not allowed in a tag',
          expected: 'attributes written as name="text"',
          fix: 'write the attributes out',
        },
      ];
    }
    if (typeof value !== 'string') {
      return [
        {
          ...at(name),
          rule: 'attribute-syntax',
          message:
            value === null || value === undefined
              ? `“${name}” has no value`
              : `the value of “${name}” is not plain text`,
          expected: `${name}="text"`,
          fix: 'put the value between double quotes, without braces',
        },
      ];
    }
    if (isSecond) {
      return [
        {
          ...at(name),
          rule: 'duplicate-key',
          message: `“${name}” is written twice`,
          expected: 'each attribute once',
          fix: 'keep one of the two',
        },
      ];
    }
    const hidden = HIDDEN.exec(value)?.[0];
    if (hidden === undefined) return [];
    // An entity such as &#8238; writes a character that the file itself does not hold.
    return [
      {
        ...at(name),
        rule: 'hidden-character',
        message: `“${name}” holds the hidden character ${codePoint(hidden)}`,
        expected: 'characters one can see',
        fix: 'remove the entity (&#…;) that writes it',
      },
    ];
  });
}

/** Sätteri gives no place for attributes, so look for the name inside the tag's own text. */
export function attributePlace(node: RawNode, attribute: string, source: string): Place {
  const start = node.position?.start;
  if (!start) return placeOf(node);
  const offset = start.offset ?? 0;
  const tag = source.slice(offset, node.position?.end.offset);
  const index = tag.search(new RegExp(`\\s${attribute.replace(/[^\w-]/g, '.')}(?![\\w-])`));
  if (attribute === '' || index < 0) return placeOf(node);
  const before = tag.slice(0, index + 1);
  const lines = before.split('\n');
  return {
    line: start.line + lines.length - 1,
    column: (lines.length === 1 ? start.column : 1) + (lines.at(-1)?.length ?? 0),
  };
}

/** The attributes as they are written, those with plain text alone. */
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
