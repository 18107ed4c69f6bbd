/**
 * The content collections. They are live, so that Astro keeps no second copy of them: of build-time
 * collections it writes a file, bundles that as a module, and parses it again, which at ten thousand
 * guides takes gigabytes; and the dev server would do so after each change.
 */
import { defineLiveCollection } from 'astro:content';
import { root } from 'astro:config/server';
import { fileURLToPath } from 'node:url';
import type { CollectionName } from './guides/collections.ts';
import { contentLoader } from './guides/loader.ts';

const project = fileURLToPath(root);
const collection = <Name extends CollectionName>(name: Name) =>
  defineLiveCollection({ loader: contentLoader(project, name) });

export const collections = {
  guides: collection('guides'),
  questions: collection('questions'),
  prepTips: collection('prepTips'),
  formats: collection('formats'),
  mistakes: collection('mistakes'),
  faqs: collection('faqs'),
  relatedGuides: collection('relatedGuides'),
  skills: collection('skills'),
  fields: collection('fields'),
  authors: collection('authors'),
};
