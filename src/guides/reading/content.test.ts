import { describe, expect, it } from 'vitest';
import {
  author,
  fields,
  skills,
  SLUGS,
  soundGuide,
  TODAY,
} from '../../../tests/content/sound-guide.ts';
import { assembleContent, type ContentFiles } from './content.ts';
import { type GuideFolder } from './guide-parser.ts';

const source = (path: string, text: string) => ({ path, text });

function guideFolder(slug: string, faqs?: string): GuideFolder {
  const path = `content/guides/${slug}`;
  const files = Object.entries({
    ...soundGuide(slug),
    ...(faqs === undefined ? {} : { 'faqs.mdx': `## One\n\n${faqs}\n` }),
  });
  return {
    slug,
    path,
    files: new Map(files.map(([name, text]) => [name, source(`${path}/${name}`, text)])),
    unreadable: new Set(),
    images: new Map(),
  };
}

/** The sound content, with an FAQ of `tester` in its place and other files replaced. */
function files(more: Partial<ContentFiles> = {}, faqs?: string): ContentFiles {
  return {
    guides: SLUGS.map((slug) => guideFolder(slug, slug === 'tester' ? faqs : undefined)),
    skills: source('content/skills.yaml', skills),
    fields: source('content/fields.yaml', fields),
    authors: new Map([['editors', source('content/authors/editors.yaml', author)]]),
    problems: [],
    ...more,
  };
}
const problemsOf = (...args: Parameters<typeof files>) =>
  assembleContent(files(...args), TODAY).problems;
const linkProblem = (link: string) =>
  problemsOf({}, `[link](${link})`).map(({ rule, fix }) => `${rule}: ${fix}`);

describe('assembleContent', () => {
  it('makes sound files one value, guides in the order of their names', () => {
    const { content, problems } = assembleContent(files(), TODAY);
    expect(problems).toEqual([]);
    expect(content.guides.map(({ slug }) => slug)).toEqual(['alpha', 'beta', 'gamma', 'tester']);
    expect(content.skills['http']).toEqual({
      name: 'HTTP',
      meaning: 'Knowing what a request and its response promise.',
    });
    expect(content.fields['engineering']?.order).toBe(1);
    expect(content.authors['editors']?.kind).toBe('organization');
  });

  it('names an id that is nowhere defined, and the nearest one that is', () => {
    const without = skills.replace('http:', 'https:');
    const [problem, ...others] = problemsOf({ skills: source('content/skills.yaml', without) });
    expect(problem).toMatchObject({
      file: 'content/guides/alpha/guide.mdx',
      line: 9,
      rule: 'unknown-skill',
      fix: 'write https, or add the skill to content/skills.yaml',
    });
    expect(others).toHaveLength(11);
  });

  it('says once that a vocabulary is missing or broken, not for every id in it', () => {
    expect(problemsOf({ skills: undefined }).map(({ rule }) => rule)).toEqual(['missing-file']);
    expect(
      problemsOf({ fields: source('content/fields.yaml', 'a: [') }).map(({ rule }) => rule),
    ).toEqual(['yaml-syntax']);
  });

  it('does not call a file missing whose problem is known', () => {
    const problem = {
      file: 'content/skills.yaml',
      line: 1,
      column: 1,
      rule: 'encoding' as const,
      message: 'a',
      expected: 'b',
      fix: 'c',
    };
    expect(problemsOf({ skills: undefined, problems: [problem] })).toEqual([problem]);
  });

  it('knows an author whose own file has a problem', () => {
    const authors = new Map([
      [
        'editors',
        source('content/authors/editors.yaml', author.replace('kind: organization', 'kind: robot')),
      ],
    ]);
    expect(problemsOf({ authors }).map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'content/authors/editors.yaml unknown-value',
    ]);
  });

  it.each([
    '/',
    '/guides/',
    '/skills/',
    '/about/',
    '../alpha/',
    '/guides/beta/',
    '/practice/alpha/',
    '/skills/http/',
    '/authors/editors/',
    '#one',
    '../alpha/#test-an-api',
    '../alpha/#how-to-prepare',
    '/guides/#engineering',
    '/practice/alpha/',
    'https://a.example/nowhere',
    'mailto:a@b.example',
  ])('follows the link %s', (link) => {
    expect(linkProblem(link)).toEqual([]);
  });

  it.each([
    ['../alfa/', 'write /guides/alpha/'],
    ['../alpha', 'write /guides/alpha/'],
    ['/nowhere/', 'correct or remove the link'],
    ['/skills/flying/', 'correct or remove the link'],
    ['/guides/#formats', 'correct or remove the part after #'],
    ['/practice/alpha/#one', 'correct or remove the part after #'],
    ['/authors/nobody/', 'correct or remove the link'],
    ['/guides/alpha/more/', 'write /guides/alpha/'],
    ['../constructor/', 'correct or remove the link'],
    ['../../../etc/passwd', 'correct or remove the link'],
    ['#onne', 'write #one'],
    ['../alpha/#test-a-from', 'write #test-a-form'],
    ['#%E0%A4%A', 'correct or remove the part after #'],
    ['#%', 'correct or remove the part after #'],
  ])('does not follow %s, and says what to do', (link, fix) => {
    expect(linkProblem(link)).toEqual([`broken-link: ${fix}`]);
  });

  it('gives an alias to one guide alone', () => {
    const aliased = (slug: string, alias: string): GuideFolder => {
      const folder = guideFolder(slug);
      const text =
        folder.files.get('guide.mdx')?.text.replace('authors:', `aliases: [${alias}]\nauthors:`) ??
        '';
      return {
        ...folder,
        files: new Map([...folder.files, ['guide.mdx', source(`${folder.path}/guide.mdx`, text)]]),
      };
    };
    const problems = (...guides: GuideFolder[]) =>
      problemsOf({
        guides: [...guides, ...SLUGS.slice(guides.length).map((slug) => guideFolder(slug))],
      }).map(({ rule, message }) => `${rule}: ${message}`);
    expect(problems(aliased('tester', 'checker'))).toEqual([]);
    expect(problems(aliased('tester', 'beta'))).toEqual([
      'duplicate-alias: the alias “beta” already belongs to content/guides/beta',
    ]);
    expect(problems(aliased('tester', 'checker'), aliased('alpha', 'checker'))).toEqual([
      'duplicate-alias: the alias “checker” already belongs to content/guides/tester/guide.mdx',
    ]);
    expect(problems(aliased('tester', 'tester'))).toEqual([
      'alias-loop: the alias “tester” leads to itself',
    ]);
    expect(problems(aliased('tester', 'compare'))).toEqual([
      'reserved-alias: the alias “compare” is the name of a page of the site',
    ]);
  });
});
