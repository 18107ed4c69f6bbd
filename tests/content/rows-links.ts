/** Hostile links and pictures. The answer stands on line 3. */
import { answer, append, replace, write, all, type Row } from './disk.ts';

/** The smallest PNG: one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const links: Row[] = [
  [
    'javascript:',
    answer('[Yes](javascript:alert(1))'),
    ['faqs.mdx:3:1 unsafe-link: links may not use “javascript:”'],
  ],
  [
    'javascript: in mixed case',
    answer('[Yes](JaVaScRiPt:alert(1))'),
    ['faqs.mdx:3:1 unsafe-link: links may not use “javascript:”'],
  ],
  [
    'javascript: with a line feed as an entity',
    answer('[Yes](java&#10;script:alert(1))'),
    ['faqs.mdx:3:1 unsafe-link: “java%0Ascript:alert(1)” does not say where it goes'],
  ],
  [
    'javascript: with a tab',
    answer('[Yes](<java\tscript:alert(1)>)'),
    ['faqs.mdx:3:1 unsafe-link: “java%09script:alert(1)” does not say where it goes'],
  ],
  [
    'javascript: with its colon as an entity',
    answer('[Yes](javascript&colon;alert(1))'),
    ['faqs.mdx:3:1 unsafe-link: links may not use “javascript:”'],
  ],
  [
    'javascript: with its first letter as an entity',
    answer('[Yes](&#x6A;avascript:alert(1))'),
    ['faqs.mdx:3:1 unsafe-link: links may not use “javascript:”'],
  ],
  [
    'javascript: behind a control character',
    answer('[Yes](&#1;javascript:alert(1))'),
    ['faqs.mdx:3:1 unsafe-link: “%EF%BF%BDjavascript:alert(1)” does not say where it goes'],
  ],
  [
    'javascript: in a definition',
    answer('[Yes]\n\n[Yes]: javascript:alert(1)'),
    ['faqs.mdx:3:1 unsafe-link: links may not use “javascript:”'],
  ],
  [
    'javascript: in a heading',
    replace('faqs.mdx', 'write code?', '[code](javascript:alert(1))?'),
    ['faqs.mdx:1:11 heading-content: a heading holds a link, a picture, or a footnote'],
  ],
  [
    'javascript: in a footnote',
    answer('Yes.[^1]\n\n[^1]: [no](javascript:alert(1))'),
    ['faqs.mdx:5:7 unsafe-link: links may not use “javascript:”'],
  ],
  [
    'data:',
    answer('[Yes](data:text/html,<script>)'),
    ['faqs.mdx:3:1 unsafe-link: links may not use “data:”'],
  ],
  [
    'data: in base64',
    answer('[Yes](data:text/html;base64,PHNjcmlwdD4=)'),
    ['faqs.mdx:3:1 unsafe-link: links may not use “data:”'],
  ],
  [
    'vbscript:',
    answer('[Yes](vbscript:msgbox)'),
    ['faqs.mdx:3:1 unsafe-link: links may not use “vbscript:”'],
  ],
  [
    'file:',
    answer('[Yes](file:///etc/passwd)'),
    ['faqs.mdx:3:1 unsafe-link: links may not use “file:”'],
  ],
  [
    'blob:',
    answer('[Yes](blob:https://a.example/1)'),
    ['faqs.mdx:3:1 unsafe-link: links may not use “blob:”'],
  ],
  [
    'http:',
    answer('[Yes](http://a.example/)'),
    ['faqs.mdx:3:1 unsafe-link: the link is not encrypted (http)'],
  ],
  [
    'a bare www address',
    answer('See www.a.example for more.'),
    ['faqs.mdx:3:5 unsafe-link: the link is not encrypted (http)'],
  ],
  [
    'an address without its scheme',
    answer('[Yes](//a.example/)'),
    ['faqs.mdx:3:1 unsafe-link: “//a.example/” does not say where it goes'],
  ],
  [
    'an address with backslashes',
    answer('[Yes](\\\\\\\\a.example)'),
    ['faqs.mdx:3:1 unsafe-link: “%5C%5Ca.example” does not say where it goes'],
  ],
  [
    'https: without slashes',
    answer('[Yes](https:a.example)'),
    ['faqs.mdx:3:1 unsafe-link: “https:a.example” is not an address'],
  ],
  [
    'https: without a host',
    answer('[Yes](https://)'),
    ['faqs.mdx:3:1 unsafe-link: “https://” is not an address'],
  ],
  ['no address', answer('[Yes]()'), ['faqs.mdx:3:1 unsafe-link: the link has no address']],
  [
    'no words',
    answer('Yes. [](https://a.example)'),
    ['faqs.mdx:3:6 empty-link: the link has no words'],
  ],
  [
    'an address without ./',
    answer('[Yes](alpha)'),
    ['faqs.mdx:3:1 unsafe-link: “alpha” does not say where it goes'],
  ],
  [
    'a query alone',
    answer('[Yes](?a=b)'),
    ['faqs.mdx:3:1 unsafe-link: “?a=b” does not say where it goes'],
  ],
  [
    'a guide that is not there',
    answer('[Yes](../aplha/)'),
    ['faqs.mdx:3:1 broken-link: the link “../aplha/” leads to no page'],
  ],
  [
    'a guide without its slash',
    answer('[Yes](../alpha)'),
    ['faqs.mdx:3:1 broken-link: the link “../alpha” leads to no page'],
  ],
  [
    'an id that is not there',
    answer('[Yes](../alpha/#test-an-apo)'),
    ['faqs.mdx:3:1 broken-link: the page /guides/alpha/ has nothing with the id “test-an-apo”'],
  ],
  [
    'an id that encodes nothing',
    answer('[Yes](#%E0%A4%A)'),
    ['faqs.mdx:3:1 broken-link: the page /guides/tester/ has nothing with the id “%E0%A4%25A”'],
  ],
  [
    'a skill that is not there',
    answer('[Yes](/skills/flying/)'),
    ['faqs.mdx:3:1 broken-link: the link “/skills/flying/” leads to no page'],
  ],
  [
    'a way out of the site',
    answer('[Yes](../../../../etc/passwd)'),
    ['faqs.mdx:3:1 broken-link: the link “../../../../etc/passwd” leads to no page'],
  ],
  [
    'a hidden character in a title',
    answer('[Yes](https://a.example "a&#8238;b")'),
    ['faqs.mdx:3:1 hidden-character: this text holds the hidden character U+202E'],
  ],
];

export const pictures: Row[] = [
  [
    'a picture from elsewhere',
    answer('![Yes](https://a.example/x.png)'),
    [
      'faqs.mdx:3:1 image-place: the image “https://a.example/x.png” is not a picture in this guide’s folder',
    ],
  ],
  [
    'a picture as data',
    answer('![Yes](data:image/png;base64,AAAA)'),
    [
      'faqs.mdx:3:1 image-place: the image “data:image/png;base64,AAAA” is not a picture in this guide’s folder',
    ],
  ],
  [
    'a drawing',
    answer('![Yes](./x.svg)'),
    ['faqs.mdx:3:1 image-place: the image “./x.svg” is not a picture in this guide’s folder'],
  ],
  [
    'a picture of another guide',
    answer('![Yes](../alpha/x.png)'),
    [
      'faqs.mdx:3:1 image-place: the image “../alpha/x.png” is not a picture in this guide’s folder',
    ],
  ],
  [
    'a picture of the system',
    answer('![Yes](/etc/passwd)'),
    ['faqs.mdx:3:1 image-place: the image “/etc/passwd” is not a picture in this guide’s folder'],
  ],
  [
    'a picture that climbs out',
    answer('![Yes](./../../../x.png)'),
    [
      'faqs.mdx:3:1 image-place: the image “./../../../x.png” is not a picture in this guide’s folder',
    ],
  ],
  [
    'a picture that is not there',
    answer('![Yes](./x.png)'),
    ['faqs.mdx:3:1 image-missing: there is no image “./x.png”'],
  ],
  [
    'a picture without alternative text',
    all(write('x.png', PIXEL), answer('![](./x.png)')),
    ['faqs.mdx:3:1 image-alt: the image has no alternative text'],
  ],
  [
    'a picture whose text hides a character',
    all(write('x.png', PIXEL), answer('![a&#x200b;b](./x.png)')),
    ['faqs.mdx:3:1 hidden-character: this text holds the hidden character U+200B'],
  ],
  [
    'text under a picture’s name',
    write('x.png', 'hello'),
    ['x.png:1:1 bad-image: the file is not a picture'],
  ],
  [
    'a drawing under a picture’s name',
    write(
      'x.png',
      '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" onload="alert(1)"/>',
    ),
    ['x.png:1:1 bad-image: the file is not the picture its name says (svg)'],
  ],
  [
    'a picture with boxes of no size',
    write('x.avif', Buffer.from('000000106674797061766966000000000000000066726565', 'hex')),
    ['x.avif:1:1 bad-image: the file is not a picture'],
  ],
  [
    'a picture of 3 GB',
    write('x.png', { size: 3 * 1024 ** 3 }),
    ['x.png:1:1 bad-image: the picture is 3145728 kB'],
  ],
  [
    'a picture’s file that is a drawing',
    write('x.svg', '<svg/>'),
    ['x.svg:1:1 unexpected-file: “x.svg” has no place here'],
  ],
];

export const text: Row[] = [
  [
    'a right-to-left override',
    answer('Yes \u202e on.'),
    ['faqs.mdx:3:5 hidden-character: there is a hidden character, U+202E'],
  ],
  [
    'a right-to-left override behind an entity',
    answer('Yes &#x202e; on.'),
    ['faqs.mdx:3:1 hidden-character: this text holds the hidden character U+202E'],
  ],
  [
    'a space of no width',
    answer('Ye\u200bs.'),
    ['faqs.mdx:3:3 hidden-character: there is a hidden character, U+200B'],
  ],
  [
    'a character of the terminal',
    answer('Yes \u001b[31m.'),
    ['faqs.mdx:3:5 hidden-character: there is a hidden character, U+001B'],
  ],
  ['NUL', answer('Ye\0s.'), ['faqs.mdx:3:3 hidden-character: there is a hidden character, U+0000']],
  [
    'NUL in code',
    append('faqs.mdx', '\n```js\nlet a = "\0"\n```\n'),
    ['faqs.mdx:6:10 hidden-character: there is a hidden character, U+0000'],
  ],
  [
    'a task list',
    answer('- [ ] Yes'),
    ['faqs.mdx:3:1 task-list: task lists ([ ] and [x]) are not part of a guide'],
  ],
  [
    'a heading of level 1',
    answer('Yes.\n\n# No\n\nYes.'),
    ['faqs.mdx:5:1 heading-level: a heading of level 1 cannot stand here'],
  ],
  [
    'a heading of level 5',
    answer('Yes.\n\n##### No\n\nYes.'),
    ['faqs.mdx:5:1 heading-level: a heading of level 5 cannot stand here'],
  ],
  [
    'a heading that skips a level',
    answer('Yes.\n\n#### No\n\nYes.'),
    ['faqs.mdx:5:1 heading-skip: a heading of level 4 cannot follow here'],
  ],
  [
    'a heading in a quote',
    answer('Yes.\n\n> ### No'),
    ['faqs.mdx:5:3 heading-level: a heading of level 3 cannot stand here'],
  ],
  [
    'an unknown language of code',
    answer('```jvascript\n1\n```'),
    ['faqs.mdx:3:1 code-language: “jvascript” is not a language the highlighter knows'],
  ],
  [
    'a language named constructor',
    answer('```constructor\n1\n```'),
    ['faqs.mdx:3:1 code-language: “constructor” is not a language the highlighter knows'],
  ],
  [
    'quotes nested 60 deep',
    answer('>'.repeat(60) + ' Yes'),
    ['faqs.mdx:3:26 too-deep: this is nested too deeply'],
  ],
  [
    'lists nested 40 deep',
    answer('- '.repeat(40) + 'Yes'),
    ['faqs.mdx:3:25 too-deep: this is nested too deeply'],
  ],
  [
    'a paragraph of 12,000 characters',
    answer(`${'a '.repeat(2_000)}\n`.repeat(3)),
    ['faqs.mdx:3:1 too-tangled: there are 12002 characters without a blank line'],
  ],
  [
    '1,100 opening braces',
    answer('{\n'.repeat(1_100)),
    ['faqs.mdx:1003:1 too-tangled: the file has 1100 opening braces'],
  ],
  [
    '4,000 unclosed tags',
    answer('<b>\n'.repeat(4_000)),
    ['faqs.mdx:3003:1 too-tangled: the file has 4000 “<” signs'],
  ],
  [
    'a table of 400 columns',
    answer(`${'|a'.repeat(400)}|\n${'|-'.repeat(400)}|\n${'|\n'.repeat(900)}`),
    ['faqs.mdx:3:1 too-tangled: the file has 2 table rows of more than 40 columns'],
  ],
  [
    '7,000 quotation marks',
    answer(`${'"'.repeat(3_500)}\n\n`.repeat(2)),
    ['faqs.mdx:5:2501 too-tangled: the file has 7000 quotation marks'],
  ],
  [
    'a line of 1 MB',
    answer('a'.repeat(1024 * 1024)),
    ['faqs.mdx:1:1 file-too-large: the file is 1025 kB'],
  ],
  [
    'a line of 6,000 characters',
    answer('a '.repeat(3_000)),
    [
      'faqs.mdx:1:1 empty-item: “Must I write code?” has no text',
      'faqs.mdx:3:5001 line-too-long: the line is 6000 characters long',
    ],
  ],
];
