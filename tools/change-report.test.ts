import { expect, test } from 'vitest';
import { guide, question } from '../src/guides/fixtures.ts';
import type { Guide } from '../src/guides/guide.ts';
import { changeReport, reportChanges, type Side } from './change-report.ts';

const side = (...guides: Guide[]): Side => ({ guides, broken: new Set() });
const questions = (...items: Guide['questions']['items']): Pick<Guide, 'questions'> => ({
  questions: { ...guide().questions, items },
});
const report = (before: Guide, after: Guide) => {
  const made = reportChanges(side(before), side(after));
  expect(changeReport.parse(made)).toEqual(made);
  return made.guides[0];
};

test('nothing is said of a guide that did not change', () => {
  const same = reportChanges(side(guide()), side(guide()));
  expect(same).toEqual({ guides: [], others: [], notes: [], similar: [], pages: [] });
});

test('a new, an edited, and a removed question are told apart', () => {
  const edited = question({ strategy: [{ html: '<p>Look twice before you delete.</p>' }] });
  const before = guide(questions(question(), question({ id: 'floppy' }), question({ id: 'tape' })));
  const after = guide({
    ...questions(edited, question({ id: 'quota' })),
    removed: [{ id: 'floppy', reason: 'Nobody asks it now.' }],
    changes: [{ date: '2026-03-05', what: 'Quotas in place of floppies.' }],
    updated: '2026-03-05',
  });
  expect(report(before, after)).toMatchObject({
    kind: 'changed',
    questions: [3, 2],
    keyPoints: [3, 2],
    added: ['quota'],
    edited: ['full-disk'],
    removed: ['floppy'],
    vanished: ['tape'],
    what: 'Quotas in place of floppies.',
    isDateOld: false,
  });
});

test('an explanation that is taken away leaves the links to it broken, too', () => {
  const removed = [{ id: 'floppy', reason: 'Nobody asks it now.' }];
  expect(report(guide({ removed }), guide())?.vanished).toEqual(['floppy']);
});

test('other words under the same date are pointed out', () => {
  const after = guide({ description: `${guide().description} And one more.` });
  expect(report(guide(), after)?.isDateOld).toBe(true);
  expect(report(guide(), { ...after, updated: '2026-05-06' })?.isDateOld).toBe(false);
});

test('a guide that was renamed is the same guide; one that left is removed', () => {
  const renamed = guide({ slug: 'disk-keeper', aliases: ['storage-keeper'] });
  const named = reportChanges(side(guide()), side(renamed)).guides;
  expect(named.map(({ slug, kind }) => [slug, kind])).toEqual([['disk-keeper', 'changed']]);
  const left = reportChanges(side(guide(), guide({ slug: 'dns-keeper' })), side(guide())).guides;
  expect(left.map(({ slug, kind }) => [slug, kind])).toEqual([['dns-keeper', 'removed']]);
});

test('a guide with problems is named as such, and not as removed', () => {
  const head: Side = { guides: [], broken: new Set(['storage-keeper']) };
  const [only] = reportChanges(side(guide()), head).guides;
  expect(only).toMatchObject({ kind: 'broken', role: 'Storage keeper', questions: [1, 1] });
});

test('a sentence that another guide has is shown with its place there, role names aside', () => {
  const copied = (role: string) =>
    `The ${role} walks through every rack on Monday and writes down what hums.`;
  const with_ = (slug: string, role: string) =>
    guide({
      slug,
      role,
      ...questions(question({ strategy: [{ html: `<p>${copied(role)} Short one.</p>` }] })),
    });
  const other = with_('dns-keeper', 'DNS keeper');
  const [pair, ...more] = reportChanges(
    side(other),
    side(other, with_('storage-keeper', 'Storage keeper')),
  ).similar;
  expect(more).toEqual([]);
  expect(pair).toEqual({
    guide: 'storage-keeper',
    id: 'full-disk',
    text: copied('Storage keeper'),
    other: 'dns-keeper',
    otherId: 'full-disk',
    theirs: copied('DNS keeper'),
  });
});

test('the pages to look at are those of what changed, with their questions', () => {
  const after = guide(questions(question({ title: 'The disk is full. What first?' })));
  expect(reportChanges(side(guide()), side(after)).pages).toEqual([
    '/guides/storage-keeper/',
    '/guides/storage-keeper/#full-disk',
    '/practice/storage-keeper/',
  ]);
});
