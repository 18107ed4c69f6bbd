/** What editors need to complete, explain, and check what writers type: JSON Schemas of their files. */
import { z } from 'astro/zod';
import * as contract from './schema.ts';

/** The ids that may be named, each with what a person knows it by. */
export interface Vocabulary {
  skill: Readonly<Record<string, string>>;
  field: Readonly<Record<string, string>>;
  author: Readonly<Record<string, string>>;
  guide: Readonly<Record<string, string>>;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * A part of the contract as JSON Schema (draft 7, with the `…Description` and `patternErrorMessage`
 * of VS Code): the sentence that explains a field is also what an editor says of a wrong value.
 */
function schemaOf(part: z.ZodType): JsonSchema {
  return z.toJSONSchema(part, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      const { pattern, description } = jsonSchema;
      if (pattern !== undefined && description !== undefined)
        jsonSchema['patternErrorMessage'] = `Expected ${description}.`;
    },
  });
}

/** For the files of the vocabulary, which are YAML as a whole. */
export function vocabularySchemas(): Record<'skills' | 'fields' | 'author', JsonSchema> {
  return {
    skills: schemaOf(contract.skills),
    fields: schemaOf(contract.fields),
    author: schemaOf(contract.author),
  };
}

/** For the frontmatter of a guide's files; ids are completed from the vocabulary. */
export function frontmatterSchemas(
  words: Vocabulary,
): Record<'guide' | 'section' | 'related-guides', JsonSchema> {
  const guide = schemaOf(contract.guideFrontmatter);
  const related = schemaOf(contract.relatedFrontmatter);
  offer(property(guide, 'field'), words.field);
  offer(itemOf(property(guide, 'skills')), words.skill);
  offer(itemOf(property(guide, 'authors')), words.author);
  offer(itemOf(property(guide, 'reviewers')), words.author);
  for (const form of itemOf(property(related, 'guides')).anyOf ?? [])
    offer(form.type === 'object' ? property(form, 'guide') : form, words.guide);
  return { guide, section: schemaOf(contract.sectionFrontmatter), 'related-guides': related };
}

/** Let a string be one of the words, each explained. */
function offer(schema: JsonSchema, words: Readonly<Record<string, string>>): void {
  schema.enum = Object.keys(words);
  schema['enumDescriptions'] = Object.values(words);
}

function property(schema: JsonSchema, name: string): JsonSchema {
  const found = schema.properties?.[name];
  if (typeof found !== 'object') throw new Error(`The contract has no “${name}”.`);
  return found;
}

function itemOf({ items }: JsonSchema): JsonSchema {
  if (typeof items !== 'object' || Array.isArray(items)) throw new Error('This is no list.');
  return items;
}
