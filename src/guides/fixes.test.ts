import { describe, expect, test } from 'vitest';
import { fixGuideFile } from './fixes.ts';

const guide = (lines: string) => `---\n${lines}\n---\n\nThe quick answer.\n`;

describe('what is mended', () => {
  test.each([
    ['byte-order mark', '\ufeffText.\n', 'Text.\n'],
    ['line ends', 'One.\r\n\r\nTwo.\r\n', 'One.\n\nTwo.\n'],
    ['trailing space', 'One. \n  \nTwo.\t\n', 'One.\n\nTwo.\n'],
    ['last line end', 'Text.', 'Text.\n'],
    ['list markers', '* one\n* two\n    + three\n', '- one\n- two\n    - three\n'],
    ['form of dates', guide('updated: May 4, 2026'), guide('updated: 2026-05-04')],
    ['form of dates', guide('updated: "4 May 2026" # new'), guide('updated: 2026-05-04 # new')],
    ['form of dates', guide('updated: 2026/5/4'), guide('updated: 2026-05-04')],
    [
      'form of dates',
      guide('changes:\n  - date: Sept 9, 2026\n    what: All of it.'),
      guide('changes:\n  - date: 2026-09-09\n    what: All of it.'),
    ],
    [
      'order of keys',
      guide('field: data\n# Why this name.\nrole: Cook\nstats:\n  - label: Pay'),
      guide('# Why this name.\nrole: Cook\nfield: data\nstats:\n  - label: Pay'),
    ],
    [
      'order of attributes',
      '<Question level="mid" id="a-b"\n  type="technical" />\n',
      '<Question id="a-b" type="technical"\n  level="mid" />\n',
    ],
    [
      'form of ids',
      '<Question id="Page through: Orders" />\n',
      '<Question id="page-through-orders" />\n',
    ],
  ])('%s: %j', (name, before, after) => {
    expect(fixGuideFile(before)).toEqual({ text: after, mended: [name] });
  });
});

describe('what is left to its writer', () => {
  test.each([
    ['two spaces that break a line', 'One  \nbreak.\n'],
    ['code, in which spaces and stars count', '```text \n* a \n```\n'],
    ['two lists that would become one', '- one\n* two\n'],
    ['stars that are no list', '**Bold** starts.\n\n* * *\n'],
    ['a date that could be two days', guide('updated: 04/05/2026')],
    ['a day that does not exist', guide('updated: June 31, 2026')],
    ['a date in a text', guide('description: May 4, 2026')],
    ['an id that another question has', '<Question id="A B" />\n\n<Question id="a-b" />\n'],
    ['an id that is a hint', '<Question id="‹a name›" />\n'],
    ['keys in quotes', guide('field: data\n"role": Cook')],
    ['keys that are no YAML', guide('field: [data\nrole: Cook')],
    ['attributes without quotes', '<Question level={1} id="a" />\n'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(fixGuideFile(text)).toEqual({ text, mended: [] });
  });
});
