/** Hostile frontmatter and vocabularies. Line 1 of `guide.mdx` is its opening `---`. */
import { all, append, replace, write, type Row } from './disk.ts';

const guide = (from: string, to: string) => replace('guide.mdx', from, to);
const related = (yaml: string) => write('related-guides.mdx', `---\n${yaml}\n---\n`);

export const malformed: Row[] = [
  [
    'a colon in bare text',
    guide('role: Tester', 'role: Tester: senior'),
    ['guide.mdx:2:7 yaml-syntax: there is a second colon on this line'],
  ],
  [
    'a quote that does not end',
    guide('role: Tester', 'role: "Tester'),
    ['guide.mdx:2:14 yaml-syntax: a quote, a bracket, or a colon with a space is missing here'],
  ],
  [
    'a list that does not end',
    guide('authors: [editors]', 'authors: [editors'),
    ['guide.mdx:8:1 yaml-syntax: a list or a set of keys does not end'],
  ],
  [
    'a tab for indentation',
    replace('skills.yaml', 'testing:\n  name', 'testing:\n\tname'),
    ['skills.yaml:2:1 yaml-syntax: this line is indented with a tab'],
  ],
  [
    'a value that starts with @',
    guide('role: Tester', 'role: @tester'),
    ['guide.mdx:2:7 yaml-syntax: a value cannot start with this character'],
  ],
  [
    'a key written twice',
    guide('field: engineering', 'field: engineering\nfield: data'),
    ['guide.mdx:5:1 duplicate-key: this key is written twice'],
  ],
  [
    'frontmatter without an end',
    replace('guide.mdx', '---\n\nA panel', '\nA panel'),
    ['guide.mdx:1:1 frontmatter-fence: the frontmatter does not end'],
  ],
  [
    'frontmatter in TOML',
    write('related-guides.mdx', '+++\nguides = []\n+++\n'),
    ['related-guides.mdx:1:1 frontmatter-fence: the frontmatter is TOML (+++)'],
  ],
  [
    'more than --- on the first line',
    write('related-guides.mdx', '--- yaml\nguides: [alpha, beta, gamma]\n---\n'),
    ['related-guides.mdx:1:1 frontmatter-fence: the first line is more than ---'],
  ],
  [
    'no frontmatter at all',
    write('guide.mdx', 'Only text.\n'),
    ['guide.mdx:1:1 missing-frontmatter: the file has no frontmatter'],
  ],
  [
    'empty frontmatter',
    write('related-guides.mdx', '---\n---\n'),
    ['related-guides.mdx:2:1 missing-key: “guides” is missing'],
  ],
  [
    'frontmatter that is a list',
    related('- alpha\n- beta'),
    ['related-guides.mdx:2:1 wrong-type: “this” is a list, not a set of keys'],
  ],
  [
    'frontmatter that is a word',
    related('alpha'),
    ['related-guides.mdx:2:1 wrong-type: “this” is text, not a set of keys'],
  ],
  [
    'an alias',
    related('guides: [&a alpha, beta, *a]'),
    ['related-guides.mdx:2:26 yaml-alias: YAML anchors and aliases (& and *) are not allowed here'],
  ],
  [
    'an alias to nothing',
    related('guides: [alpha, beta, *a]'),
    ['related-guides.mdx:2:23 yaml-alias: YAML anchors and aliases (& and *) are not allowed here'],
  ],
  [
    'a bomb of aliases',
    related('a: &a [x, x]\nb: &b [*a, *a]\nguides: [*b, *b]'),
    [
      'related-guides.mdx:3:8 yaml-alias: YAML anchors and aliases (& and *) are not allowed here',
      'related-guides.mdx:3:12 yaml-alias: YAML anchors and aliases (& and *) are not allowed here',
      'related-guides.mdx:4:10 yaml-alias: YAML anchors and aliases (& and *) are not allowed here',
      'related-guides.mdx:4:14 yaml-alias: YAML anchors and aliases (& and *) are not allowed here',
    ],
  ],
  [
    'a tag that makes bytes',
    guide('role: Tester', 'role: !!binary aGVsbG8='),
    ['guide.mdx:2:7 yaml-syntax: this is not YAML: Unresolved tag: tag:yaml.org,2002:binary'],
  ],
  [
    'a tag that calls code',
    guide('role: Tester', 'role: !!js/function "x"'),
    ['guide.mdx:2:7 yaml-syntax: this is not YAML: Unresolved tag: tag:yaml.org,2002:js/function'],
  ],
  [
    'a tag that makes a date',
    guide('published: 2026-11-01', 'published: !!timestamp 2026-11-01'),
    ['guide.mdx:5:12 yaml-syntax: this is not YAML: Unresolved tag: tag:yaml.org,2002:timestamp'],
  ],
  [
    'two documents',
    append('fields.yaml', '---\na: 1\n'),
    [
      'fields.yaml:4:1 yaml-syntax: this is not YAML: Source contains multiple documents; please use YAML.parseAllDocuments()',
    ],
  ],
  [
    'a hidden character behind an escape',
    guide('role: Tester', 'role: "Tes\\u202Eter"'),
    ['guide.mdx:2:7 hidden-character: this text holds the hidden character U+202E'],
  ],
  [
    'a terminal command behind an escape',
    guide('role: Tester', '"\\e[31mrole": Tester'),
    ['guide.mdx:2:1 hidden-character: this text holds the hidden character U+001B'],
  ],
  [
    'lists nested 4,800 deep',
    related(`guides: ${'['.repeat(2_400)}\n ${'['.repeat(2_400)}`),
    ['related-guides.mdx:2:1 too-deep: this is nested too deeply'],
  ],
  [
    'brackets that close, 2,000 deep',
    related(`guides: ${'['.repeat(2_000)}${']'.repeat(2_000)}`),
    ['related-guides.mdx:2:1 too-deep: this is nested too deeply'],
  ],
  [
    '40,000 keys',
    write('skills.yaml', `{${Array.from({ length: 40 }, () => 'a: 1,'.repeat(900)).join('\n')}}`),
    ['skills.yaml:1:1 too-tangled: there are 36039 lines and commas'],
  ],
];

export const keys: Row[] = [
  [
    'an unknown key',
    guide('role: Tester', 'role: Tester\ncolour: red'),
    ['guide.mdx:3:1 unknown-key: “colour” is not a known key'],
  ],
  [
    'a misspelt key beside the missing one',
    guide('description:', 'descripton:'),
    [
      'guide.mdx:2:1 missing-key: “description” is missing',
      'guide.mdx:3:1 unknown-key: “descripton” is not a known key',
    ],
  ],
  [
    'a key of another case',
    guide('interviewTypes:', 'interviewtypes:'),
    [
      'guide.mdx:2:1 missing-key: “interviewTypes” is missing',
      'guide.mdx:8:1 unknown-key: “interviewtypes” is not a known key',
    ],
  ],
  [
    '__proto__',
    guide('role: Tester', 'role: Tester\n__proto__: { role: Admin }'),
    ['guide.mdx:3:1 unknown-key: “__proto__” is not a known key'],
  ],
  [
    'constructor',
    guide('role: Tester', 'role: Tester\nconstructor: { prototype: 1 }'),
    ['guide.mdx:3:1 unknown-key: “constructor” is not a known key'],
  ],
  ['a missing key', guide('role: Tester\n', ''), ['guide.mdx:2:1 missing-key: “role” is missing']],
  [
    'a missing key in a list',
    guide('source: { name: BLS, url: "https://www.bls.gov/oes/" }', 'low: 1'),
    ['guide.mdx:11:5 missing-key: “stats, entry 1, source” is missing'],
  ],
  [
    'an unknown key in a list',
    guide(
      '{ name: BLS, url: "https://www.bls.gov/oes/" }',
      '{ name: BLS, url: "https://www.bls.gov/oes/", href: x }',
    ),
    ['guide.mdx:14:59 unknown-key: “href” is not a known key'],
  ],
  [
    'an unknown key in a section',
    replace('faqs.mdx', '## Must', '---\nheading: Questions\n---\n\n## Must'),
    ['faqs.mdx:2:1 unknown-key: “heading” is not a known key'],
  ],
  [
    'a number for text',
    guide('role: Tester', 'role: 12345'),
    ['guide.mdx:2:7 wrong-type: “role” is a number, not text'],
  ],
  [
    'nothing for text',
    guide('role: Tester', 'role:'),
    ['guide.mdx:2:6 wrong-type: “role” is empty, not text'],
  ],
  [
    'yes or no for text',
    guide('role: Tester', 'role: true'),
    ['guide.mdx:2:7 wrong-type: “role” is yes or no, not text'],
  ],
  [
    'text for a list',
    guide('authors: [editors]', 'authors: editors'),
    ['guide.mdx:7:10 wrong-type: “authors” is text, not a list'],
  ],
  [
    'a number in a list of ids',
    guide('authors: [editors]', 'authors: [7]'),
    ['guide.mdx:7:11 wrong-type: “authors, entry 1” is a number, not text'],
  ],
  [
    'text for a number',
    guide(
      '    source: { name: BLS, url: "https://www.bls.gov/oes/" }',
      '    source: { name: BLS, url: "https://www.bls.gov/oes/" }\n    low: "100"',
    ),
    ['guide.mdx:15:10 wrong-type: “stats, entry 1, low” is text, not a number'],
  ],
  [
    'no number for a number',
    replace('fields.yaml', 'order: 1', 'order: .nan'),
    ['fields.yaml:3:10 wrong-type: “engineering, order” is not a finite number, not a number'],
  ],
  [
    'a fraction for a whole number',
    replace('fields.yaml', 'order: 1', 'order: 1.5'),
    ['fields.yaml:3:10 wrong-type: “engineering, order” is a number, not a whole number'],
  ],
  [
    'a range out of order',
    guide(
      '    source: { name: BLS, url: "https://www.bls.gov/oes/" }',
      '    source: { name: BLS, url: "https://www.bls.gov/oes/" }\n    low: 9\n    high: 3',
    ),
    ['guide.mdx:11:5 wrong-value: “stats, entry 1” has low, median, and high out of order'],
  ],
  [
    'a description too short',
    guide(
      'What a panel of testers asks, what it listens for, and how to prepare for it in a week.',
      'Too short.',
    ),
    ['guide.mdx:3:14 wrong-value: “description” is shorter than 70 characters'],
  ],
  [
    'a role over two lines',
    guide('role: Tester', 'role: "Tester\\nand more"'),
    ['guide.mdx:2:7 wrong-value: “role” runs over more than one line'],
  ],
  [
    'a list too short',
    guide('[testing, http, debugging, planning, writing]', '[testing, http]'),
    ['guide.mdx:9:9 wrong-value: “skills” has fewer than 5 entries'],
  ],
  [
    'a list that repeats',
    guide(
      '[testing, http, debugging, planning, writing]',
      '[testing, http, debugging, planning, testing]',
    ),
    ['guide.mdx:9:9 wrong-value: “skills” names something twice'],
  ],
  [
    'an http source',
    guide('"https://www.bls.gov/oes/"', '"http://www.bls.gov/oes/"'),
    ['guide.mdx:14:31 wrong-value: “stats, entry 1, source, url” is not an https address'],
  ],
  [
    'a javascript: source',
    guide('"https://www.bls.gov/oes/"', '"javascript:alert(1)"'),
    ['guide.mdx:14:31 wrong-value: “stats, entry 1, source, url” is not an https address'],
  ],
  [
    'a wrong occupation code',
    guide('field:', 'socCode: "151252"\nfield:'),
    ['guide.mdx:4:10 wrong-value: “socCode” is not an occupation code'],
  ],
  [
    'an id that is no id',
    replace('skills.yaml', 'testing:\n', 'Testing Things:\n'),
    [
      'skills.yaml:1:1 unknown-key: the key “Testing Things” is not lower-case words joined by hyphens',
    ],
  ],
  [
    'an unknown kind of author',
    replace('authors/editors.yaml', 'organization', 'organisation'),
    ['authors/editors.yaml:2:7 unknown-value: “kind” cannot be “organisation”'],
  ],
  [
    'related guides of every wrong form',
    related(
      'guides: [Alpha Beta, 5, { guide: beta, raeson: x }, { reason: "Because it is worth a look." }]',
    ),
    [
      'related-guides.mdx:2:10 wrong-value: “guides, entry 1” is not lower-case words joined by hyphens',
      'related-guides.mdx:2:22 wrong-type: “guides, entry 2” cannot be a number',
      'related-guides.mdx:2:40 unknown-key: “raeson” is not a known key',
      'related-guides.mdx:2:53 missing-key: “guides, entry 4, guide” is missing',
    ],
  ],
];

export const dates: Row[] = [
  [
    '30 February',
    guide('updated: 2026-11-23', 'updated: 2026-02-30'),
    ['guide.mdx:6:10 wrong-value: “updated” is not a day of the calendar'],
  ],
  [
    'month 13',
    guide('published: 2026-11-01', 'published: 2026-13-45'),
    ['guide.mdx:5:12 wrong-value: “published” is not a day of the calendar'],
  ],
  [
    '29 February of a common year',
    guide('updated: 2026-11-23', 'updated: 2027-02-29'),
    ['guide.mdx:6:10 wrong-value: “updated” is not a day of the calendar'],
  ],
  [
    'a day in the future',
    guide('updated: 2026-11-23', 'updated: 2026-12-02'),
    ['guide.mdx:6:10 future-date: “updated” is in the future'],
  ],
  [
    'the year 9999',
    guide('updated: 2026-11-23', 'updated: 9999-12-31'),
    ['guide.mdx:6:10 future-date: “updated” is in the future'],
  ],
  [
    'updated before published',
    guide('updated: 2026-11-23', 'updated: 2026-10-31'),
    ['guide.mdx:6:10 date-order: “updated” (2026-10-31) is before “published” (2026-11-01)'],
  ],
  [
    'both in the future, in the wrong order',
    all(
      guide('updated: 2026-11-23', 'updated: 2027-01-01'),
      guide('published: 2026-11-01', 'published: 2027-01-02'),
    ),
    [
      'guide.mdx:5:12 future-date: “published” is in the future',
      'guide.mdx:6:10 future-date: “updated” is in the future',
      'guide.mdx:6:10 date-order: “updated” (2027-01-01) is before “published” (2027-01-02)',
    ],
  ],
  [
    'a date with a time',
    guide('updated: 2026-11-23', 'updated: 2026-11-23T10:00:00Z'),
    ['guide.mdx:6:10 wrong-value: “updated” is not a day of the calendar'],
  ],
  [
    'a date the American way',
    guide('updated: 2026-11-23', 'updated: 11/23/2026'),
    ['guide.mdx:6:10 wrong-value: “updated” is not a day of the calendar'],
  ],
  [
    'a year alone',
    guide('updated: 2026-11-23', 'updated: 2026'),
    ['guide.mdx:6:10 wrong-type: “updated” is a number, not text'],
  ],
  [
    'a date in Arabic digits',
    guide('updated: 2026-11-23', 'updated: ٢٠٢٦-١١-٢٣'),
    ['guide.mdx:6:10 wrong-value: “updated” is not a day of the calendar'],
  ],
];
