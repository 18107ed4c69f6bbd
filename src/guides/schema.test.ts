import { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';
import * as schema from './schema.ts';

const schemas: Record<string, z.ZodType> = {
  guideFrontmatter: schema.guideFrontmatter,
  sectionFrontmatter: schema.sectionFrontmatter,
  relatedFrontmatter: schema.relatedFrontmatter,
  skills: schema.skills,
  fields: schema.fields,
  author: schema.author,
  ...schema.tags,
};

/** Optional, default, and piped schemas without their wrapper. */
function unwrapped(type: z.ZodType): z.ZodType {
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault)
    return unwrapped(type.unwrap() as z.ZodType);
  return type;
}

/** Every field below a schema, with its path. */
function fieldsOf(type: z.ZodType, path: string): [path: string, field: z.ZodType][] {
  const inner = unwrapped(type);
  if (inner instanceof z.ZodObject) {
    return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(
      ([key, field]): [string, z.ZodType][] => [
        [`${path}.${key}`, field],
        ...fieldsOf(field, `${path}.${key}`),
      ],
    );
  }
  if (inner instanceof z.ZodArray) return fieldsOf(inner.element as z.ZodType, `${path}[]`);
  if (inner instanceof z.ZodRecord) return fieldsOf(inner.valueType as z.ZodType, `${path}{}`);
  if (inner instanceof z.ZodUnion)
    return (inner.options as z.ZodType[]).flatMap((option) => fieldsOf(option, path));
  return [];
}

const fields = Object.entries(schemas).flatMap(([name, type]) => fieldsOf(type, name));

describe('every field a writer may set', () => {
  it('is found by this test, those within lists and unions too', () => {
    expect(fields.map(([path]) => path)).toEqual(
      expect.arrayContaining([
        'guideFrontmatter.stats[].source.url',
        'relatedFrontmatter.guides[].reason',
        'skills{}.meaning',
        'Question.minutes',
        'author.url',
      ]),
    );
  });

  it.each(fields)('%s has a sentence that says what is expected', (_, field) => {
    expect(field.description ?? unwrapped(field).description).toMatch(/^\S.*\S$/);
  });
});

describe('every schema of keys', () => {
  const objects = [...Object.entries(schemas), ...fields].filter(
    ([, type]) => unwrapped(type) instanceof z.ZodObject,
  );
  it.each(objects)('%s refuses an unknown key', (_, type) => {
    const { error } = unwrapped(type).safeParse({ nonsense: '1' });
    expect(error?.issues.map(({ code }) => code)).toContain('unrecognized_keys');
  });
});

describe('values', () => {
  const { shape } = schema.guideFrontmatter;
  const { Question, PrepTip, Format, KeyPoint, Reference } = schema.tags;
  it.each<[string, z.ZodType, unknown, boolean]>([
    ['a day', shape.published, '2026-11-23', true],
    ['29 February of a leap year', shape.published, '2028-02-29', true],
    ['30 February', shape.published, '2026-02-30', false],
    ['month 13', shape.published, '2026-13-01', false],
    ['a time', shape.published, '2026-11-23T00:00:00Z', false],
    ['an id', shape.field, 'a-1', true],
    ['an id with a capital', shape.field, 'A', false],
    ['an id that ends with a hyphen', shape.field, 'a-', false],
    ['an id of 65 characters', shape.field, 'a'.repeat(65), false],
    ['an occupation code', shape.socCode, '15-1252', true],
    ['an address', Reference.shape.url, 'https://a.example', true],
    ['an http address', Reference.shape.url, 'http://a.example', false],
    ['a host without a dot', Reference.shape.url, 'https://localhost', false],
    ['a script', Reference.shape.url, 'javascript:alert(1)', false],
    ['text over two lines', shape.role, 'one\ntwo', false],
    ['spaces alone', shape.role, '     ', false],
    ['minutes', Question.shape.minutes, '2', true],
    ['too few minutes', Question.shape.minutes, '1', false],
    ['minutes with a sign', Question.shape.minutes, '+5', false],
    ['half an hour', PrepTip.shape.hours, '0.5', true],
    ['a third of an hour', PrepTip.shape.hours, '0.3', false],
    ['no hours', PrepTip.shape.hours, '0', false],
    ['a round', Format.shape.round, 'onsite', true],
    ['a round in capitals', Format.shape.round, 'Onsite', false],
    ['three signals', KeyPoint.shape.signals, 'aa; bb; cc', true],
    ['a signal twice', KeyPoint.shape.signals, 'aa; bb; aa', false],
    [
      'a range in order',
      schema.stat,
      {
        label: 'Pay',
        value: '1',
        scope: 'Everybody, everywhere',
        source: { name: 'BLS', url: 'https://a.example' },
        low: 1,
        median: 1,
        high: 2,
      },
      true,
    ],
    [
      'a range out of order',
      schema.stat,
      {
        label: 'Pay',
        value: '1',
        scope: 'Everybody, everywhere',
        source: { name: 'BLS', url: 'https://a.example' },
        low: 3,
        high: 2,
      },
      false,
    ],
  ])('%s', (_, type, value, isSound) => {
    expect(type.safeParse(value).success).toBe(isSound);
  });

  it('of tags come out typed', () => {
    expect(
      Question.parse({
        id: 'a',
        type: 'technical',
        level: 'mid',
        skills: 'http , testing',
        minutes: '10',
      }),
    ).toEqual({
      id: 'a',
      type: 'technical',
      level: 'mid',
      skills: ['http', 'testing'],
      minutes: 10,
    });
  });

  it('of related guides may be short', () => {
    expect(
      schema.relatedFrontmatter.parse({
        guides: ['a', { guide: 'b', reason: 'Because it is worth a look.' }, 'c'],
      }).guides,
    ).toEqual([
      { guide: 'a' },
      { guide: 'b', reason: 'Because it is worth a look.' },
      { guide: 'c' },
    ]);
  });
});

describe('lists', () => {
  const { shape } = schema.guideFrontmatter;
  const { Question, Format, KeyPoint } = schema.tags;
  const ids = (length: number) => Array.from({ length }, (_, index) => `id-${index}`);
  const stats = (length: number) =>
    ids(length).map((label) => ({
      label,
      value: '1',
      scope: 'Everybody, everywhere',
      source: { name: 'Source', url: 'https://example.org/' },
    }));
  it.each<
    [name: string, type: z.ZodType, make: (length: number) => unknown, least: number, most: number]
  >([
    ['skills of a guide', shape.skills, ids, 5, 12],
    ['interview types', shape.interviewTypes, ids, 2, 6],
    ['stats', shape.stats, stats, 2, 5],
    ['authors', shape.authors, ids, 1, 6],
    ['reviewers', shape.reviewers, ids, 1, 6],
    ['aliases', shape.aliases, ids, 1, 10],
    ['other titles', shape.alsoCalled, (n) => ids(n).map((id) => `title ${id}`), 1, 20],
    ['aliases of a skill', schema.skill.shape.aliases, (n) => ids(n).map((id) => `k${id}`), 1, 20],
    ['related guides', schema.relatedFrontmatter.shape.guides, ids, 3, 6],
    ['skills of a question', Question.shape.skills, (n) => ids(n).join(', '), 1, 4],
    ['signals', KeyPoint.shape.signals, (n) => ids(n).join('; '), 3, 10],
    ['what is scored', Format.shape.evaluatedOn, (n) => ids(n).join('; '), 2, 6],
  ])(
    '%s hold as many entries as the contract says, no fewer and no more',
    (_, type, make, least, most) => {
      const holds = (length: number) => type.safeParse(make(length)).success;
      expect([holds(least - 1), holds(least), holds(most), holds(most + 1)]).toEqual([
        false,
        true,
        true,
        false,
      ]);
    },
  );
});

describe('the vocabulary of skills', () => {
  const dns = { name: 'DNS', meaning: 'Knowing how names become addresses.' };
  const http = { name: 'HTTP semantics', meaning: 'Using methods as they are specified.' };
  const issues = (all: Record<string, object>) =>
    schema.skills.safeParse(all).error?.issues.map(({ path, message }) => [path, message]) ?? [];

  it('gives an alias to one skill alone, however it is written', () => {
    expect(issues({ dns: { ...dns, aliases: ['route 53'] }, http })).toEqual([]);
    expect(
      issues({ dns: { ...dns, aliases: ['Names'] }, http: { ...http, aliases: ['web', 'names'] } }),
    ).toEqual([[['http', 'aliases', 1], 'already stands for dns']]);
  });

  it('does not repeat a name as an alias', () => {
    expect(issues({ dns, http: { ...http, aliases: ['dns'] } })).toEqual([
      [['http', 'aliases', 0], 'already stands for dns'],
    ]);
  });
});
