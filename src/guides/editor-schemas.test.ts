import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { frontmatterSchemas, vocabularySchemas } from './editor-schemas.ts';

const words = {
  skill: { http: 'HTTP', testing: 'Testing', dns: 'DNS', tls: 'TLS', git: 'Git' },
  field: { engineering: 'Engineering' },
  author: { editors: 'The editors' },
  guide: { alpha: 'Alpha', beta: 'Beta', gamma: 'Gamma' },
};
const schemas = { ...frontmatterSchemas(words), ...vocabularySchemas() };
const ajv = new Ajv({ strict: false, formats: { date: true, uri: true } });
const check = (name: keyof typeof schemas, value: unknown) => {
  const accepts = ajv.compile(schemas[name]);
  accepts(value);
  return (accepts.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message ?? ''}`,
  );
};

const guide = {
  role: 'API developer',
  description:
    'What an interview for this role asks, how to answer it, and what to read next today.',
  field: 'engineering',
  published: '2026-11-23',
  updated: '2026-11-23',
  authors: ['editors'],
  interviewTypes: ['Phone screen', 'Design round'],
  skills: ['http', 'testing', 'dns', 'tls', 'git'],
  stats: [1, 2].map((number) => ({
    label: `Median pay ${number}`,
    value: '$135,980 a year',
    scope: 'Software developers, United States, May 2025',
    source: { name: 'BLS', url: 'https://www.bls.gov/oes/' },
  })),
};

describe('the frontmatter of a guide', () => {
  test('is accepted as the contract accepts it', () => {
    expect(check('guide', guide)).toEqual([]);
  });

  test.each([
    ['an unknown key', { ...guide, feild: 'engineering' }, ' must NOT have additional properties'],
    ['a field that is not there', { ...guide, field: 'cooking' }, '/field must be equal to one of'],
    [
      'a skill that is not there',
      { ...guide, skills: ['htp', 'testing', 'dns', 'tls', 'git'] },
      '/skills/0 must be equal to one of',
    ],
    [
      'an author who is not there',
      { ...guide, authors: ['nobody'] },
      '/authors/0 must be equal to one of',
    ],
    ['too few skills', { ...guide, skills: ['http'] }, '/skills must NOT have fewer than 5 items'],
    ['a day as words', { ...guide, updated: 'May 4, 2026' }, '/updated must match pattern'],
  ])('with %s is refused', (_, value, message) => {
    expect(check('guide', value).join('\n')).toContain(message);
  });

  test('is explained: each key, and each id that may be named', () => {
    const { properties = {} } = schemas.guide;
    for (const [key, property] of Object.entries(properties))
      expect([key, typeof property === 'object' && property.description]).toEqual([
        key,
        expect.stringMatching(/.{10}/),
      ]);
    expect(properties['skills']).toMatchObject({
      items: { enum: Object.keys(words.skill), enumDescriptions: Object.values(words.skill) },
    });
    expect(properties['updated']).toMatchObject({
      patternErrorMessage: 'Expected the day its substance last changed, such as 2026-11-23.',
    });
  });
});

test('related guides are named alone or with a reason', () => {
  const reason = 'Because the two share a pager and a database.';
  const guides = ['alpha', { guide: 'beta', reason }, 'gamma'];
  expect(check('related-guides', { guides })).toEqual([]);
  expect(check('related-guides', { guides: ['alfa', 'beta', 'gamma'] })).not.toEqual([]);
});

test('a section may have a title of its own, and nothing else', () => {
  expect(check('section', { title: 'How to prepare' })).toEqual([]);
  expect(check('section', { titel: 'How to prepare' })).not.toEqual([]);
});

test('the vocabulary has ids, names, and meanings', () => {
  const http = { name: 'HTTP', meaning: 'What methods, status codes, and headers promise.' };
  expect(check('skills', { http })).toEqual([]);
  expect(check('skills', { HTTP: http })).not.toEqual([]);
  expect(check('fields', { data: { name: 'Data', order: 0 } })).not.toEqual([]);
  expect(check('author', { name: 'A', kind: 'group', role: 'x', bio: 'y' })).not.toEqual([]);
});
