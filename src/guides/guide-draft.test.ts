import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, type Block } from './block.ts';
import { oneLine, paragraphs, phrases } from './draft-text.ts';
import {
  emptyDraft,
  folderOf,
  guideFiles,
  questionIds,
  readDraft,
  type GuideDraft,
} from './guide-draft.ts';
import { SECTION_FILES } from './guide.ts';
import { parseGuide } from './reading/guide-parser.ts';
import type { Finding } from './problem.ts';
import { decode } from './reading/source.ts';

const TODAY = '2026-12-01';
const seed = Number(process.env['SEED'] ?? 20_261_201);

const point = (text: string, signals: string) => ({ text, signals, followUp: 'And then what?' });
const question = (text: string): GuideDraft['questions'][number] => ({
  text,
  id: '',
  type: 'technical',
  level: 'mid',
  skills: ['testing', 'http'],
  minutes: '8',
  strategy: 'Say what breaks first.\n\nThen choose.',
  keyPoints: [
    point('Names the contract.', 'contract; boundary; retry'),
    point('Names the limits.', 'timeout\nlimit\norder'),
    point('Names the owner.', 'report; owner; date'),
  ],
  weakAnswer: '"I would look." It finds nothing.',
  sampleAnswer: 'I looked.\n\nThen I found it.',
});
const stat = (label: string) => ({
  label,
  value: '$100,000',
  scope: 'Testers in the United States, May 2025',
  sourceName: 'BLS',
  sourceUrl: 'https://www.bls.gov/oes/',
});

/** A draft that the reader accepts as it stands. */
const sound = (): GuideDraft => ({
  role: 'Tester',
  description: 'What a panel of testers asks, what it listens for, and how to prepare in a week.',
  field: 'engineering',
  skills: ['testing', 'http', 'debugging', 'planning', 'writing'],
  interviewTypes: ['Screen', 'Exercise'],
  stats: [stat('Median pay'), stat('Growth')],
  quickAnswer: Array.from({ length: 14 }, () => 'A panel listens for reasons.').join(' '),
  questions: [question('How do you test an API?'), question('How do you test a form?')],
  prepTips: [{ title: 'Read a changelog', hours: '1.5', text: 'It shows what broke.' }],
  formats: [
    {
      title: 'The exercise',
      minutes: '60',
      round: 'onsite',
      evaluatedOn: 'judgment; clarity',
      text: 'You test a small program.',
    },
  ],
  mistakes: [{ title: 'Testing the happy path alone', text: 'It finds little.' }],
  faqs: [{ title: 'Must I write code?', text: 'Yes, a little.' }],
  relatedGuides: ['alpha', 'beta', 'gamma'].map((guide) => ({
    guide,
    reason: 'The skills overlap in part.',
  })),
});

/** What comes of a draft when its files are stored and read again, as on the disk. */
function read(draft: GuideDraft) {
  const files = guideFiles(draft, { author: 'editors', today: TODAY });
  const decoded = Object.entries(files).map(([name, text]) => {
    const { text: kept, problems } = decode(new TextEncoder().encode(text));
    return { name, problems, source: { path: name, text: kept } };
  });
  const { guide, problems } = parseGuide(
    {
      slug: 'tester',
      path: '.',
      files: new Map(decoded.map(({ name, source }) => [name, source])),
      unreadable: new Set(),
      images: new Map(),
    },
    TODAY,
  );
  return { guide, problems: [...decoded.flatMap((file) => file.problems), ...problems] };
}

/** Marks that the site prints in the way of print. */
const typed = (text: string) =>
  text
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replaceAll('…', '...')
    .replace(/\s+/g, ' ')
    .trim();
const words = (blocks: readonly Block[]) => typed(plainText(blocks));
const prose = (text: string) => typed(paragraphs(text).join(' '));
const heading = (text: string) => typed(oneLine(text));

/** All texts of a draft in one order, and the same of the guide that was read. */
function textsOfDraft(draft: GuideDraft) {
  const ids = questionIds(draft);
  return {
    head: [
      draft.role,
      draft.description,
      draft.field,
      ...draft.interviewTypes,
      ...draft.skills,
    ].map(oneLine),
    stats: draft.stats.map((one) => Object.values(one).map(oneLine)),
    quickAnswer: prose(draft.quickAnswer),
    questions: draft.questions.map((one, index) => ({
      text: heading(one.text),
      tag: [ids[index], one.type, one.level, one.skills, Number(one.minutes)],
      texts: [one.strategy, one.weakAnswer, one.sampleAnswer].map(prose),
      points: one.keyPoints.map((each) => [
        prose(each.text),
        phrases(each.signals),
        oneLine(each.followUp),
      ]),
    })),
    tips: draft.prepTips.map(({ title, hours, text }) => [
      heading(title),
      hours.trim() === '' ? undefined : Number(hours),
      prose(text),
    ]),
    formats: draft.formats.map(({ title, minutes, round, evaluatedOn, text }) => [
      heading(title),
      Number(minutes),
      round,
      phrases(evaluatedOn),
      prose(text),
    ]),
    articles: [...draft.mistakes, ...draft.faqs].map(({ title, text }) => [
      heading(title),
      prose(text),
    ]),
    related: draft.relatedGuides.map(({ guide, reason }) => [guide, oneLine(reason) || undefined]),
  };
}

function textsOfGuide(guide: NonNullable<ReturnType<typeof read>['guide']>) {
  return {
    head: [guide.role, guide.description, guide.field, ...guide.interviewTypes, ...guide.skills],
    stats: guide.stats.map(({ label, value, scope, source }) => [
      label,
      value,
      scope,
      source.name,
      source.url,
    ]),
    quickAnswer: words(guide.quickAnswer),
    questions: guide.questions.items.map((one) => ({
      text: typed(one.title),
      tag: [one.id, one.type, one.level, one.skills, one.minutes],
      texts: [one.strategy, one.weakAnswer, one.sampleAnswer].map(words),
      points: one.keyPoints.map(({ text, signals, followUp }) => [typed(text), signals, followUp]),
    })),
    tips: guide.prepTips.items.map(({ title, hours, body }) => [typed(title), hours, words(body)]),
    formats: guide.formats.items.map(({ title, minutes, round, evaluatedOn, body }) => [
      typed(title),
      minutes,
      round,
      evaluatedOn,
      words(body),
    ]),
    articles: [...guide.mistakes.items, ...guide.faqs.items].map(({ title, body }) => [
      typed(title),
      words(body),
    ]),
    related: guide.relatedGuides.map(({ guide: slug, reason }) => [slug, reason]),
  };
}

test('a whole draft becomes seven files that the reader accepts, word for word', () => {
  const { guide, problems } = read(sound());
  expect(problems).toEqual([]);
  expect(guide && textsOfGuide(guide)).toEqual(textsOfDraft(sound()));
});

test('an empty draft becomes seven files, and each hint in them is refused', () => {
  const draft = emptyDraft();
  expect(Object.keys(guideFiles(draft, { author: 'editors', today: TODAY }))).toEqual([
    ...SECTION_FILES,
  ]);
  const begun = readDraft({
    questions: [{ keyPoints: [{}] }],
    stats: [{}],
    faqs: [{}],
    mistakes: [{}],
    formats: [{}],
    prepTips: [{ hours: '2' }],
    relatedGuides: [{}],
    interviewTypes: [''],
  });
  const files = Object.values(guideFiles(begun, { author: 'editors', today: TODAY })).join('\n');
  const hints = [...files.matchAll(/‹[^‹›]+›/g)];
  expect(hints.length).toBeGreaterThan(25);
  const refused = read(begun).problems.filter(({ rule }) => rule === 'placeholder');
  expect(refused).toHaveLength(hints.length);
});

/** What a writer may type that is not only words, in every place where it could start something. */
const NASTY = [
  '"',
  "'",
  '<',
  '</KeyPoint>',
  '<b>',
  '{',
  '}',
  '{x}',
  '---',
  '\n---\n',
  '+++',
  '#',
  '## x',
  'x #',
  '\\',
  '\\"',
  '\n',
  '\n\n',
  '\t',
  '\r\n',
  '\ud800',
  '\u202e',
  '\u0000',
  '\u2028',
  '\ufeff',
  '&lt;',
  '&#8238;',
  '&',
  '*',
  '**',
  '_',
  '`',
  '```',
  '~~~',
  '~',
  '|',
  '\n| a |\n|---|\n',
  '>',
  '- ',
  '1. ',
  '2) ',
  '    ',
  '[',
  '](',
  '![x](y)',
  '[^1]',
  '[^1]: ',
  '[a]: b',
  'import x from "y"',
  'export {',
  ': ',
  '!!js ',
  '? ',
  '@',
  '%',
  '=',
  '===',
  '<!--',
  '‹x›',
  '...',
  '—',
  '“',
  '😀',
  'é',
  'a_b',
  '_a_',
  'http://a.example',
  'https://a.example/?a=b&c',
  'www.a.example',
  'a@b.example',
  'javascript:x',
  ';',
  ',',
  '$',
  '$$',
  '^',
  ':::',
  '\u00a0',
  'word ',
  ' ',
  '/>',
  '-->',
  'null',
  '"><',
];
const nasty = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...NASTY), weight: 4 },
      { arbitrary: fc.string({ unit: 'binary', maxLength: 6 }), weight: 1 },
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((parts) => parts.join(''));

/** Each place of a draft that holds any words, and what stands there once some are typed. */
const PLACES: [name: string, path: string, typed: (text: string, before: string) => string][] = [
  ['role', 'role', (text) => text],
  ['description', 'description', (text, before) => before + text],
  ['an interview type', 'interviewTypes.0', (text) => text],
  ['the value of a stat', 'stats.0.value', (text) => text],
  ['the scope of a stat', 'stats.0.scope', (text, before) => before + text],
  ['the source of a stat', 'stats.0.sourceName', (text, before) => before + text],
  ['the address of a source', 'stats.0.sourceUrl', (text, before) => before + text],
  ['the quick answer', 'quickAnswer', (text, before) => text + before],
  ['a question', 'questions.0.text', (text, before) => text + before],
  ['the id of a question', 'questions.0.id', (text) => text],
  ['a skill of a question', 'questions.0.skills.0', (text) => text],
  ['the minutes of a question', 'questions.0.minutes', (text) => text],
  ['a strategy', 'questions.0.strategy', (text) => text],
  ['a key point', 'questions.0.keyPoints.0.text', (text) => text],
  ['signals', 'questions.0.keyPoints.0.signals', (text, before) => `${before};${text}`],
  ['a follow-up', 'questions.0.keyPoints.0.followUp', (text, before) => text + before],
  ['a weak answer', 'questions.0.weakAnswer', (text) => text],
  ['a sample answer', 'questions.1.sampleAnswer', (text) => `${text}\n\n${text}`],
  ['the hours of a tip', 'prepTips.0.hours', (text) => text],
  ['a tip', 'prepTips.0.text', (text) => text],
  ['a format', 'formats.0.title', (text) => text],
  ['what is scored', 'formats.0.evaluatedOn', (text, before) => `${before}\n${text}`],
  ['a round', 'formats.0.round', (text) => text],
  ['a mistake', 'mistakes.0.title', (text, before) => before + text],
  ['an FAQ', 'faqs.0.text', (text) => `Yes.\n${text}`],
  ['a related guide', 'relatedGuides.0.guide', (text) => text],
  ['a reason', 'relatedGuides.0.reason', (text, before) => before + text],
];

/** Types into one place of a draft. */
function write(draft: GuideDraft, [, path, typed]: (typeof PLACES)[number], text: string): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<Record<string, unknown>>(
    (at, key) => at[key] as Record<string, unknown>,
    draft,
  );
  holder[last] = typed(text, String(holder[last]));
}

/** What may be wrong with words; anything else would mean that they became more than words. */
const ABOUT_WORDS: ReadonlySet<string> = new Set([
  'placeholder',
  'wrong-value',
  'unknown-value',
  'quick-answer-length',
  'unsafe-link',
  'heading-content',
  'empty-heading',
  'long-heading',
  'unclosed-bold',
  'image-syntax',
  'bullet',
  'duplicate-id',
  'related-guide',
  'missing-key',
  // A point whose signals or follow-up do not hold is not counted.
  'key-points',
]);

/** “#1” at the start of a paragraph is taken for a heading without its space, and what follows from it. */
function expectAboutWords(problems: readonly Finding[]) {
  if (problems.some(({ rule }) => rule === 'heading-level')) return;
  for (const { rule, message } of problems) expect(ABOUT_WORDS, message).toContain(rule);
}

describe('whatever is typed is those words in the guide, or a problem with words', () => {
  test.each(PLACES)('%s', (...place) => {
    fc.assert(
      fc.property(nasty, (text) => {
        const draft = sound();
        write(draft, place, text);
        const { guide, problems } = read(draft);
        expectAboutWords(problems);
        if (problems.length > 0) return;
        expect(guide && textsOfGuide(guide)).toEqual(textsOfDraft(draft));
      }),
      { seed, numRuns: 40 },
    );
  });

  test('in all places at once, without a crash', () => {
    const texts = fc.array(nasty, { minLength: 27, maxLength: 27 });
    fc.assert(
      fc.property(texts, (all) => {
        const draft = sound();
        PLACES.forEach((place, index) => write(draft, place, all[index] ?? ''));
        expectAboutWords(read(draft).problems);
      }),
      { seed, numRuns: 40 },
    );
  });
});

test('a stored draft comes back as it was, and anything else as an empty one', () => {
  expect(readDraft(JSON.parse(JSON.stringify(sound())))).toEqual(sound());
  fc.assert(
    fc.property(fc.anything(), (stored) => {
      const draft = readDraft(stored);
      expect(Object.keys(draft)).toEqual(Object.keys(emptyDraft()));
      guideFiles(draft, { author: 'editors', today: TODAY });
    }),
    { seed },
  );
  expect(readDraft({ role: 7, stats: 'x', faqs: [null, { title: ['a'] }] }).faqs).toEqual([
    { title: '', text: '' },
    { title: '', text: '' },
  ]);
});

test('questions are named after their words, each differently, and keep a name that was given', () => {
  const draft = sound();
  draft.questions = [
    question('Why is it slow?'),
    { ...question('Why is it slow?'), id: 'slow' },
    question(''),
  ];
  expect(questionIds(draft)).toEqual(['slow-2', 'slow', undefined]);
  expect(folderOf(draft)).toBe('tester');
  expect(folderOf(emptyDraft())).toBe('new-guide');
});
