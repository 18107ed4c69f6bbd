import type { APIRoute } from 'astro';
import { publishedSchema, SCHEMAS, type SchemaName } from '../../seo/published-schema.ts';

export const getStaticPaths = () =>
  Object.keys(SCHEMAS).map((name) => ({ params: { document: name } }));

/** What the data files hold, for programs that read them. */
export const GET: APIRoute<Record<string, unknown>, { document: SchemaName }> = ({ params }) =>
  Response.json(publishedSchema(params.document));
