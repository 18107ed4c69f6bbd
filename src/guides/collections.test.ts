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

test('every file of every guide has an entry of its own', () => {
  const entries = collectionEntries(content);
  const ids = Object.fromEntries(
    Object.entries(entries).map(([name, list]) => [name, list.map(({ id }) => id)]),
  );
  expect(ids).toEqual({
    guides: ['storage-keeper', 'second'],
    questions: ['storage-keeper', 'second'],
    prepTips: ['storage-keeper', 'second'],
    formats: ['storage-keeper', 'second'],
    mistakes: ['storage-keeper', 'second'],
    faqs: ['storage-keeper', 'second'],
    relatedGuides: ['storage-keeper', 'second'],
    skills: ['storage'],
    fields: ['infrastructure'],
    authors: [],
  });
  const [second] = entries.prepTips.slice(1);
  expect(second?.data.guide).toBe('second');
  expect(second?.data.items.map(({ anchor }) => anchor)).toEqual(['fill-a-disk', 'read']);
});

test('the store holds what is typed and small, never a body', () => {
  expect(JSON.stringify(collectionEntries(content))).not.toContain('<p>');
});
