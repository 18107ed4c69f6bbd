/** Hostile MDX: code, tags, attributes, HTML, and headings. The answer stands on line 3. */
import { all, answer, append, replace, write, type Row } from './disk.ts';

const question = (from: string, to: string) => replace('questions.mdx', from, to);

export const code: Row[] = [
  [
    'import',
    answer('import fs from "node:fs"'),
    ['faqs.mdx:3:1 no-import: import and export are not allowed: a guide is text, not a program'],
  ],
  [
    'export',
    answer('export const a = 1'),
    ['faqs.mdx:3:1 no-import: import and export are not allowed: a guide is text, not a program'],
  ],
  [
    'export default',
    answer('export default () => null'),
    ['faqs.mdx:3:1 no-import: import and export are not allowed: a guide is text, not a program'],
  ],
  [
    'prose that begins with import',
    answer('import taxes are due.'),
    ['faqs.mdx:3:1 no-import: import and export are not allowed: a guide is text, not a program'],
  ],
  [
    'an expression',
    answer('Two is {1 + 1}.'),
    ['faqs.mdx:3:8 no-expression: {…} is not allowed: a guide is text, not a program'],
  ],
  [
    'an expression of several lines',
    answer('{\n  process.exit(1)\n}'),
    ['faqs.mdx:3:1 no-expression: {…} is not allowed: a guide is text, not a program'],
  ],
  [
    'a comment in braces',
    answer('Yes. {/* no */}'),
    ['faqs.mdx:3:6 no-expression: {…} is not allowed: a guide is text, not a program'],
  ],
  [
    'a brace that does not close',
    answer('Yes { no.'),
    [
      'faqs.mdx:3:5 no-expression: unexpected end of file in expression, expected a corresponding closing brace for `{`',
    ],
  ],
  [
    'a brace that was not opened',
    answer('Yes } no {'),
    [
      'faqs.mdx:3:10 no-expression: unexpected end of file in expression, expected a corresponding closing brace for `{`',
    ],
  ],
  [
    'an expression in a heading',
    replace('faqs.mdx', 'write code?', 'write {code}?'),
    ['faqs.mdx:1:17 no-expression: {…} is not allowed: a guide is text, not a program'],
  ],
  [
    'an expression in a table',
    answer('| a |\n|---|\n| {1} |'),
    ['faqs.mdx:5:3 no-expression: {…} is not allowed: a guide is text, not a program'],
  ],
  [
    'an expression in a footnote',
    answer('Yes.[^1]\n\n[^1]: {1}'),
    ['faqs.mdx:5:7 no-expression: {…} is not allowed: a guide is text, not a program'],
  ],
  [
    'an attribute expression',
    answer('<Callout kind={"tip"}>Yes.</Callout>'),
    ['faqs.mdx:3:10 attribute-syntax: the value of “kind” is not plain text'],
  ],
  [
    'a spread',
    answer('<Callout {...props}>Yes.</Callout>'),
    ['faqs.mdx:3:1 no-expression: {…} is not allowed in a tag'],
  ],
  [
    'a spread after the attributes',
    answer('<Callout kind="tip" {...props}>Yes.</Callout>'),
    ['faqs.mdx:3:1 no-expression: {…} is not allowed in a tag'],
  ],
  [
    'an element in an attribute',
    answer('<Callout kind=<b/>>Yes.</Callout>'),
    [
      'faqs.mdx:3:1 attribute-syntax: the tag <Callout …> is not complete, or holds something it may not',
    ],
  ],
  [
    'an expression in a callout',
    answer('<Callout kind="tip">{1}</Callout>'),
    ['faqs.mdx:3:21 no-expression: {…} is not allowed: a guide is text, not a program'],
  ],
];

export const html: Row[] = [
  [
    'a script',
    answer('<script>alert(1)</script>'),
    ['faqs.mdx:3:1 no-html: HTML is not allowed here: <script>'],
  ],
  [
    'a script in a line',
    answer('Yes <script>alert(1)</script> no.'),
    ['faqs.mdx:3:5 no-html: HTML is not allowed here: <script>'],
  ],
  [
    'a script in upper case',
    answer('<SCRIPT>alert(1)</SCRIPT>'),
    ['faqs.mdx:3:1 unknown-tag: <SCRIPT> is not a tag of the writers’ kit'],
  ],
  [
    'a style',
    answer('<style>body</style>'),
    ['faqs.mdx:3:1 no-html: HTML is not allowed here: <style>'],
  ],
  [
    'an image with an event',
    answer('<img src="x" onerror="alert(1)" />'),
    ['faqs.mdx:3:1 no-html: HTML is not allowed here: <img>'],
  ],
  [
    'a link with an event',
    answer('<a href="#x" onclick="alert(1)">Yes</a>'),
    ['faqs.mdx:3:1 no-html: HTML is not allowed here: <a>'],
  ],
  [
    'a drawing with an event',
    answer('<svg onload="alert(1)" />'),
    ['faqs.mdx:3:1 no-html: HTML is not allowed here: <svg>'],
  ],
  [
    'a frame',
    answer('<iframe src="https://a.example" />'),
    ['faqs.mdx:3:1 no-html: HTML is not allowed here: <iframe>'],
  ],
  [
    'a form',
    answer('<form action="https://a.example"><input /></form>'),
    ['faqs.mdx:3:1 no-html: HTML is not allowed here: <form>'],
  ],
  [
    'bold the HTML way',
    answer('Yes, <b>a lot</b>.'),
    ['faqs.mdx:3:6 no-html: HTML is not allowed here: <b>'],
  ],
  [
    'a line break',
    answer('Yes.<br/>No.'),
    ['faqs.mdx:3:5 no-html: HTML is not allowed here: <br>'],
  ],
  [
    'a line break that does not close',
    answer('Yes.<br>No.'),
    ['faqs.mdx:3:5 no-html: HTML is not allowed here: <br>'],
  ],
  [
    'an HTML comment',
    answer('Yes. <!-- no -->'),
    [
      'faqs.mdx:3:6 no-html: unexpected character `!` (U+0021) before name, expected a character that can start a name, such as a letter, `$`, or `_`',
    ],
  ],
  [
    'a document type',
    answer('<!DOCTYPE html>'),
    [
      'faqs.mdx:3:1 no-html: unexpected character `!` (U+0021) before name, expected a character that can start a name, such as a letter, `$`, or `_`',
    ],
  ],
  [
    'a processing instruction',
    answer('<?php echo 1 ?>'),
    ['faqs.mdx:3:1 bare-angle: unexpected character after `<`, expected a valid JSX tag'],
  ],
  [
    'an address in angle brackets',
    answer('<https://a.example>'),
    ['faqs.mdx:3:1 bare-angle: an address between < and > is not a link here'],
  ],
  [
    'less than, without a space',
    answer('If a<b then yes.'),
    ['faqs.mdx:3:5 no-html: HTML is not allowed here: <b>'],
  ],
  [
    'an element with a colon',
    answer('<svg:script />'),
    ['faqs.mdx:3:1 no-html: HTML is not allowed here: <svg:script>'],
  ],
  [
    'a custom element',
    answer('<x-frame>Yes.</x-frame>'),
    ['faqs.mdx:3:1 no-html: HTML is not allowed here: <x-frame>'],
  ],
  [
    'HTML in a callout',
    answer('<Callout kind="tip">Yes <i>no</i>.</Callout>'),
    ['faqs.mdx:3:25 no-html: HTML is not allowed here: <i>'],
  ],
  [
    'HTML in a heading',
    replace('faqs.mdx', 'write code?', 'write <u>code</u>?'),
    ['faqs.mdx:1:17 no-html: HTML is not allowed here: <u>'],
  ],
  [
    'HTML in a quote in a list',
    answer('- > <b>Yes</b>'),
    ['faqs.mdx:3:5 no-html: HTML is not allowed here: <b>'],
  ],
];

export const tags: Row[] = [
  [
    'an unknown tag',
    answer('<Panel>Yes.</Panel>'),
    ['faqs.mdx:3:1 unknown-tag: <Panel> is not a tag of the writers’ kit'],
  ],
  [
    'a misspelt tag',
    answer('<Calout kind="tip">Yes.</Calout>'),
    ['faqs.mdx:3:1 unknown-tag: <Calout> is not a tag of the writers’ kit'],
  ],
  [
    'a member of an object',
    answer('<Callout.Deep />'),
    ['faqs.mdx:3:1 unknown-tag: <Callout.Deep> is not a tag of the writers’ kit'],
  ],
  [
    'a tag named constructor',
    answer('<constructor />'),
    ['faqs.mdx:3:1 no-html: HTML is not allowed here: <constructor>'],
  ],
  [
    'a fragment',
    answer('<>Yes.</>'),
    ['faqs.mdx:3:1 unknown-tag: <> is not a tag of the writers’ kit'],
  ],
  [
    'a tag that does not close',
    answer('<Callout kind="tip">\n\nYes.'),
    ['faqs.mdx:3:1 unclosed-tag: expected a closing tag for `<Callout>`'],
  ],
  [
    'a tag that was not opened',
    answer('Yes.\n\n</Callout>'),
    [
      'faqs.mdx:5:1 stray-closing-tag: unexpected closing tag `</Callout>`, expected an open tag first',
    ],
  ],
  [
    'tags that cross',
    answer('<Callout kind="tip">\n\n*Yes.\n\n</Callout>*'),
    [
      'faqs.mdx:7:1 stray-closing-tag: expected the closing tag `</Callout>` either after the end of `paragraph` or another opening tag after the start of `paragraph` (`<Callout>` opened at 3:1)',
    ],
  ],
  [
    'a tag closed by another name',
    answer('<Callout kind="tip">Yes.</Calout>'),
    ['faqs.mdx:3:25 unknown-tag: <Calout> is not a tag of the writers’ kit'],
  ],
  [
    'an unclosed tag in one of two items',
    all(
      question('Names the owner.\n</KeyPoint>', 'Names the owner.'),
      question('id="test-a-form" type="technical"', 'id="test-a-form" type="technic"'),
    ),
    [
      'questions.mdx:17:1 unclosed-tag: expected a closing tag for `<KeyPoint>`',
      'questions.mdx:22:28 unknown-value: “type” cannot be “technic”',
    ],
  ],
  [
    'a tag inside a tag',
    answer('<Callout kind="tip">\n<Callout kind="note">\nYes.\n</Callout>\n</Callout>'),
    ['faqs.mdx:4:1 nested-tag: <Callout> cannot stand inside <Callout>'],
  ],
  [
    'a tag inside a line',
    answer('Yes <Callout kind="tip">no</Callout>.'),
    ['faqs.mdx:3:5 misplaced-tag: <Callout> stands inside a paragraph, a list, or a table'],
  ],
  [
    'a tag inside a list',
    answer('- <Callout kind="tip">no</Callout>'),
    ['faqs.mdx:3:3 misplaced-tag: <Callout> stands inside a paragraph, a list, or a table'],
  ],
  [
    'a tag of another file',
    answer('<KeyPoint signals="a1; b1; c1" followUp="And what then?">Yes.</KeyPoint>'),
    ['faqs.mdx:3:1 misplaced-tag: <KeyPoint> does not belong in this file'],
  ],
  [
    'an item’s tag in another file',
    replace('faqs.mdx', 'Yes, a little.', '<PrepTip hours="1" />\n\nYes.'),
    ['faqs.mdx:3:1 misplaced-tag: <PrepTip> does not belong in this file'],
  ],
  [
    'a key point before the first item',
    question(
      'Two questions.',
      '<KeyPoint signals="a1; b1; c1" followUp="And what then?">Yes.</KeyPoint>',
    ),
    ['questions.mdx:1:1 misplaced-tag: <KeyPoint> does not belong before the first item'],
  ],
  [
    'an empty callout',
    answer('Yes.\n\n<Callout kind="tip"></Callout>'),
    ['faqs.mdx:5:1 empty-tag: <Callout> is empty'],
  ],
  [
    'text in a tag that holds none',
    answer(
      'Yes.\n\n<Reference title="Title" publisher="Publisher" url="https://a.example">Yes.</Reference>',
    ),
    ['faqs.mdx:5:1 tag-with-text: <Reference> holds text'],
  ],
  [
    'a heading in a callout',
    answer('Yes.\n\n<Callout kind="tip">\n\n### No\n\n</Callout>'),
    ['faqs.mdx:7:1 heading-level: a heading cannot stand inside a tag'],
  ],
  [
    'a question without its tag',
    question(
      '<Question id="test-a-form" type="technical" level="mid" skills="testing, http" minutes="10" />\n\n',
      '',
    ),
    ['questions.mdx:21:1 missing-tag: the heading has no <Question /> below it'],
  ],
  [
    'a question with two tags',
    question(
      'Say what',
      '<Question id="b" type="technical" level="mid" skills="http" minutes="10" />\n\nSay what',
    ),
    ['questions.mdx:7:1 misplaced-tag: <Question> stands here a second time'],
  ],
  [
    'a question’s tag after its text',
    replace(
      'formats.mdx',
      '<Format minutes="60" round="onsite" evaluatedOn="judgment; clarity" />\n\nYou test a small program.',
      'You test.\n\n<Format minutes="60" round="onsite" evaluatedOn="judgment; clarity" />',
    ),
    ['formats.mdx:5:1 misplaced-tag: <Format> comes after text'],
  ],
];

export const attributes: Row[] = [
  [
    'an unknown attribute',
    question('level="mid"', 'level="mid" depth="1"'),
    ['questions.mdx:5:57 unknown-attribute: “depth” is not an attribute of <Question>'],
  ],
  [
    'a misspelt attribute',
    question('level="mid"', 'levle="mid"'),
    [
      'questions.mdx:5:1 missing-attribute: <Question> has no “level”',
      'questions.mdx:5:45 unknown-attribute: “levle” is not an attribute of <Question>',
    ],
  ],
  [
    'a missing attribute',
    question(' minutes="10"', ''),
    ['questions.mdx:5:1 missing-attribute: <Question> has no “minutes”'],
  ],
  [
    'an event attribute',
    answer('<Callout kind="tip" onclick="alert(1)">Yes.</Callout>'),
    ['faqs.mdx:3:21 unknown-attribute: “onclick” is not an attribute of <Callout>'],
  ],
  [
    'a style attribute',
    answer('<Callout kind="tip" style="color: red">Yes.</Callout>'),
    ['faqs.mdx:3:21 unknown-attribute: “style” is not an attribute of <Callout>'],
  ],
  [
    'a class attribute',
    answer('<Callout kind="tip" class="wide">Yes.</Callout>'),
    ['faqs.mdx:3:21 unknown-attribute: “class” is not an attribute of <Callout>'],
  ],
  [
    'dangerouslySetInnerHTML',
    answer('<Callout kind="tip" dangerouslySetInnerHTML="x">Yes.</Callout>'),
    ['faqs.mdx:3:21 unknown-attribute: “dangerouslySetInnerHTML” is not an attribute of <Callout>'],
  ],
  [
    'set:html',
    answer('<Callout kind="tip" set:html="x">Yes.</Callout>'),
    ['faqs.mdx:3:21 unknown-attribute: “set:html” is not an attribute of <Callout>'],
  ],
  [
    'an attribute named __proto__',
    answer('<Callout kind="tip" __proto__="x">Yes.</Callout>'),
    ['faqs.mdx:3:21 unknown-attribute: “__proto__” is not an attribute of <Callout>'],
  ],
  [
    'an attribute without a value',
    answer('<Callout kind>Yes.</Callout>'),
    ['faqs.mdx:3:10 attribute-syntax: “kind” has no value'],
  ],
  [
    'curly quotes around a value',
    answer('<Callout kind=“tip”>Yes.</Callout>'),
    [
      'faqs.mdx:3:1 attribute-syntax: the tag <Callout …> is not complete, or holds something it may not',
    ],
  ],
  [
    'a tag of ours in lower case',
    answer('<callout kind="tip">Yes.</callout>'),
    ['faqs.mdx:3:1 unknown-tag: <callout> is not a tag of the writers’ kit'],
  ],
  [
    'an attribute without quotes',
    answer('<Callout kind=tip>Yes.</Callout>'),
    [
      'faqs.mdx:3:1 attribute-syntax: the tag <Callout …> is not complete, or holds something it may not',
    ],
  ],
  [
    'an attribute written twice',
    answer('<Callout kind="tip" kind="note">Yes.</Callout>'),
    ['faqs.mdx:3:10 duplicate-key: “kind” is written twice'],
  ],
  [
    'an unknown value',
    answer('<Callout kind="tpi">Yes.</Callout>'),
    ['faqs.mdx:3:10 unknown-value: “kind” cannot be “tpi”'],
  ],
  [
    'a hidden character behind an entity',
    answer('<Callout kind="t&#8238;ip">Yes.</Callout>'),
    ['faqs.mdx:3:10 hidden-character: “kind” holds the hidden character U+202E'],
  ],
  [
    'too few signals',
    question('contract; boundary; retry', 'contract; boundary'),
    [
      'questions.mdx:3:1 key-points: “How do you test an API?” has 2 sound key points',
      'questions.mdx:9:11 wrong-value: “signals” has fewer than 3 entries',
    ],
  ],
  [
    'a signal written twice',
    question('contract; boundary; retry', 'contract; contract; retry'),
    [
      'questions.mdx:3:1 key-points: “How do you test an API?” has 2 sound key points',
      'questions.mdx:9:11 wrong-value: “signals” names something twice',
    ],
  ],
  [
    'an empty signal',
    question('contract; boundary; retry', 'contract;; boundary; retry'),
    [
      'questions.mdx:3:1 key-points: “How do you test an API?” has 2 sound key points',
      'questions.mdx:9:11 wrong-value: “signals, entry 2” is shorter than 2 characters',
    ],
  ],
  [
    'a follow-up that asks nothing',
    question('What would you leave out?', 'Leave something out.'),
    [
      'questions.mdx:3:1 key-points: “How do you test an API?” has 2 sound key points',
      'questions.mdx:9:47 wrong-value: “followUp” does not end with a question mark',
    ],
  ],
  [
    'minutes in words',
    question('minutes="10"', 'minutes="ten"'),
    ['questions.mdx:5:80 wrong-value: “minutes” is not a whole number'],
  ],
  [
    'minutes beyond the day',
    question('minutes="10"', 'minutes="999"'),
    ['questions.mdx:5:80 wrong-value: “minutes” is above 60'],
  ],
  [
    'an id with a space',
    question('id="test-an-api"', 'id="test an api"'),
    ['questions.mdx:5:11 wrong-value: “id” is not lower-case words joined by hyphens'],
  ],
  [
    'an attribute on the second line of a tag',
    question(' minutes="10"', '\n  minute="10"'),
    [
      'questions.mdx:5:1 missing-attribute: <Question> has no “minutes”',
      'questions.mdx:6:3 unknown-attribute: “minute” is not an attribute of <Question>',
    ],
  ],
  [
    'a javascript: reference',
    append(
      'faqs.mdx',
      '\n<Reference title="Title" publisher="Publisher" url="javascript:alert(1)" />\n',
    ),
    ['faqs.mdx:5:48 wrong-value: “url” is not an https address'],
  ],
  [
    'a wide character before the tag',
    write('faqs.mdx', '## Must I?\n\n😀é <b>x</b>\n'),
    ['faqs.mdx:3:5 no-html: HTML is not allowed here: <b>'],
  ],
];
