/** What an editor writes for a writer who types the first letters of a tag. */
import { z } from 'astro/zod';
import { SELF_CLOSING } from './reading/section.ts';
import { tags, type TagName } from './schema.ts';

/** As VS Code reads it from a `.code-snippets` file. */
export interface Snippet {
  prefix: string;
  description: string;
  scope: string;
  body: string[];
}

/** What a writer puts inside of a tag that holds text. */
const TEXTS: Partial<Record<TagName, string>> = {
  KeyPoint: 'One claim that a listener can tick.',
  WeakAnswer: '"What people really say." Then why it fails.',
  SampleAnswer: 'First person, 150 to 220 words, with one concrete case.',
  Callout: 'A note aside.',
};

/** An attribute as a place to go to with Tab; the allowed values are offered as a list. */
function attribute(name: string, type: z.ZodType, place: number): string {
  const value =
    type instanceof z.ZodEnum
      ? `\${${place}|${type.options.join(',')}|}`
      : `\${${place}:${hint(type.description ?? name)}}`;
  return `${name}="${value}"`;
}

/** A text to write over, in the marks that the check refuses to publish. */
function hint(text: string): string {
  // What ends a place of a snippet, or begins another.
  return `‹${text.replace(/[$}\\]/g, '\\$&')}›`;
}

function tag(name: TagName, from = 1): string[] {
  const attributes = Object.entries(tags[name].shape as Record<string, z.ZodType>);
  const head = [
    name,
    ...attributes.map(([key, type], index) => attribute(key, type, from + index)),
  ];
  if (SELF_CLOSING.has(name)) return [`<${head.join(' ')} />`];
  return [
    `<${head.join(' ')}>`,
    `\${${from + attributes.length}:${hint(TEXTS[name] ?? 'Text.')}}`,
    `</${name}>`,
  ];
}

const snippet = (prefix: string, description: string, body: string[]): Snippet => ({
  prefix,
  description,
  scope: 'mdx',
  body,
});

/** One for each tag, and one for a whole question. */
export function snippets(): Record<string, Snippet> {
  const names = Object.keys(tags) as TagName[];
  const whole = snippet('item', 'A whole question with three key points', [
    `## \${1:${hint('The question, as a panel says it aloud.')}}`,
    '',
    ...tag('Question', 2),
    '',
    `\${7:${hint('The strategy: what to decide, in what order, and why.')}}`,
    ...[8, 11, 14].flatMap((from) => ['', ...tag('KeyPoint', from)]),
    '$0',
  ]);
  return {
    ...Object.fromEntries(
      names.map((name) => [
        name,
        snippet(name.toLowerCase(), `<${name}>, with all that it takes`, [...tag(name), '$0']),
      ]),
    ),
    'Whole question': whole,
  };
}
