/** Hostile structure: what is missing, empty, twice, dangling, or not what its name says. */
import {
  all,
  answer,
  append,
  remove,
  copyGuide,
  replace,
  textOf,
  write,
  type Change,
  type Row,
} from './disk.ts';

const guide = (from: string, to: string) => replace('guide.mdx', from, to);
const question = (from: string, to: string) => replace('questions.mdx', from, to);
/** Write `faqs.mdx` with what comes of its sound text. */
const bytes =
  (make: (text: string) => string | Uint8Array): Change =>
  (tree) =>
    write('faqs.mdx', make(textOf(tree, 'faqs.mdx')))(tree);
const utf16 = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
const items = (count: number) =>
  Array.from({ length: count }, (_, i) => `## Item ${i}\n\nYes.\n`).join('\n');

export const sections: Row[] = [
  ['a missing section', remove('faqs.mdx'), ['faqs.mdx:1:1 missing-section: faqs.mdx is missing']],
  [
    'a guide with three files',
    all(...['guide', 'questions', 'prep-tips', 'formats'].map((name) => remove(`${name}.mdx`))),
    [
      'formats.mdx:1:1 missing-section: formats.mdx is missing',
      'guide.mdx:1:1 missing-section: guide.mdx is missing',
      'prep-tips.mdx:1:1 missing-section: prep-tips.mdx is missing',
      'questions.mdx:1:1 missing-section: questions.mdx is missing',
    ],
  ],
  [
    'an empty section',
    write('faqs.mdx', ''),
    ['faqs.mdx:1:1 empty-section: the file has no items'],
  ],
  [
    'a section without items',
    write('faqs.mdx', 'Some words.\n'),
    ['faqs.mdx:1:1 empty-section: the file has no items'],
  ],
  ['an empty item', answer(''), ['faqs.mdx:1:1 empty-item: “Must I write code?” has no text']],
  [
    'an item that holds a comment’s worth of space',
    answer(' \n\t\n '),
    ['faqs.mdx:1:1 empty-item: “Must I write code?” has no text'],
  ],
  [
    'a heading without words',
    replace('faqs.mdx', '## Must I write code?', '##'),
    ['faqs.mdx:1:1 empty-heading: the heading has no words'],
  ],
  [
    'a heading of signs alone',
    replace('faqs.mdx', 'Must I write code?', '???'),
    ['faqs.mdx:1:1 empty-heading: the heading has no words'],
  ],
  [
    'a heading of 300 characters',
    replace('faqs.mdx', 'Must I write code?', 'a'.repeat(300)),
    ['faqs.mdx:1:1 long-heading: the heading is 300 characters long'],
  ],
  [
    'a question without a strategy',
    question('Say what you would break first.\n\n', ''),
    ['questions.mdx:3:1 missing-strategy: “How do you test an API?” has no answer strategy'],
  ],
  [
    'a question with two key points',
    question(
      '<KeyPoint signals="report; owner; date" followUp="Whom would you tell?">\nNames the owner.\n</KeyPoint>\n',
      '',
    ),
    ['questions.mdx:3:1 key-points: “How do you test an API?” has 2 sound key points'],
  ],
  [
    'a question with two weak answers',
    append(
      'questions.mdx',
      '\n<WeakAnswer>\nNo.\n</WeakAnswer>\n\n<WeakAnswer>\nNo.\n</WeakAnswer>\n',
    ),
    ['questions.mdx:21:1 duplicate-tag: “How do you test a form?” has 2 <WeakAnswer>s'],
  ],
  [
    'text after the key points',
    append('questions.mdx', '\nAnd so on.\n'),
    [
      'questions.mdx:21:1 misplaced-text: “How do you test a form?” has text after its first key point or answer',
    ],
  ],
  [
    'text below related guides',
    append('related-guides.mdx', '\nAnd so on.\n'),
    ['related-guides.mdx:5:1 misplaced-text: related-guides.mdx has text below its frontmatter'],
  ],
  [
    'no quick answer',
    guide('A panel listens for reasons. '.repeat(11) + 'A panel listens for reasons.', ''),
    ['guide.mdx:22:1 quick-answer-length: the quick answer is missing'],
  ],
  [
    'a quick answer too long',
    append('guide.mdx', '\n' + 'word '.repeat(100)),
    ['guide.mdx:21:1 quick-answer-length: the quick answer has 160 words'],
  ],
  [
    'a heading in the quick answer',
    append('guide.mdx', '\n## More\n\nWords.\n'),
    ['guide.mdx:23:1 misplaced-heading: guide.mdx holds the quick answer alone, without headings'],
  ],
  [
    '61 items',
    write('faqs.mdx', items(61)),
    ['faqs.mdx:241:1 too-many-items: the file has 61 items'],
  ],
  [
    '10,000 items',
    write('faqs.mdx', '## a\n\nb\n'.repeat(10_000)),
    ['faqs.mdx:5001:1 too-many-lines: the file has 30001 lines'],
  ],
];

const changed = (lines: string) => guide('authors:', `changes:\n${lines}\nauthors:`);
const removed = (lines: string) => guide('authors:', `removed:\n${lines}\nauthors:`);

export const provenance: Row[] = [
  [
    'a change of another day than the guide says',
    changed('  - { date: 2026-11-22, what: New figures of pay. }'),
    [
      'guide.mdx:8:13 change-updated: the newest change is of 2026-11-22, but “updated” says 2026-11-23',
    ],
  ],
  [
    'an older change above a newer one',
    changed(
      '  - { date: 2026-11-23, what: New figures of pay. }\n  - { date: 2026-11-02, what: A question about forms. }\n  - { date: 2026-11-03, what: A question about files. }',
    ),
    ['guide.mdx:10:13 change-order: the change of 2026-11-03 stands below that of 2026-11-02'],
  ],
  [
    'a change in the future, and one before the guide appeared',
    changed(
      '  - { date: 2026-12-24, what: New figures of pay. }\n  - { date: 2026-10-02, what: A question about forms. }',
    ),
    [
      'guide.mdx:8:13 future-date: the change of 2026-12-24 is in the future',
      'guide.mdx:9:13 change-date: the change of 2026-10-02 is before “published” (2026-11-01)',
    ],
  ],
  [
    'a change told in 141 characters',
    changed(`  - { date: 2026-11-23, what: ${'x'.repeat(141)} }`),
    ['guide.mdx:8:31 wrong-value: “changes, entry 1, what” is longer than 140 characters'],
  ],
  [
    'a question both removed and there',
    removed('  - { id: test-a-form, reason: Nobody asks it now. }'),
    ['guide.mdx:8:11 removed-id: “test-a-form” is said to be removed, but the guide still has it'],
  ],
  [
    'a removed question that leads to nothing, and one that leads to a removed one',
    removed(
      '  - { id: test-a-fax, reason: Nobody asks it now., instead: test-a-telex }\n  - { id: test-a-tube, reason: Nobody asks it now., instead: test-a-fax }',
    ),
    [
      'guide.mdx:8:61 removed-instead: “test-a-telex” is not in the guide, so nobody can read it in the place of “test-a-fax”',
      'guide.mdx:9:62 removed-instead: “test-a-fax” is not in the guide, so nobody can read it in the place of “test-a-tube”',
    ],
  ],
  [
    'a question removed twice, and one with the id of a part of the page',
    removed(
      '  - { id: test-a-fax, reason: Nobody asks it now. }\n  - { id: test-a-fax, reason: It was two questions. }\n  - { id: practice, reason: Nobody asks it now. }',
    ),
    [
      'guide.mdx:9:11 duplicate-id: the id “test-a-fax” is already that of content/guides/tester/guide.mdx:8',
      'guide.mdx:10:11 duplicate-id: the id “practice” is already that of a part of the page',
    ],
  ],
];

export const references: Row[] = [
  [
    'two questions of one id',
    question('test-a-form', 'test-an-api'),
    [
      'questions.mdx:23:11 duplicate-id: the id “test-an-api” is already that of content/guides/tester/questions.mdx:5',
    ],
  ],
  [
    'two headings of one slug',
    append('faqs.mdx', '\n## Must I write code!\n\nYes.\n'),
    [
      'faqs.mdx:5:1 duplicate-id: the id “must-i-write-code” is already that of content/guides/tester/faqs.mdx:1',
    ],
  ],
  [
    'a heading of a question’s id',
    replace('faqs.mdx', 'Must I write code?', 'Test an API'),
    [
      'faqs.mdx:1:1 duplicate-id: the id “test-an-api” is already that of content/guides/tester/questions.mdx:5',
    ],
  ],
  [
    'an id of the page',
    question('test-a-form', 'practice'),
    ['questions.mdx:23:11 duplicate-id: the id “practice” is already that of a part of the page'],
  ],
  [
    'an unknown skill',
    guide('planning, writing', 'planning, writting'),
    ['guide.mdx:9:46 unknown-skill: there is no skill “writting”'],
  ],
  [
    'an unknown skill of a question',
    question('testing, http', 'testing, htpt'),
    ['questions.mdx:5:57 unknown-skill: there is no skill “htpt”'],
  ],
  [
    'a skill named constructor',
    guide('planning, writing', 'planning, constructor'),
    ['guide.mdx:9:46 unknown-skill: there is no skill “constructor”'],
  ],
  [
    'an unknown author',
    guide('[editors]', '[editor]'),
    ['guide.mdx:7:11 unknown-author: there is no author “editor”'],
  ],
  [
    'an unknown reviewer',
    guide('authors:', 'reviewers: [somebody]\nauthors:'),
    ['guide.mdx:7:13 unknown-author: there is no author “somebody”'],
  ],
  [
    'an unknown field',
    guide('field: engineering', 'field: cookery'),
    ['guide.mdx:4:8 unknown-field: there is no field “cookery”'],
  ],
  [
    'an unknown related guide',
    replace('related-guides.mdx', 'alpha', 'alfa'),
    ['related-guides.mdx:2:10 unknown-guide: there is no guide “alfa”'],
  ],
  [
    'a guide related to itself',
    replace('related-guides.mdx', 'alpha', 'tester'),
    ['related-guides.mdx:2:10 related-guide: a guide cannot be related to itself'],
  ],
  [
    'a related guide named twice',
    replace(
      'related-guides.mdx',
      'alpha, beta',
      'alpha, { guide: alpha, reason: Because it is worth a second look. }',
    ),
    ['related-guides.mdx:2:17 related-guide: “alpha” is named twice'],
  ],
  [
    'a related guide outside the folder',
    replace('related-guides.mdx', 'alpha', '../alpha'),
    [
      'related-guides.mdx:2:10 wrong-value: “guides, entry 1” is not lower-case words joined by hyphens',
    ],
  ],
  [
    'an alias that is a guide',
    guide('authors:', 'aliases: [alpha]\nauthors:'),
    ['guide.mdx:7:11 duplicate-alias: the alias “alpha” already belongs to content/guides/alpha'],
  ],
  [
    'one alias of two guides',
    all(
      guide('authors:', 'aliases: [checker]\nauthors:'),
      replace('guides/alpha/guide.mdx', 'authors:', 'aliases: [checker]\nauthors:'),
    ),
    [
      'guide.mdx:7:11 duplicate-alias: the alias “checker” already belongs to content/guides/alpha/guide.mdx',
    ],
  ],
  [
    'no skills.yaml',
    remove('skills.yaml'),
    ['skills.yaml:1:1 missing-file: content/skills.yaml is missing'],
  ],
  [
    'no author',
    remove('authors/editors.yaml'),
    [
      'guides/alpha/guide.mdx:7:11 unknown-author: there is no author “editors”',
      'guides/beta/guide.mdx:7:11 unknown-author: there is no author “editors”',
      'guides/gamma/guide.mdx:7:11 unknown-author: there is no author “editors”',
      'guide.mdx:7:11 unknown-author: there is no author “editors”',
    ],
  ],
];

export const encodings: Row[] = [
  ['UTF-16', bytes(utf16), ['faqs.mdx:1:1 encoding: the file is not UTF-8 (it looks like UTF-16)']],
  [
    'Latin-1',
    bytes((text) => Buffer.from(text.replace('little', 'litÿ'), 'latin1')),
    ['faqs.mdx:3:11 encoding: the file is not UTF-8'],
  ],
  [
    'a picture’s bytes',
    bytes(() => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0xff, 0xd8])),
    ['faqs.mdx:1:1 encoding: the file is not UTF-8'],
  ],
  [
    'an overlong slash',
    bytes(() => new Uint8Array([0x61, 0x0a, 0x62, 0xc0, 0xaf])),
    ['faqs.mdx:2:2 encoding: the file is not UTF-8'],
  ],
  [
    'a byte-order mark',
    bytes((text) => `\ufeff${text}`),
    ['faqs.mdx:1:1 byte-order-mark: the file starts with a byte-order mark'],
  ],
  [
    'a byte-order mark in the middle',
    bytes((text) => text.replace('Yes', 'Y\ufeffes')),
    ['faqs.mdx:3:2 hidden-character: there is a hidden character, U+FEFF'],
  ],
  [
    'CRLF',
    bytes((text) => text.replaceAll('\n', '\r\n')),
    ['faqs.mdx:1:22 line-endings: lines end the Windows way (CRLF)'],
  ],
  [
    'one CR in the middle',
    bytes((text) => text.replace('Yes, ', 'Yes,\r')),
    ['faqs.mdx:3:5 line-endings: lines end the Windows way (CRLF)'],
  ],
  [
    'a byte-order mark and CRLF',
    bytes((text) => `\ufeff${text.replaceAll('\n', '\r\n')}`),
    [
      'faqs.mdx:1:1 byte-order-mark: the file starts with a byte-order mark',
      'faqs.mdx:1:22 line-endings: lines end the Windows way (CRLF)',
    ],
  ],
  [
    'UTF-16 in a vocabulary',
    write('fields.yaml', utf16('a: 1')),
    ['fields.yaml:1:1 encoding: the file is not UTF-8 (it looks like UTF-16)'],
  ],
  [
    'a file of 300 kB',
    bytes((text) => text + 'word '.repeat(60_000)),
    ['faqs.mdx:1:1 file-too-large: the file is 294 kB'],
  ],
];

export const slips: Row[] = [
  [
    'no space after ##',
    question('## How do you test a form?', '##How do you test a form?'),
    [
      'questions.mdx:21:1 heading-level: the # signs are not followed by a space, so this is no heading',
    ],
  ],
  [
    'one # for two',
    question('## How do you test a form?', '# How do you test a form?'),
    ['questions.mdx:21:1 heading-level: a heading of level 1 cannot stand here'],
  ],
  [
    'three # for two above a question',
    question('## How do you test a form?', '### How do you test a form?'),
    ['questions.mdx:21:1 heading-level: a heading of level 3 starts no item'],
  ],
  [
    'a foreign tag above the right one',
    question('<Question id="test-a-form"', '<PrepTip hours="1" />\n\n<Question id="test-a-form"'),
    ['questions.mdx:23:1 misplaced-tag: <PrepTip> does not belong in this file'],
  ],
  [
    'a picture whose name has a space',
    answer('![A board](./ward board.png)'),
    ['faqs.mdx:3:1 image-syntax: this is not read as a picture'],
  ],
  [
    'a picture whose file has a space',
    write('Ward board.PNG', 'x'),
    ['Ward board.PNG:1:1 unexpected-file: “Ward board.PNG” has no place here'],
  ],
  [
    'bold that does not end',
    answer('It is **important.'),
    ['faqs.mdx:3:1 unclosed-bold: the ** here are printed as they are'],
  ],
  [
    'a typed bullet',
    answer('• first'),
    ['faqs.mdx:3:1 bullet: this line starts with a typed bullet, so it is no list'],
  ],
  [
    'a bullet of a word processor',
    answer('\uf0b7 first'),
    ['faqs.mdx:3:1 hidden-character: there is a hidden character, U+F0B7'],
  ],
  [
    'two guides for one role',
    guide('role: Tester', 'role: alpha'),
    [
      'guide.mdx:2:7 duplicate-role: the role “alpha” already has a guide: content/guides/alpha/guide.mdx',
    ],
  ],
  [
    'an American date',
    guide('2026-11-23', '11/23/2026'),
    ['guide.mdx:6:10 wrong-value: “updated” is not a day of the calendar'],
  ],
  [
    'commas between signals',
    question('contract; boundary; retry', 'contract, boundary, retry'),
    [
      'questions.mdx:3:1 key-points: “How do you test an API?” has 2 sound key points',
      'questions.mdx:9:11 wrong-value: “signals” has fewer than 3 entries',
    ],
  ],
];

export const places: Row[] = [
  [
    'a section that links to /etc/passwd',
    write('faqs.mdx', { link: '/etc/passwd' }),
    ['faqs.mdx:1:1 no-links: “faqs.mdx” is a link to somewhere else, or no file at all'],
  ],
  [
    'a section that links to another guide',
    write('faqs.mdx', { link: '../alpha/faqs.mdx' }),
    ['faqs.mdx:1:1 no-links: “faqs.mdx” is a link to somewhere else, or no file at all'],
  ],
  [
    'a link to a folder',
    write('more', { link: '/etc' }),
    ['more:1:1 no-links: “more” is a link to somewhere else, or no file at all'],
  ],
  [
    'a link to nothing',
    write('x.png', { link: './nowhere.png' }),
    ['x.png:1:1 no-links: “x.png” is a link to somewhere else, or no file at all'],
  ],
  [
    'a guide that is a link',
    write('guides/delta', { link: './alpha' }),
    ['guides/delta:1:1 no-links: “delta” is a link to somewhere else, or no file at all'],
  ],
  [
    'an author that is a link',
    write('authors/root.yaml', { link: '/etc/passwd' }),
    ['authors/root.yaml:1:1 no-links: “root.yaml” is a link to somewhere else, or no file at all'],
  ],
  [
    'a vocabulary that is a link',
    write('skills.yaml', { link: '/etc/passwd' }),
    ['skills.yaml:1:1 no-links: “skills.yaml” is a link to somewhere else, or no file at all'],
  ],
  [
    'a script beside a guide',
    write('run.js', 'process.exit()'),
    ['run.js:1:1 unexpected-file: “run.js” has no place here'],
  ],
  [
    'a section in the wrong case',
    all(remove('faqs.mdx'), write('FAQs.mdx', 'x')),
    [
      'FAQs.mdx:1:1 unexpected-file: “FAQs.mdx” has no place here',
      'faqs.mdx:1:1 missing-section: faqs.mdx is missing',
    ],
  ],
  [
    'a section that is a folder',
    all(remove('faqs.mdx'), write('faqs.mdx', { folder: true })),
    ['faqs.mdx:1:1 unexpected-file: “faqs.mdx” has no place here'],
  ],
  [
    'a folder in a guide',
    write('drafts', { folder: true }),
    ['drafts:1:1 unexpected-file: “drafts” has no place here'],
  ],
  [
    'a file among the guides',
    write('guides/note.mdx', 'x'),
    ['guides/note.mdx:1:1 unexpected-file: “note.mdx” has no place here'],
  ],
  [
    'a folder among the authors',
    write('authors/me', { folder: true }),
    ['authors/me:1:1 unexpected-file: “me” has no place here'],
  ],
  [
    'a file with a terminal command in its name',
    write('a\u001b[31m.mdx', 'x'),
    ['a\u001b[31m.mdx:1:1 unexpected-file: “a\u001b[31m.mdx” has no place here'],
  ],
  [
    'an author with a space in the name',
    write('authors/The Editors.yaml', 'x'),
    ['authors/The Editors.yaml:1:1 unexpected-file: “The Editors.yaml” has no place here'],
  ],
  [
    'a stranger in content/',
    write('./skils.yaml', 'x'),
    ['skils.yaml:1:1 unexpected-file: “skils.yaml” has no place here'],
  ],
  ...['search', 'index', '404', 'practice'].map((name): Row => [
    `a guide named ${name}`,
    copyGuide(name),
    [`guides/${name}:1:1 reserved-name: “${name}” is the address of one of the site’s own pages`],
  ]),
  ...['Tester', 'tester role', 'tester_role', 'тестер', `t${'e'.repeat(70)}`].map((name): Row => [
    `a guide named ${name.slice(0, 12)}`,
    copyGuide(name),
    [`guides/${name}:1:1 folder-name: “${name}” cannot be a web address`],
  ]),
];
