import { expect, test } from 'vitest';
import { guideIndex as indexSchema } from './guide-data-schema.ts';
import { guideIndex } from './guide-index.ts';
import { summary } from './fixtures.ts';

const guides = [
  summary('dns-keeper', { updated: '2026-01-02' }),
  summary('storage-keeper', { changes: [{ date: '2026-03-04', what: 'New figures of pay.' }] }),
];

test('the index says where each guide is, how much it holds, and when it changed', () => {
  const index = guideIndex(guides, [{ id: 'infrastructure', name: 'Infrastructure' }]);
  expect(indexSchema.parse(index)).toEqual(index);
  expect(index).toMatchObject({
    updated: '2026-03-04',
    counts: { guides: 2, questions: 24 },
    license: { url: 'https://creativecommons.org/licenses/by/4.0/' },
  });
  expect(index.guides[1]).toMatchObject({
    slug: 'storage-keeper',
    field: { id: 'infrastructure', name: 'Infrastructure' },
    counts: { words: 2380, questions: 12, changes: 1 },
  });
  expect(index.guides[1]?.data).toMatch(/^https:.*\/guides\/storage-keeper\/guide\.json$/);
});
