/** Random MDX: what writers write, what attackers write, and noise, mixed. */
import fc from 'fast-check';
import { soundGuide } from './sound-guide.ts';

const SCHEMES = [
  'https://',
  'http://',
  'javascript:',
  'JaVaScRiPt:',
  'java&#10;script:',
  'java\tscript:',
  '&#x6A;avascript:',
  'javascript&colon;',
  '\u0001javascript:',
  'data:text/html,',
  'vbscript:',
  'file:///',
  '//',
  '\\\\',
  '/\\',
  'mailto:',
  './',
  '../',
  '#',
  '?',
  '',
];
const link = fc
  .tuple(
    fc.constantFrom(...SCHEMES),
    fc.constantFrom('a', 'alert(1)', 'host.example/x', '<script>', '"onclick="x', '%00', '😀', ''),
    fc.constantFrom('', ' "title"', ' "a > b"', " '<b>'", ' "&#8238;"'),
  )
  .map((parts) => parts.join(''));

const ELEMENTS = [
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'form',
  'svg',
  'math',
  'base',
  'meta',
  'link',
  'img',
  'a',
  'b',
  'Callout',
  'KeyPoint',
  'Question',
  'PrepTip',
  'Format',
  'Reference',
  'WeakAnswer',
  'SampleAnswer',
  'Calout',
  'constructor',
  '__proto__',
  'a.b',
  'x:y',
  'x-y',
  '',
];
const attribute = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'kind',
        'id',
        'type',
        'level',
        'skills',
        'minutes',
        'hours',
        'signals',
        'followUp',
        'title',
        'publisher',
        'url',
        'onclick',
        'ONERROR',
        'style',
        'class',
        'href',
        'src',
        'srcdoc',
        'set:html',
        '__proto__',
      ),
      fc.constantFrom(
        'tip',
        'a; b; c',
        'x',
        'javascript:alert(1)',
        '&quot; onclick=&quot;x',
        '<b>',
        '">',
        '10',
        '{1}',
        '&#0;',
      ),
    )
    .map(([name, value]) => ` ${name}="${value}"`),
  fc.constantFrom(' {...x}', ' a={1}', ' b', ' c=d', " d='e'", '\n', ' /'),
);
const tag = fc
  .tuple(
    fc.constantFrom(...ELEMENTS),
    fc.array(attribute, { maxLength: 3 }),
    fc.constantFrom('/>', ' />', '>', '></', '>\n\nx\n\n</'),
  )
  .map(
    ([name, attributes, end]) =>
      `<${name}${attributes.join('')}${end}${end.endsWith('</') ? `${name}>` : ''}`,
  );
const kit = fc
  .tuple(
    fc.constantFrom('tip', 'note', 'loud'),
    fc.constantFrom('x', '\n\n- a\n\n', '\n<b>\n', '`<i>`'),
  )
  .map(([kind, text]) => `<Callout kind="${kind}">${text}</Callout>`);

/** Marks the text that a writer wrote as `<`, and that has to come out as text. */
export const WITNESS = 'zqx';
const escaped = fc.constantFrom(
  `\`<${WITNESS}>\``,
  `&lt;${WITNESS}>`,
  `&#60;${WITNESS} onclick=x>`,
  `&#x3c;/${WITNESS}>`,
  `\\<${WITNESS}>`,
  `\n\n\`\`\`html\n<${WITNESS}>\n\`\`\`\n\n`,
  `\n\n~~~\n</code><${WITNESS}>\n~~~\n\n`,
);

const markdown = fc.constantFrom(
  '\n',
  '\n\n',
  '\n## Item\n\n',
  '\n### Deep\n\n',
  '\n# One\n',
  '> ',
  '- ',
  '1. ',
  '    ',
  '**',
  '*',
  '_',
  '~~',
  '`',
  '```',
  '```js\n',
  '\n---\n',
  '***',
  '|',
  '\n| a | b |\n|---|:-:|\n| c | <d> |\n',
  '[^1]',
  '\n\n[^1]: note\n',
  '\n[a]: javascript:x\n',
  '[a]',
  '![',
  '](',
  ')',
  '[',
  '- [ ] x',
  '\\',
  '  \n',
  '"',
  '...',
  'import x\n',
  '\nexport y\n',
  '{',
  '}',
  '{x}',
  '{/*',
  '*/}',
  '<',
  '</',
  '>',
  '<>',
  '</>',
  '<!--',
  '-->',
  '<!DOCTYPE',
  '<?',
  ']]>',
  '&lt;',
  '&#8238;',
  '&#0;',
  '&#x110000;',
  '&amp;lt;',
  '\u202e',
  '\0',
  '\ufeff',
  '\u2028',
  '\ud800',
  '😀',
  'é',
  'word ',
  'www.a.example ',
  'a@b.example ',
);

export const mdx = fc
  .array(
    fc.oneof(
      { arbitrary: markdown, weight: 6 },
      { arbitrary: tag, weight: 2 },
      { arbitrary: kit, weight: 1 },
      { arbitrary: escaped, weight: 1 },
      { arbitrary: link.map((to) => `[x](${to})`), weight: 1 },
      { arbitrary: link.map((to) => `![x](${to})`), weight: 1 },
      { arbitrary: link.map((to) => `<${to}>`), weight: 1 },
      { arbitrary: fc.string({ maxLength: 12 }), weight: 1 },
      { arbitrary: fc.string({ unit: 'binary', maxLength: 12 }), weight: 1 },
    ),
    { maxLength: 24, size: 'max' },
  )
  .map((parts) => parts.join(''));

interface Edit {
  kind: 'delete' | 'duplicate' | 'swap' | 'insert';
  at: number;
  length: number;
  to: number;
  text: string;
}
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('delete', 'duplicate', 'swap', 'insert'),
  at: fc.nat(3_000),
  length: fc.integer({ min: 1, max: 60 }),
  to: fc.nat(3_000),
  text: mdx,
});

function mutate(source: string, { kind, at, length, to, text }: Edit): string {
  const start = at % (source.length + 1);
  const slice = source.slice(start, start + length);
  const rest = source.slice(0, start) + source.slice(start + length);
  const target = to % (rest.length + 1);
  switch (kind) {
    case 'delete':
      return rest;
    case 'duplicate':
      return source.slice(0, start) + slice + slice + source.slice(start + length);
    case 'swap':
      return rest.slice(0, target) + slice + rest.slice(target);
    case 'insert':
      return source.slice(0, start) + text + source.slice(start);
  }
}

const files = Object.entries(soundGuide('tester'));

/** The seven files of the sound guide, one or more of them mutated. */
export const mutatedGuide: fc.Arbitrary<Map<string, string>> = fc
  .array(fc.tuple(fc.nat(files.length - 1), edit), { minLength: 1, maxLength: 5, size: 'max' })
  .map((edits) => {
    const guide = new Map(files);
    for (const [index, change] of edits) {
      const [name = '', sound = ''] = files[index] ?? [];
      guide.set(name, mutate(guide.get(name) ?? sound, change));
    }
    return guide;
  });
