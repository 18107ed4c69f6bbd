import { defineCollection } from 'astro/content/config';
import { z } from 'astro/zod';
import type { CollectionName, Collections } from './guides/collections.ts';
import { contentLoader } from './guides/loader.ts';

/** The loader has checked every value against the contract, so the schema only carries the type. */
const collection = <Name extends CollectionName>(name: Name) =>
  defineCollection({ loader: contentLoader(name), schema: z.custom<Collections[Name]>() });

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
