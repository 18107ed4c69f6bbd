/**
 * `npm run add-question -- database-administrator "How would you …?" --type technical --level mid --skills a,b`:
 * add one question to the end of a guide's `questions.mdx`, with hints where its writer's words
 * belong. What is missing is asked for where there is somebody to answer.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { newQuestion, questionId } from '../src/guides/new-guide.ts';
import { ContentReader } from '../src/guides/reading/content-reader.ts';
import {
  LEVELS,
  QUESTION_TYPES,
  tags,
  type Level,
  type QuestionType,
} from '../src/guides/schema.ts';
import { answerTo, Questioner, readArguments, Refusal, type Choice } from './choices.ts';

const root = resolve(process.env['CONTENT_ROOT'] ?? join(import.meta.dirname, '..'));

const USAGE = `npm run add-question -- database-administrator "The question, as a panel says it aloud?", and what is not to be asked for:
  --type technical  ${QUESTION_TYPES.join(', ')}
  --level mid       ${LEVELS.join(', ')}
  --skills a,b      1 to 4 ids of content/skills.yaml
  --id a-name       its permanent name; made from its first words otherwise`;

async function main(): Promise<void> {
  const { values, positionals } = readArguments(
    {
      type: { type: 'string' },
      level: { type: 'string' },
      skills: { type: 'string' },
      id: { type: 'string' },
    },
    USAGE,
  );
  const reader = new ContentReader(root);
  const { content, brokenGuides } = await reader.read();
  const questioner = new Questioner();
  const [named, ...words] = positionals;
  const roles = new Map(content.guides.map(({ slug, role }) => [slug, role]));
  const folders = [...roles.keys(), ...brokenGuides].toSorted();
  const guideChoice: Choice = {
    name: 'guide',
    question: 'The guide',
    options: folders.map((id) => ({ id, name: roles.get(id) ?? id })),
    least: 1,
    most: 1,
  };
  const guide = (await questioner.choose(guideChoice, named)).join('');
  const file = `content/guides/${guide}/questions.mdx`;
  const before = await readFile(join(root, file), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Refusal(`${file} is missing. Restore it, or begin with npm run new-guide.`);
    throw error;
  });
  const text = await questioner.write(
    {
      name: 'The question',
      question: 'The question, as a panel says it aloud',
      example: 'A query took 20 ms yesterday and takes 9 s today. What do you look at first?',
    },
    words.length === 0 ? undefined : words.join(' '),
    questionTrouble,
  );
  const skills = Object.entries(content.skills);
  const type = await questioner.choose(oneOf('type', 'Its type', QUESTION_TYPES), values.type);
  const level = await questioner.choose(oneOf('level', 'Its level', LEVELS), values.level);
  const tested = await questioner.choose(
    {
      name: 'skills',
      question: 'The skills it tests',
      options: skills.map(([id, { name, meaning }]) => ({ id, name, hint: meaning })),
      least: 1,
      most: 4,
    },
    values.skills,
  );
  const taken = new Set(
    [...before.matchAll(/<Question\b[^>]*?\bid="([^"]*)"/g)].map(([, id = '']) => id),
  );
  if (values.id !== undefined && taken.has(values.id))
    throw new Refusal(`--id: “${values.id}” is the name of another question in ${file}.`);
  if (values.id !== undefined && !tags.Question.shape.id.safeParse(values.id).success)
    throw new Refusal(
      `--id is “${values.id}”. Expected lower-case words joined by hyphens, such as ${questionId(text, taken)}.`,
    );
  const id = values.id ?? questionId(text, taken);
  const question = newQuestion({
    number: taken.size + 1,
    text,
    id,
    type: type.join('') as QuestionType,
    level: level.join('') as Level,
    skills: tested,
  });
  // Whole or not at all.
  const written = join(root, `${file}.new`);
  await writeFile(written, `${before.trimEnd()}\n\n${question}`);
  await rename(written, join(root, file));
  const line = before.trimEnd().split('\n').length + 2;
  console.log(`Added ${id} to ${file}, line ${line}. Next:
  1. Replace the hints in ‹these marks›. The name ${id} never changes once it is published.
  2. npm run check:content   says which hints are left, and what else is to mend.`);
}

function oneOf(name: string, question: string, values: readonly string[]): Choice {
  const options = values.map((id) => ({ id, name: id }));
  return { name, question, options, least: 1, most: 1 };
}

function questionTrouble(text: string): string | undefined {
  return text.length >= 10 && text.length <= 300 && !text.includes('\n')
    ? undefined
    : 'Expected one line of 10 to 300 characters.';
}

await answerTo(main);
