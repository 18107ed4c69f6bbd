import { expect, test } from 'vitest';
import { snippets } from './editor-snippets.ts';
import { parseGuide } from './reading/guide-parser.ts';
import { tags } from './schema.ts';

/** What a writer has who takes the snippet and goes to each place with Tab, changing nothing. */
function typed(body: readonly string[]): string {
  return body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, (_, text: string) => text.replace(/\\(.)/g, '$1'))
    .replace('$0', '');
}

const all = Object.entries(snippets());

test('there is one for each tag', () => {
  expect(all.map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(tags)));
});

test.each(all)('%s has its places in order, each once', (_, { body }) => {
  const places = [...body.join('\n').matchAll(/\$\{(\d+)[:|]/g)].map(([, place]) => Number(place));
  expect(places).toEqual(places.map((_, index) => index + 1));
  expect(body.at(-1)).toBe('$0');
});

test('a whole question is one that the reader knows, apart from its hints', () => {
  const written = typed(snippets()['Whole question']?.body ?? []);
  const hints = written.match(/‹[^›]*›/g) ?? [];
  expect(hints.length).toBeGreaterThan(10);
  let number = 0;
  const text = written.replace(/‹([^›]*)›/g, (_, hint: string) => {
    number++;
    if (hint.startsWith('the question’s permanent name')) return 'a-name';
    if (hint.startsWith('1 to 4 ids')) return 'http';
    if (hint.startsWith('how long')) return '8';
    if (hint.includes('ending with a question mark')) return 'And what do you do then?';
    return hint.includes('semicolons') ? `one ${number}; two ${number}; three` : `Text ${number}.`;
  });
  const { problems } = parseGuide(
    {
      slug: 'cook',
      path: 'content/guides/cook',
      files: new Map([['questions.mdx', { path: 'content/guides/cook/questions.mdx', text }]]),
      unreadable: new Set(),
      images: new Map(),
    },
    '2026-11-28',
  );
  expect(problems.filter(({ file }) => file.endsWith('questions.mdx'))).toEqual([]);
});
