import { expect, test } from 'vitest';
import { emptyDraft, guideFiles, readDraft } from '../guides/guide-draft.ts';
import { parseGuide } from '../guides/reading/guide-parser.ts';
import { decode } from '../guides/reading/source.ts';
import { draftProblems } from './draft-problems.ts';

const known = {
  guides: new Map([['api-developer', 'API developer']]),
  reserved: new Set(['search']),
};
const problemsOf = (draft: unknown) => draftProblems(readDraft(draft), known, '2026-11-28');
const at = (draft: unknown, field: string) =>
  problemsOf(draft)
    .filter((problem) => problem.field === field)
    .map(({ message }) => message);

test('nothing in an empty draft is wrong: it is only missing', () => {
  const problems = draftProblems(emptyDraft(), known, '2026-11-28');
  expect(problems.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['role', 'field', 'quickAnswer', 'questions', 'faqs']),
  );
  expect(problems.filter(({ isMissing }) => !isMissing)).toEqual([]);
  expect(at({}, 'skills')).toEqual(['“skills” has fewer than 5 entries']);
});

test.each<[draft: object, field: string, message: string]>([
  [{ description: 'Short.' }, 'description', '“description” is shorter than 70 characters'],
  [
    { role: 'API Developer' },
    'role',
    'the role “API Developer” already has a guide: content/guides/api-developer',
  ],
  [{ role: 'Search' }, 'role', '“search” is the address of one of the site’s own pages'],
  [{ role: 'Co\u202eok' }, 'role', 'there is a hidden character, U+202E'],
  [{ quickAnswer: 'Too short.' }, 'quickAnswer', 'the quick answer has 2 words'],
  [
    { stats: [{ sourceUrl: 'http://a.example' }] },
    'stats.0.sourceUrl',
    '“stats, entry 1, source, url” is not an https address',
  ],
  [{ stats: [{}] }, 'stats.0.sourceName', '“stats, entry 1, source, name” is missing'],
  [{ questions: [{ minutes: 'ten' }] }, 'questions.0.minutes', '“minutes” is not a whole number'],
  [{ questions: [{ type: 'odd' }] }, 'questions.0.type', '“type” cannot be “odd”'],
  [
    { questions: [{ keyPoints: [{ signals: 'one; two' }] }] },
    'questions.0.keyPoints.0.signals',
    '“signals” has fewer than 3 entries',
  ],
  [
    { questions: [{ keyPoints: [{ followUp: 'Really, yes.' }] }] },
    'questions.0.keyPoints.0.followUp',
    '“followUp” does not end with a question mark',
  ],
  [
    {
      questions: [
        { text: 'Why?', id: 'why' },
        { text: 'Why?', id: 'why' },
      ],
    },
    'questions.1.id',
    'the id “why” is already that of question 1',
  ],
  [
    { questions: [{ text: 'Why is it slow?' }] },
    'questions.0.keyPoints',
    '“Why is it slow?” has 0 sound key points',
  ],
  [{ prepTips: [{ hours: '99' }] }, 'prepTips.0.hours', '“hours” is above 40'],
  [
    { formats: [{ evaluatedOn: 'all' }] },
    'formats.0.evaluatedOn',
    '“evaluatedOn” has fewer than 2 entries',
  ],
  [{ relatedGuides: [{}] }, 'relatedGuides.0.guide', '“guides, entry 1, guide” is missing'],
  [
    { relatedGuides: [{ guide: 'a', reason: 'Short.' }] },
    'relatedGuides.0.reason',
    '“guides, entry 1, reason” is shorter than 20 characters',
  ],
  [{ faqs: [{ title: 'x'.repeat(201) }] }, 'faqs.0.title', 'the heading is 201 characters long'],
  [{ faqs: [{ title: '‹a hint›' }] }, 'faqs.0.title', '‹a hint› is still to be written'],
])('%j: %s %s', (draft, field, message) => {
  expect(at(draft, field)).toContain(message);
});

/** What the reader says of the files that come of a draft. */
function readersMessages(draft: object): string[] {
  const files = guideFiles(readDraft(draft), { author: 'editors', today: '2026-11-28' });
  const decoded = Object.entries(files).map(([name, text]) => ({
    name,
    ...decode(new TextEncoder().encode(text)),
  }));
  const { problems } = parseGuide(
    {
      slug: 'cook',
      path: '.',
      files: new Map(decoded.map(({ name, text }) => [name, { path: name, text }])),
      unreadable: new Set(),
      images: new Map(),
    },
    '2026-11-28',
  );
  return [...decoded.flatMap((file) => file.problems), ...problems].map(({ message }) => message);
}

test.each<[draft: object, field: string]>([
  [{ description: 'Short.' }, 'description'],
  [{ quickAnswer: 'Too short.' }, 'quickAnswer'],
  [{ skills: ['http'] }, 'skills'],
  [{ stats: [{ label: 'Pay', sourceUrl: 'http://a.example' }] }, 'stats.0.sourceUrl'],
  [{ questions: [{ text: 'Why?', minutes: '99', type: 'technical' }] }, 'questions.0.minutes'],
  [{ questions: [{ text: 'Why?', id: 'Why Not' }] }, 'questions.0.id'],
  [
    { questions: [{ text: 'Why?', keyPoints: [{ text: 'So.', signals: 'one; two' }] }] },
    'questions.0.keyPoints.0.signals',
  ],
  [
    { questions: [{ text: 'Why?', keyPoints: [{ text: 'So.', followUp: 'No question.' }] }] },
    'questions.0.keyPoints.0.followUp',
  ],
  [{ questions: [{ text: 'Why?', strategy: 'So.', keyPoints: [] }] }, 'questions.0.keyPoints'],
  [{ prepTips: [{ title: 'Read', hours: '99' }] }, 'prepTips.0.hours'],
  [{ formats: [{ title: 'Talk', round: 'lunch' }] }, 'formats.0.round'],
  [{ faqs: [{ title: 'x'.repeat(201), text: 'Yes.' }] }, 'faqs.0.title'],
  [{ faqs: [{ title: 'Why?', text: 'See ‹the answer›.' }] }, 'faqs.0.text'],
  [
    { relatedGuides: [{ guide: 'a', reason: 'Short.' }, { guide: 'b' }, { guide: 'c' }] },
    'relatedGuides.0.reason',
  ],
  [{ relatedGuides: [{ guide: 'a' }, { guide: 'a' }, { guide: 'b' }] }, 'relatedGuides'],
])('%j: the form says of %s what the reader of the files says', (draft, field) => {
  const messages = at(draft, field);
  expect(messages).not.toEqual([]);
  const read = readersMessages(draft);
  for (const message of messages) expect(read).toContain(message);
});
