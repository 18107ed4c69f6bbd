import { describe, expect, it } from 'vitest';
import { SLUGS, soundGuide, TODAY } from '../../../tests/content/sound-guide.ts';
import { PAGE_IDS, SECTION_FILES } from '../guide.ts';
import { parseGuide, type GuideFolder } from './guide-parser.ts';

/** The sound guide with some files changed; undefined takes a file away. */
function folder(
  changes: Record<string, ((text: string) => string | undefined) | undefined> = {},
  more: Partial<GuideFolder> = {},
): GuideFolder {
  const path = 'content/guides/tester';
  const files = Object.entries(soundGuide('tester')).flatMap(
    ([name, sound]): [string, { path: string; text: string }][] => {
      const change = changes[name];
      const text = change ? change(sound) : sound;
      return text === undefined ? [] : [[name, { path: `${path}/${name}`, text }]];
    },
  );
  return {
    slug: 'tester',
    path,
    files: new Map(files),
    unreadable: new Set(),
    images: new Map(),
    ...more,
  };
}
const rulesOf = (...args: Parameters<typeof folder>) =>
  parseGuide(folder(...args), TODAY).problems.map(
    ({ file, line, rule }) => `${file.split('/').at(-1) ?? ''}:${line} ${rule}`,
  );

describe('parseGuide', () => {
  it('makes the seven files one typed guide', () => {
    const { guide, problems } = parseGuide(folder(), TODAY);
    expect(problems).toEqual([]);
    expect(guide).toMatchObject({
      slug: 'tester',
      role: 'Tester',
      published: '2026-11-01',
      skills: ['testing', 'http', 'debugging', 'planning', 'writing'],
    });
    expect(guide?.questions.items[0]).toMatchObject({
      id: 'test-an-api',
      title: 'How do you test an API?',
      type: 'technical',
      minutes: 10,
      strategy: [{ html: '<p>Say what you would break first.</p>' }],
      weakAnswer: [],
      references: [],
    });
    expect(guide?.questions.items[0]?.keyPoints[0]).toEqual({
      signals: ['contract', 'boundary', 'retry'],
      followUp: 'What would you leave out?',
      text: 'Names the contract.',
      html: '<p>Names the contract.</p>',
    });
    expect(guide?.formats.items[0]).toMatchObject({
      id: 'the-exercise',
      minutes: 60,
      evaluatedOn: ['judgment', 'clarity'],
    });
    expect(guide?.prepTips.items[0]).toMatchObject({ id: 'read-a-changelog', hours: 1.5 });
    expect(guide?.faqs).toMatchObject({
      title: undefined,
      intro: [],
      items: [{ id: 'must-i-write-code' }],
    });
    expect(guide?.relatedGuides).toEqual(SLUGS.slice(1).map((slug) => ({ guide: slug })));
  });

  it('tells the ids of its items and what it names elsewhere, with places', () => {
    const { ids, mentions } = parseGuide(
      folder({ 'faqs.mdx': (text) => `${text}\nSee [alpha](../alpha/).\n` }),
      TODAY,
    );
    expect([...ids]).toEqual([
      'test-an-api',
      'test-a-form',
      'read-a-changelog',
      'the-exercise',
      'testing-the-happy-path-alone',
      'must-i-write-code',
    ]);
    expect(mentions).toContainEqual({
      kind: 'author',
      name: 'editors',
      file: 'content/guides/tester/guide.mdx',
      line: 7,
      column: 11,
    });
    expect(mentions).toContainEqual({
      kind: 'link',
      name: '../alpha/',
      file: 'content/guides/tester/faqs.mdx',
      line: 5,
      column: 5,
    });
    expect(mentions.filter(({ kind }) => kind === 'guide').map(({ name }) => name)).toEqual([
      'alpha',
      'beta',
      'gamma',
    ]);
  });

  it('keeps a weak answer, a sample answer, and references apart', () => {
    const extra =
      '\n<WeakAnswer>\nNo.\n</WeakAnswer>\n\n<SampleAnswer>\nYes.\n</SampleAnswer>\n\n<Reference title="RFC" publisher="IETF" url="https://a.example" />\n';
    expect(
      parseGuide(folder({ 'questions.mdx': (text) => text + extra }), TODAY).guide?.questions
        .items[1],
    ).toMatchObject({
      weakAnswer: [{ html: '<p>No.</p>' }],
      sampleAnswer: [{ html: '<p>Yes.</p>' }],
      references: [{ title: 'RFC', publisher: 'IETF', url: 'https://a.example' }],
    });
  });

  it('takes a section’s title from its frontmatter, and places below it stay true', () => {
    const titled = folder({ 'faqs.mdx': (text) => `---\ntitle: Often asked\n---\n\n${text}` });
    expect(parseGuide(titled, TODAY).guide?.faqs.title).toBe('Often asked');
    expect(
      rulesOf({ 'faqs.mdx': (text) => `---\ntitle: Often asked\n---\n\n${text}\n<b>x</b>\n` }),
    ).toEqual(['faqs.mdx:9 no-html']);
  });

  it.each(SECTION_FILES)('asks for %s', (name) => {
    expect(rulesOf({ [name]: () => undefined })).toEqual([`${name}:1 missing-section`]);
    expect(rulesOf({ [name]: () => undefined }, { unreadable: new Set([name]) })).toEqual([]);
  });

  it('has no guide to give where a file could not be read', () => {
    expect(
      parseGuide(
        folder({ 'faqs.mdx': () => undefined }, { unreadable: new Set(['faqs.mdx']) }),
        TODAY,
      ).guide,
    ).toBeUndefined();
  });

  it.each([
    ['search', 'reserved-name'],
    ['404', 'reserved-name'],
    ['Tester', 'folder-name'],
    ['-tester', 'folder-name'],
    ['a'.repeat(65), 'folder-name'],
  ])('cannot stand at %s', (slug, rule) => {
    expect(parseGuide(folder({}, { slug }), TODAY).problems.map((problem) => problem.rule)).toEqual(
      [rule],
    );
  });

  it.each([
    ['2026-11-22', ['guide.mdx:6 future-date']],
    ['2026-10-31', ['guide.mdx:5 future-date', 'guide.mdx:6 future-date']],
    ['2026-11-23', []],
  ])('compares its dates with %s', (today, expected) => {
    expect(
      parseGuide(folder(), today).problems.map(({ line, rule }) => `guide.mdx:${line} ${rule}`),
    ).toEqual(expected);
  });

  it.each(Object.values(PAGE_IDS))('gives no item the id %s of the page', (id) => {
    expect(rulesOf({ 'questions.mdx': (text) => text.replace('test-a-form', id) })).toEqual([
      'questions.mdx:23 duplicate-id',
    ]);
  });

  it('counts the words of the quick answer, and not where it cannot be read', () => {
    const cut = (words: number) => (text: string) =>
      text.replace(/(?<=---\n\n)[^]*$/, 'word '.repeat(words));
    expect(rulesOf({ 'guide.mdx': cut(60) })).toEqual([]);
    expect(rulesOf({ 'guide.mdx': cut(120) })).toEqual([]);
    expect(rulesOf({ 'guide.mdx': cut(59) })).toEqual(['guide.mdx:21 quick-answer-length']);
    expect(rulesOf({ 'guide.mdx': cut(121) })).toEqual(['guide.mdx:21 quick-answer-length']);
    expect(rulesOf({ 'guide.mdx': (text) => `${text}\n<b>` })).toEqual(['guide.mdx:23 no-html']);
  });

  it('takes 60 items in a section and no more', () => {
    const items = (count: number) => () =>
      Array.from({ length: count }, (_, i) => `## Item ${i}\n\nText.\n`).join('\n');
    expect(rulesOf({ 'faqs.mdx': items(60) })).toEqual([]);
    expect(rulesOf({ 'faqs.mdx': items(61) })).toEqual(['faqs.mdx:241 too-many-items']);
  });
});
