/** Reads sound guides as an editor would, and says what could be better. */
import { SECTION_FILES, type Guide, type SectionFile } from '../guides/guide.ts';
import { sortProblems, startOfFile, type Place, type Problem } from '../guides/problem.ts';
import { QUANTITIES } from '../guides/quantities.ts';
import { isDueForReview } from '../guides/review.ts';
import { amounts } from './amounts.ts';
import { isInQuestion, signalKey } from '../practice/core/signals.ts';
import { stemsOf } from '../practice/core/words.ts';
import { readAllowances, withoutAllowed, type PlacedAllowance } from './allowances.ts';
import { rangesOutOfOrder, unsourcedFigures, wrongSums } from './figures.ts';
import {
  placeAt,
  readProse,
  sentences,
  spoken,
  withoutCode,
  words,
  type Passage,
  type Tag,
} from './prose.ts';
import { hardParts } from './readability.ts';
import {
  packSentences,
  sentencesInCommon,
  type GuideSentences,
  type SharedSentence,
} from './guide-sentences.ts';
import { similarSentences } from './similar-sentences.ts';
import { misspelled, sharedWords, termsOf } from './spelling.ts';
import { RULES, type AdviceId } from '../guides/rules/rules.ts';
import { WORDING } from './wording.ts';

/** Files whose words are right wherever they stand. */
export const KNOWN_WORDS = ['content/words.txt', 'content/skills.yaml'];
const LONGEST_SENTENCE = 45;
const SHORTEST_SHARED = 6;
const FEWEST_SIGNALS = 3;
/** Share of the words that two points have in common. */
const NEARLY_SAME = 0.6;
/** Words of a sentence that stand in every other. */
const STOPWORDS: ReadonlySet<string> = new Set(
  'a an and are as at be but by do does for from has have how in is it its no not of on or so that the their then they this to was what when which who why will with you your'.split(
    ' ',
  ),
);

/** What its writers phrased, file by file. */
interface ReadFile {
  file: SectionFile;
  passages: readonly Passage[];
  tags: readonly Tag[];
}

/** A warning before its file is known. */
type Advice = Place & { rule: AdviceId; message: string; expected: string; fix: string };

/** What there is to say of a guide by itself, and its sentences, to be held against those of others. */
export interface GuideReview {
  slug: string;
  /** `YYYY-MM-DD` */
  published: string;
  updated: string;
  advice: Problem[];
  sentences: GuideSentences;
  allowances: PlacedAllowance[];
}

/**
 * All warnings of all guides, by file and place.
 *
 * @param sourceOf the text of a file, such as `content/guides/x/faqs.mdx`
 * @param today as `YYYY-MM-DD`
 */
export function reviewGuides(
  guides: readonly Guide[],
  sourceOf: (path: string) => string | undefined,
  today: string,
): Problem[] {
  const reviews = guides.map((guide) => reviewGuide(guide, sourceOf));
  return reviewTogether(reviews, sourceOf, today);
}

/** The same of guides that were read by themselves. */
export function reviewTogether(
  reviews: readonly GuideReview[],
  sourceOf: (path: string) => string | undefined,
  today: string,
): Problem[] {
  const advice = [
    ...sharedSentences(reviews),
    ...reviews.flatMap(({ slug, updated, advice: own }) => [
      ...dueForReview(updated, today).map((given) => ({
        file: pathOf(slug, 'guide.mdx'),
        ...given,
      })),
      ...own,
    ]),
  ];
  const allowances = reviews.flatMap((reviewed) => reviewed.allowances);
  return sortProblems(withoutAllowed(advice, allowances, sourceOf));
}

/** Read one guide by itself. */
export function reviewGuide(
  guide: Guide,
  sourceOf: (path: string) => string | undefined,
): GuideReview {
  const files = SECTION_FILES.flatMap((file): ReadFile[] => {
    const source = sourceOf(pathOf(guide.slug, file));
    return source === undefined ? [] : [{ file, ...readProse(source) }];
  });
  const terms: ReadonlySet<string>[] = [
    new Set(files.flatMap(({ passages }) => passages.flatMap(termsOf))),
    ...KNOWN_WORDS.map((path) => sharedWords(sourceOf(path) ?? '')),
  ];
  const isKnown = (word: string) => terms.some((known) => known.has(word));
  const inFile = (file: string, advice: readonly Advice[]): Problem[] =>
    advice.map((given) => ({ file: pathOf(guide.slug, file), ...given }));
  const { slug, published, updated } = guide;
  return {
    slug,
    published,
    updated,
    advice: [
      ...wrongAmounts(guide, files).flatMap(({ file, advice }) => inFile(file, [advice])),
      ...files.flatMap(({ file, passages, tags }) =>
        inFile(file, [
          ...passages.flatMap((passage) => [
            ...longSentences(passage),
            ...wording(passage),
            ...linkTexts(passage),
            ...rangesOutOfOrder(passage),
            ...wrongSums(passage),
          ]),
          ...unsourcedFigures(passages, tags, file),
          ...hardParts(passages),
          ...misspelled(passages, tags, isKnown),
          ...(file === 'questions.mdx' ? [...points(tags, passages), ...samples(passages)] : []),
        ]),
      ),
    ],
    sentences: sentencesOf(guide, files),
    allowances: files.flatMap(({ file }) => {
      const path = pathOf(guide.slug, file);
      return readAllowances(path, sourceOf(path) ?? '');
    }),
  };
}

function wrongAmounts(
  guide: Guide,
  files: readonly ReadFile[],
): { file: string; advice: Advice }[] {
  return amounts(guide).flatMap(({ file, of, item, count, least, most }) => {
    if (count >= least && count <= most) return [];
    const heading = files
      .find((known) => known.file === file)
      ?.passages.find(({ kind, text }) => kind === 'heading' && spoken(text) === item);
    return {
      file,
      advice: {
        rule: 'amount',
        ...placeOf(heading ?? startOfFile),
        message: `${count} ${of}`,
        expected: `${least} to ${most}`,
        fix: count < least ? 'write more, if there is more to say' : 'keep the best',
      },
    };
  });
}

const pathOf = (slug: string, file: string) => `content/guides/${slug}/${file}`;

function longSentences(passage: Passage): Advice[] {
  return sentences(passage).flatMap(({ text, line, column }) => {
    const length = words(spoken(text)).length;
    if (length <= LONGEST_SENTENCE) return [];
    return {
      rule: 'long-sentence',
      line,
      column,
      message: `a sentence of ${length} words`,
      expected: `at most ${LONGEST_SENTENCE}`,
      fix: 'make two of it: end the first where a reader would breathe',
    };
  });
}

function wording(passage: Passage): Advice[] {
  const { text, within } = passage;
  // A weak answer is how people really speak.
  if (within === 'WeakAnswer') return [];
  const plain = withoutCode(text);
  return WORDING.flatMap(({ words: pattern, rule, instead }) =>
    [...plain.matchAll(pattern)].map((match): Advice => ({
      rule,
      ...placeAt(passage, match.index),
      message: `“${match[0]}”`,
      expected: RULES[rule].reason,
      fix: instead,
    })),
  );
}

const EMPTY_LINKS = /\[(here|this|link|this link|click here|read more|more|source|this page)\]\(/gi;
const BARE = /(?<![("'<=\]])\bhttps?:\/\/\S+/g;

function linkTexts(passage: Passage): Advice[] {
  const plain = passage.text.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length));
  const note = /^\[\^[^\]]*\]:.*/.exec(plain)?.[0].length ?? 0;
  return [
    ...plain.matchAll(EMPTY_LINKS),
    ...(' '.repeat(note) + plain.slice(note)).matchAll(BARE),
  ].map((match): Advice => ({
    rule: 'link-text',
    ...placeAt(passage, match.index),
    message: `the link says “${match[1] ?? match[0]}”`,
    expected: 'the name of what it leads to',
    fix: 'write [the name of the page](its address)',
  }));
}

/** What each key point's tag says, question by question. */
function points(all: readonly Tag[], found: readonly Passage[]): Advice[] {
  const keyPoints = all.filter(({ name }) => name === 'KeyPoint');
  const byItem = Map.groupBy(keyPoints, ({ item }) => item ?? '');
  return [...byItem].flatMap(([question, own]) => {
    const asked = stemsOf(spoken(question));
    const known = new Map<string, Tag>();
    const texts = found.filter(({ item, within }) => item === question && within === 'KeyPoint');
    return [
      ...own.flatMap((tag) => {
        const signals = tag.attributes.get('signals');
        const place = signals ?? tag;
        const phrases = (signals?.value ?? '').split(';').map((phrase) => phrase.trim());
        const counting = phrases.filter((phrase) => !isInQuestion(phrase, asked));
        return [
          ...phrases
            .filter((phrase) => !counting.includes(phrase))
            .map((phrase): Advice => ({
              rule: 'signal-in-question',
              ...placeOf(place),
              message: `the signal “${phrase}” stands in the question`,
              expected: 'words of the answer',
              fix: 'write what only somebody who knows the answer would say',
            })),
          ...phrases.flatMap((phrase): Advice[] => {
            const key = signalKey(phrase);
            const earlier = known.get(key);
            known.set(key, earlier ?? tag);
            if (!earlier) return [];
            const isOwn = earlier === tag;
            return [
              {
                rule: 'repeated-signal',
                ...placeOf(place),
                message: isOwn
                  ? `the signal “${phrase}” says the same as another one of this point`
                  : `the signal “${phrase}” is also that of the point in line ${earlier.line}`,
                expected: isOwn
                  ? 'other words: the forms of a word, such as “retry” and “retries”, are heard as one'
                  : 'each phrase at one point of a question',
                fix: isOwn ? 'leave one of them out' : 'keep it where it tells more',
              },
            ];
          }),
          ...fewSignals(counting).map((advice) => ({
            ...advice,
            ...placeOf(place),
          })),
        ];
      }),
      ...similarPoints(texts),
    ];
  });
}

/** Those that count in practice: each word of them once, and none that the question says. */
function fewSignals(counting: readonly string[]): Omit<Advice, 'line' | 'column'>[] {
  const count = new Set(counting.map(signalKey)).size;
  if (count >= FEWEST_SIGNALS) return [];
  return [
    {
      rule: 'amount',
      message: `${count} ${count === 1 ? 'signal' : 'signals'} of this point can be heard`,
      expected: `at least ${FEWEST_SIGNALS} that are no words of the question and do not repeat each other`,
      fix: 'add other words in which speakers make this point',
    },
  ];
}

const placeOf = ({ line, column }: Place): Place => ({ line, column });

function similarPoints(texts: readonly Passage[]): Advice[] {
  const telling = texts.map(
    ({ text }) => new Set(words(spoken(text)).filter((w) => !STOPWORDS.has(w))),
  );
  return texts.flatMap((passage, index): Advice[] => {
    const own = telling[index] ?? new Set();
    const other = telling.slice(0, index).findIndex((earlier) => {
      const both = own.intersection(earlier).size;
      return both / Math.max(1, Math.min(own.size, earlier.size)) >= NEARLY_SAME;
    });
    if (other < 0) return [];
    return [
      {
        rule: 'similar-points',
        ...placeOf(passage),
        message: `this point says nearly the same as that in line ${texts[other]?.line ?? 0}`,
        expected: 'one claim each',
        fix: 'make one of both, or say what is different',
      },
    ];
  });
}

function samples(found: readonly Passage[]): Advice[] {
  const spokenOnes = found.filter(({ within }) => within === 'SampleAnswer');
  return [...Map.groupBy(spokenOnes, ({ item }) => item)].flatMap(([, parts]): Advice[] => {
    const length = words(parts.map(({ text }) => spoken(text)).join(' ')).length;
    const [least, most] = QUANTITIES.sampleAnswerWords;
    const [first] = parts;
    if (!first || (length >= least && length <= most)) return [];
    return [
      {
        rule: 'sample-length',
        ...placeOf(first),
        message: `a sample answer of ${length} words`,
        expected: `${least} to ${most}: 60 to 90 seconds`,
        fix: length < least ? 'add the case and its number' : 'cut what is not the decision',
      },
    ];
  });
}

function dueForReview(updated: string, today: string): Advice[] {
  if (!isDueForReview(updated, today)) return [];
  return [
    {
      rule: 'due-for-review',
      ...startOfFile,
      message: `updated ${updated}, over a year ago`,
      expected: 'a look once a year',
      fix: 'check figures, links, and formats, mend them, and write today’s date',
    },
  ];
}

/** Each sentence as it would read in another guide, whose role has another name. */
function sentencesOf({ role }: Guide, files: readonly ReadFile[]): GuideSentences {
  const name = words(role).join(' ');
  const found = files.flatMap(({ file, passages }) =>
    passages
      // What people search for is asked of every role.
      .filter(({ kind }) => kind === 'text')
      .flatMap(sentences)
      .flatMap((sentence) => {
        const said = words(spoken(sentence.text));
        if (said.length < SHORTEST_SHARED) return [];
        const text = said.join(' ').replaceAll(name, 'role');
        return { words: text.split(' '), file, ...placeOf(sentence) };
      }),
  );
  return packSentences(found);
}

/** The same sentence in two guides, or nearly so, also where only the name of the role is another. */
function sharedSentences(reviews: readonly GuideReview[]): Problem[] {
  // The guide that came later is told: the other one was there.
  const inOrder = reviews.toSorted(
    (a, b) => a.published.localeCompare(b.published) || a.slug.localeCompare(b.slug),
  );
  const ages = new Map(inOrder.map(({ slug }, age) => [slug, age]));
  const first = new Map<number, SharedSentence>();
  const same: Problem[] = [];
  const own: SharedSentence[] = [];
  for (const sentence of sentencesInCommon(inOrder)) {
    const earlier = first.get(sentence.key);
    if (!earlier) first.set(sentence.key, sentence);
    if (!earlier || earlier.guide === sentence.guide) own.push(sentence);
    else same.push(about(sentence, earlier, 'shared-sentence', 'this sentence stands'));
  }
  const age = ({ guide }: SharedSentence) => ages.get(guide) ?? 0;
  return [
    ...same,
    ...similarSentences(own, own)
      .filter(({ sentence, other }) => age(other) < age(sentence))
      .map(({ sentence, other }) =>
        about(sentence, other, 'similar-sentence', 'nearly this sentence stands'),
      ),
  ];
}

function about(
  { guide, file, line, column }: SharedSentence,
  other: SharedSentence,
  rule: 'shared-sentence' | 'similar-sentence',
  said: string,
): Problem {
  return {
    file: pathOf(guide, file),
    rule,
    line,
    column,
    message: `${said} in ${pathOf(other.guide, other.file)}:${other.line}, too`,
    expected: 'a sentence that is true of this role alone',
    fix: 'say what is particular here, or leave it out',
  };
}
