import { expect, test } from 'vitest';
import { collectionEntries } from './collections.ts';
import { guide } from './fixtures.ts';
import { summarize } from './summary.ts';

const content = {
  guides: [guide(), guide({ slug: 'second', relatedGuides: [{ guide: 'storage-keeper' }] })].map(
    summarize,
  ),
  skills: { storage: { name: 'Storage', meaning: 'Keeping bytes.' } },
  fields: { infrastructure: { name: 'Infrastructure', order: 2 } },
  authors: {},
};

test('every part of every guide has an entry of its own, with an id that names both', () => {
  const entries = collectionEntries(content);
  const ids = Object.fromEntries(
    Object.entries(entries).map(([name, list]) => [name, list.map(({ id }) => id)]),
  );
  expect(ids).toEqual({
    guides: ['storage-keeper', 'second'],
    questions: ['storage-keeper/full-disk', 'second/full-disk'],
    prepTips: [
      'storage-keeper/fill-a-disk',
      'storage-keeper/read',
      'second/fill-a-disk',
      'second/read',
    ],
    formats: ['storage-keeper/lab', 'second/lab'],
    mistakes: ['storage-keeper/haste', 'second/haste'],
    faqs: ['storage-keeper/is-it-hard', 'second/is-it-hard'],
    relatedGuides: ['storage-keeper', 'second'],
    skills: ['storage'],
    fields: ['infrastructure'],
    authors: [],
  });
});

test('the store holds what is typed and small, never a body', () => {
  expect(JSON.stringify(collectionEntries(content))).not.toContain('<p>');
});
