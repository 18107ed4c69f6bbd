import { z } from 'astro/zod';
import {
  DATA_VERSION,
  deckDocument,
  guideDocument,
  guideIndex,
} from '../guides/guide-data-schema.ts';
import { canonical } from '../guides/paths.ts';
import { site } from '../site.ts';

/** By the name of the file in `/schema/`. */
export const SCHEMAS = { guide: guideDocument, guides: guideIndex, deck: deckDocument } as const;
export type SchemaName = keyof typeof SCHEMAS;

/** The JSON Schema (2020-12) of a data file, from the same source as its type. */
export function publishedSchema(name: SchemaName): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(SCHEMAS[name]);
  return {
    $schema,
    $id: canonical(`/schema/${name}.json`),
    $comment: `Version ${DATA_VERSION}. License: ${site.licenseName}, ${site.license}`,
    ...schema,
  };
}
