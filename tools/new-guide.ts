/**
 * `npm run new-guide -- "Database administrator" --field data --skills a,b,c,d,e --levels even --related x,y,z`:
 * write the seven files of a guide, with hints where its writer's words belong. What is missing is
 * asked for where there is somebody to answer; nothing is ever written over.
 */
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LEVEL_MIXES, newGuideFiles, slugOf, type LevelMix } from '../src/guides/new-guide.ts';
import { RESERVED_SLUGS } from '../src/guides/paths.ts';
import { ContentReader } from '../src/guides/reading/content-reader.ts';
import type { Content } from '../src/guides/reading/content.ts';
import { skill } from '../src/guides/schema.ts';
import { describeFrontmatter } from './editor-help.ts';
import { answerTo, Questioner, readArguments, Refusal, type Choice } from './choices.ts';

const root = resolve(process.env['CONTENT_ROOT'] ?? join(import.meta.dirname, '..'));
const SKILLS_FILE = 'content/skills.yaml';
/** In the list of skills, in the place of a skill. */
const ANOTHER = 'another';

const MIX_NAMES: Record<LevelMix, string> = {
  even: 'Everybody',
  'mostly-entry': 'Mostly people at the beginning',
  'mostly-senior': 'Mostly people with years behind them',
};

interface NewSkill {
  id: string;
  name: string;
  meaning: string;
}

const USAGE = `npm run new-guide -- "Database administrator", and what is not to be asked for:
  --field data                 one id of content/fields.yaml
  --skills http,dns,…          5 to 12 ids of content/skills.yaml
  --new-skill "Name: meaning"  a skill that is not there yet; as often as needed
  --levels even                even, mostly-entry, or mostly-senior: whom the questions are for
  --related a,b,c              3 to 6 folder names of other guides
  --author editors             the name of a file in content/authors/`;

async function main(): Promise<void> {
  const { values, positionals } = readArguments(
    {
      field: { type: 'string' },
      skills: { type: 'string' },
      'new-skill': { type: 'string', multiple: true },
      levels: { type: 'string' },
      related: { type: 'string' },
      author: { type: 'string', default: 'editors' },
    },
    USAGE,
  );
  const { content } = await new ContentReader(root).read();
  const questioner = new Questioner();
  const role = await questioner.write(
    { name: 'The job title', question: 'The job title', example: 'Database administrator' },
    positionals.length === 0 ? undefined : positionals.join(' '),
    titleTrouble,
  );
  const folder = `content/guides/${slugOf(role)}`;
  if (content.guides.some(({ slug }) => slug === slugOf(role)))
    throw new Refusal(`${folder}/ is there already. Nothing was written.`);
  const pick = async (choice: Choice, written: string | undefined) =>
    (await questioner.choose(choice, written)).join('');

  const field = await pick(fieldChoice(content), values.field);
  const added = (values['new-skill'] ?? []).map((text) => readNewSkill(text, content));
  const isAsked = questioner.isTerminal && values.skills === undefined;
  let skills = await questioner.choose(skillChoice(content, added, isAsked), values.skills);
  if (skills.includes(ANOTHER)) {
    added.push(await askForSkill(questioner, content));
    skills = skills.map((id) => (id === ANOTHER ? (added.at(-1)?.id ?? id) : id));
  }
  const levelMix = await pick(LEVELS_CHOICE, values.levels);
  const related = await questioner.choose(relatedChoice(content), values.related);
  const author = await pick(authorChoice(content), values.author);

  const files = newGuideFiles({
    role,
    field,
    skills,
    related,
    levelMix: levelMix as LevelMix,
    author,
    today: new Date().toISOString().slice(0, 10),
  });
  await writeFolder(folder, files);
  for (const one of added) await appendFile(join(root, SKILLS_FILE), skillEntry(one));
  await describeFrontmatter(root, content);
  console.log(`Wrote seven files into ${folder}/${added.length > 0 ? `, and ${added.map(({ id }) => id).join(', ')} into ${SKILLS_FILE}` : ''}. Next:
  1. npm run dev             shows /guides/${slugOf(role)}/ as it grows, and what is left to mend.
  2. Open ${folder}/questions.mdx and replace the hints in ‹these marks›, a question at a time.
  3. npm run check:content   says the same in the terminal.`);
}

function titleTrouble(role: string): string | undefined {
  const slug = slugOf(role);
  if (slug === '' || role.length < 3 || role.length > 60)
    return 'Expected 3 to 60 characters with Latin letters or digits among them, such as "Database administrator".';
  if (RESERVED_SLUGS.has(slug))
    return `/${slug}/ is a page of the site itself. Choose a longer job title.`;
  return undefined;
}

function fieldChoice({ fields }: Content): Choice {
  const options = Object.entries(fields).map(([id, { name }]) => ({ id, name }));
  return { name: 'field', question: 'Its field', options, least: 1, most: 1 };
}

function skillChoice({ skills }: Content, added: readonly NewSkill[], isAsked: boolean): Choice {
  const known = Object.entries(skills).map(([id, { name, meaning }]) => ({
    id,
    name,
    hint: meaning,
  }));
  const fresh = added.map(({ id, name, meaning }) => ({ id, name, hint: meaning }));
  const another = { id: ANOTHER, name: 'Add a skill that is not here', hint: 'asked for next' };
  return {
    name: 'skills',
    question: 'Its skills',
    options: [...known, ...fresh, ...(isAsked ? [another] : [])],
    least: 5,
    most: 12,
    otherwise: 'Or add one: --new-skill "Name: one sentence on what an interviewer means by it."',
  };
}

const LEVELS_CHOICE: Choice = {
  name: 'levels',
  question: 'Whom the questions are for',
  options: Object.entries(LEVEL_MIXES).map(([id, { entry, mid, senior }]) => ({
    id,
    name: MIX_NAMES[id as LevelMix],
    hint: `${entry} questions for entry, ${mid} for mid, ${senior} for senior level`,
  })),
  least: 1,
  most: 1,
};

function relatedChoice({ guides }: Content): Choice {
  const options = guides.map(({ slug, role }) => ({ id: slug, name: role }));
  return { name: 'related', question: 'Related guides', options, least: 3, most: 6 };
}

function authorChoice({ authors }: Content): Choice {
  const options = Object.entries(authors).map(([id, { name }]) => ({ id, name }));
  return { name: 'author', question: 'Its author', options, least: 1, most: 1 };
}

/** `Query tuning: Making a slow query fast, and proving it.` */
function readNewSkill(text: string, content: Content): NewSkill {
  const [, name = text, meaning = ''] = /^(.*?):(.*)$/s.exec(text) ?? [];
  const given = { id: slugOf(name), name: name.trim(), meaning: meaning.trim() };
  const trouble = nameTrouble(given.name, content) ?? meaningTrouble(given.meaning);
  if (trouble !== undefined)
    throw new Refusal(
      `--new-skill is “${text}”. ${trouble} Write it as "Name: one sentence on what an interviewer means by it."`,
    );
  return given;
}

async function askForSkill(questioner: Questioner, content: Content): Promise<NewSkill> {
  const name = await questioner.write(
    { name: 'The skill', question: 'The name of the skill', example: 'Query tuning' },
    undefined,
    (text) => nameTrouble(text, content),
  );
  const meaning = await questioner.write(
    {
      name: 'Its meaning',
      question: 'What an interviewer means by it, in one sentence',
      example: 'Finding why a query is slow, and proving that the change made it fast.',
    },
    undefined,
    meaningTrouble,
  );
  return { id: slugOf(name), name, meaning };
}

function nameTrouble(name: string, { skills }: Content): string | undefined {
  const id = slugOf(name);
  if (id === '' || id === ANOTHER || !skill.shape.name.safeParse(name).success)
    return `Expected ${skill.shape.name.description ?? 'a name'}.`;
  if (skills[id] !== undefined) return `There is a skill ${id} already.`;
  const owner = Object.entries(skills).find(([, { name: other, aliases = [] }]) =>
    [other, ...aliases].some((word) => word.toLowerCase() === name.toLowerCase()),
  );
  return (
    owner && `That is another word for the skill ${owner[0]}. Use it, or say what is different.`
  );
}

function meaningTrouble(meaning: string): string | undefined {
  return skill.shape.meaning.safeParse(meaning).success
    ? undefined
    : `Expected ${skill.shape.meaning.description ?? 'a sentence'}, in 20 to 200 characters.`;
}

function skillEntry({ id, name, meaning }: NewSkill): string {
  return `${id}:\n  name: ${JSON.stringify(name)}\n  meaning: ${JSON.stringify(meaning)}\n`;
}

/** All files or none. */
async function writeFolder(folder: string, files: Record<string, string>): Promise<void> {
  const path = join(root, folder);
  await mkdir(join(root, 'content/guides'), { recursive: true });
  await mkdir(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new Refusal(`${folder}/ is there already. Nothing was written.`);
    throw error;
  });
  try {
    for (const [name, text] of Object.entries(files))
      await writeFile(join(path, name), text, { flag: 'wx' });
  } catch (error) {
    await rm(path, { recursive: true });
    throw error;
  }
}

await answerTo(main);
