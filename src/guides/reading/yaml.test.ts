import { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';
import { relatedFrontmatter, skills } from '../schema.ts';
import { readYaml } from './yaml.ts';

const person = z.strictObject({
  name: z.string().min(2, 'is too short').describe('a name'),
  age: z.int().optional().describe('an age'),
  kind: z.enum(['reader', 'writer']).optional().describe('a kind'),
  homes: z
    .array(z.strictObject({ town: z.string().describe('a town') }))
    .optional()
    .describe('homes'),
});
const problemsOf = (text: string, schema: z.ZodType = person, firstLine = 1) =>
  readYaml(text, schema, firstLine).problems.map(
    ({ line, column, rule, message }) => `${line}:${column} ${rule} ${message}`,
  );

describe('readYaml', () => {
  it('gives data that meets its schema, and the place of each value', () => {
    const { data, problems, placeOf } = readYaml(
      'name: Ann\nhomes:\n  - town: Ulm\n  - { town: Rom }\n',
      person,
      2,
    );
    expect(data).toEqual({ name: 'Ann', homes: [{ town: 'Ulm' }, { town: 'Rom' }] });
    expect(problems).toEqual([]);
    expect(placeOf(['homes', 1, 'town'])).toEqual({ line: 5, column: 13 });
    expect(placeOf(['homes', 7])).toEqual(placeOf(['homes']));
  });

  it('leaves dates as the text they are written as', () => {
    expect(readYaml('a: 2026-02-30', z.strictObject({ a: z.string() })).data).toEqual({
      a: '2026-02-30',
    });
  });

  it.each([
    ['age: 3', ['1:1 missing-key “name” is missing']],
    ['name: Ann\nagge: 3', ['2:1 unknown-key “agge” is not a known key']],
    ['name: [Ann]', ['1:7 wrong-type “name” is a list, not text']],
    ['name:', ['1:6 wrong-type “name” is empty, not text']],
    ['name: A', ['1:7 wrong-value “name” is too short']],
    ['name: Ann\nage: .inf', ['2:6 wrong-type “age” is not a finite number, not a number']],
    ['name: Ann\nage: 1.5', ['2:6 wrong-type “age” is a number, not a whole number']],
    ['name: Ann\nkind: writr', ['2:7 unknown-value “kind” cannot be “writr”']],
    [
      'name: Ann\nhomes: [{ twon: Ulm }]',
      [
        '2:9 missing-key “homes, entry 1, town” is missing',
        '2:11 unknown-key “twon” is not a known key',
      ],
    ],
    ['name: Ann\nname: Bo', ['2:1 duplicate-key this key is written twice']],
    [
      'name: &a Ann\nkind: *a',
      ['2:7 yaml-alias YAML anchors and aliases (& and *) are not allowed here'],
    ],
    ['name: "A\\u202enn"', ['1:7 hidden-character this text holds the hidden character U+202E']],
    [
      'name: !!binary AAAA',
      ['1:7 yaml-syntax this is not YAML: Unresolved tag: tag:yaml.org,2002:binary'],
    ],
    ['- a', ['1:1 wrong-type “this” is a list, not a set of keys']],
    ['', ['1:1 missing-key “name” is missing']],
  ])('says of %j what is wrong and where', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  it('offers the nearest known key and value', () => {
    expect(readYaml('nam: Ann', person).problems.map(({ fix }) => fix)).toEqual([
      'add it: name: …',
      'write name',
    ]);
    expect(readYaml('name: Ann\nkind: writr', person).problems[0]?.fix).toBe('write writer');
    expect(readYaml('name: Ann\nzzzzzzzz: 1', person).problems[0]?.fix).toBe('remove it');
  });

  it('says what is wrong with each form of a value that may have two', () => {
    expect(
      problemsOf('guides: [Bad Slug, 5, { guide: a, raeson: b }]', relatedFrontmatter),
    ).toEqual([
      '1:10 wrong-value “guides, entry 1” is not lower-case words joined by hyphens',
      '1:20 wrong-type “guides, entry 2” cannot be a number',
      '1:35 unknown-key “raeson” is not a known key',
    ]);
  });

  it('points at a key that is no id', () => {
    expect(
      problemsOf('Bad Key:\n  name: Name\n  meaning: What an interviewer means by it.', skills),
    ).toEqual(['1:1 unknown-key the key “Bad Key” is not lower-case words joined by hyphens']);
  });

  it('takes keys of Object.prototype for what they are: unknown', () => {
    expect(
      problemsOf('name: Ann\n__proto__: { kind: writer }\nconstructor: 1\ntoString: 2'),
    ).toEqual(
      [
        '2:1 unknown-key “__proto__”',
        '3:1 unknown-key “constructor”',
        '4:1 unknown-key “toString”',
      ].map((start) => `${start} is not a known key`),
    );
    expect('kind' in {}).toBe(false);
  });

  it.each([
    ['open brackets', `name: ${'['.repeat(100_000)}`, 'too-deep'],
    ['closed brackets', `name: ${'['.repeat(4_000)}${']'.repeat(4_000)}`, 'too-deep'],
    [
      'nested keys',
      Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'too-deep',
    ],
    ['dashes', '- '.repeat(20_000), 'too-deep'],
    ['40,000 keys', `{${'a: 1,'.repeat(40_000)}}`, 'too-tangled'],
    ['anchors', '&a '.repeat(50_000), 'yaml-syntax'],
    [
      'a bomb of aliases',
      `a: &a [x]\n${Array.from({ length: 9 }, () => 'b: [*a, *a, *a]').join('\n')}`,
      'duplicate-key',
    ],
  ])('survives %s without hanging', (_, text, rule) => {
    const started = performance.now();
    expect(readYaml(text, person).problems[0]?.rule).toBe(rule);
    expect(performance.now() - started).toBeLessThan(40_000);
  });
});
