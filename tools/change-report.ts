/**
 * What a pull request changes, as a writer and a maintainer talk about it: two readings of
 * `content/` in, one plain object out. The object travels as JSON between two workflows, of which
 * the second trusts nothing in it: see `report-markdown.ts`.
 */
import { z } from 'astro/zod';
import { runsOf, similarSentences, type Phrase } from '../src/editorial/similar-sentences.ts';
import { plainText, type Block } from '../src/guides/block.ts';
import type { Guide, Question } from '../src/guides/guide.ts';
import { paths } from '../src/guides/paths.ts';
import type { Problem } from '../src/guides/problem.ts';
import { SLUG } from '../src/guides/schema.ts';
import { summarize } from '../src/guides/summary.ts';

const slug = z.string().regex(SLUG).max(64);
const line = z.string().max(400);
const count = z.int().min(0).max(10_000_000);
const few = <T extends z.ZodType>(item: T) => z.array(item).max(200);
const beforeAndAfter = z.tuple([count, count]);

const guideReport = z.strictObject({
  slug,
  role: line,
  kind: z.enum(['new', 'changed', 'removed', 'broken']),
  words: beforeAndAfter,
  questions: beforeAndAfter,
  keyPoints: beforeAndAfter,
  /** Bytes of the built page after brotli. */
  weight: count.optional(),
  added: few(slug),
  edited: few(slug),
  /** Left the guide and say why. */
  removed: few(slug),
  /** Left the guide without a word: links to them are broken. */
  vanished: few(slug),
  /** The newest of its `changes`, where that is new. */
  what: line.optional(),
  /** The substance changed, and `updated` did not. */
  isDateOld: z.boolean(),
});

const note = z.strictObject({
  file: line,
  line: count,
  rule: z.string().regex(SLUG).max(64),
  message: line,
});

/** What the JSON file may hold. */
export const changeReport = z.strictObject({
  guides: few(guideReport),
  others: few(line),
  notes: few(note),
  similar: few(
    z.strictObject({ guide: slug, id: slug, text: line, other: slug, otherId: slug, theirs: line }),
  ),
  pages: few(z.string().regex(/^\/[a-z0-9/-]*(?:#[a-z0-9-]+)?$/)),
});

export type ChangeReport = z.output<typeof changeReport>;
export type GuideReport = z.output<typeof guideReport>;

/** The guides of one side, and the slugs of those that are there but have problems. */
export interface Side {
  guides: readonly Guide[];
  broken: ReadonlySet<string>;
}

const MOST = 200;
const cut = (text: string) => (text.length > 400 ? `${text.slice(0, 399)}…` : text);

/**
 * @param notes problems and warnings of the head
 * @param others files below `content/` that changed and belong to no guide
 * @param weights bytes of the built pages, by slug
 */
export function reportChanges(
  base: Side,
  head: Side,
  {
    notes = [],
    others = [],
    weights = new Map(),
  }: {
    notes?: readonly Pick<Problem, 'file' | 'line' | 'rule' | 'message'>[];
    others?: readonly string[];
    weights?: ReadonlyMap<string, number>;
  } = {},
): ChangeReport {
  const before = new Map(base.guides.map((guide) => [guide.slug, guide]));
  const after = new Map(head.guides.map((guide) => [guide.slug, guide]));
  // A guide that was renamed goes on under its new name.
  const formerOf = (guide: Guide) =>
    before.get(guide.slug) ??
    (guide.aliases ?? []).flatMap((alias) =>
      after.has(alias) ? [] : (before.get(alias) ?? []),
    )[0];
  const followed = new Set<string>();
  const guides: GuideReport[] = [];
  const changed: { former: Guide | undefined; guide: Guide }[] = [];
  for (const guide of head.guides) {
    const former = formerOf(guide);
    if (former) followed.add(former.slug);
    if (former && JSON.stringify(former) === JSON.stringify(guide)) continue;
    changed.push({ former, guide });
    guides.push(compare(former, guide, weights.get(guide.slug)));
  }
  for (const name of head.broken) guides.push(alone(name, before.get(name), 'broken'));
  for (const guide of base.guides) {
    if (!followed.has(guide.slug) && !head.broken.has(guide.slug))
      guides.push(alone(guide.slug, guide, 'removed'));
  }
  const similar = changed.flatMap(({ former, guide }) => {
    const known = new Set(passages(former).map(({ text }) => text));
    const fresh = passages(guide).filter(({ text }) => !known.has(text));
    const elsewhere = head.guides.filter((other) => other.slug !== guide.slug).flatMap(passages);
    return similarSentences(fresh.flatMap(sentences), elsewhere.flatMap(sentences)).map(
      ({ sentence, other }) => ({
        guide: sentence.guide,
        id: sentence.id,
        text: sentence.text,
        other: other.guide,
        otherId: other.id,
        theirs: other.text,
      }),
    );
  });
  return {
    guides: guides.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)).slice(0, MOST),
    others: others.slice(0, MOST).map(cut),
    notes: notes.slice(0, MOST).map(({ file, line: at, rule, message }) => ({
      file: cut(file),
      line: at,
      rule,
      message: cut(message),
    })),
    similar: similar.slice(0, MOST).map((pair) => ({
      ...pair,
      text: cut(pair.text),
      theirs: cut(pair.theirs),
    })),
    pages: pagesToLookAt(guides).slice(0, MOST),
  };
}

function compare(former: Guide | undefined, guide: Guide, weight: number | undefined): GuideReport {
  const earlier = new Map(former?.questions.items.map((question) => [question.id, question]));
  const now = new Map(guide.questions.items.map((question) => [question.id, question]));
  const gone = [...earlier.keys()].filter((id) => !now.has(id));
  const explained = new Set(guide.removed?.map(({ id }) => id));
  const newest = guide.changes?.[0];
  const told = former?.changes?.[0];
  return {
    slug: guide.slug,
    role: guide.role,
    kind: former ? 'changed' : 'new',
    words: [words(former), words(guide)],
    questions: [earlier.size, now.size],
    keyPoints: [keyPoints(former), keyPoints(guide)],
    ...(weight !== undefined && { weight }),
    added: [...now.keys()].filter((id) => !earlier.has(id)),
    edited: [...now].flatMap(([id, question]) => {
      const old = earlier.get(id);
      return old && JSON.stringify(old) !== JSON.stringify(question) ? [id] : [];
    }),
    removed: gone.filter((id) => explained.has(id)),
    // Those that were explained once have to stay so.
    vanished: [
      ...gone.filter((id) => !explained.has(id)),
      ...(former?.removed ?? [])
        .map(({ id }) => id)
        .filter((id) => !explained.has(id) && !now.has(id)),
    ],
    ...(newest && JSON.stringify(newest) !== JSON.stringify(told) && { what: cut(newest.what) }),
    isDateOld: former?.updated === guide.updated && words(former) !== words(guide),
  };
}

/** A guide of which only one side is known. */
function alone(name: string, guide: Guide | undefined, kind: 'removed' | 'broken'): GuideReport {
  // What a broken guide holds now is not known.
  const of = (before: number): [number, number] => [before, kind === 'removed' ? 0 : before];
  return {
    slug: name,
    role: guide?.role ?? name,
    kind,
    words: of(words(guide)),
    questions: of(guide?.questions.items.length ?? 0),
    keyPoints: of(keyPoints(guide)),
    added: [],
    edited: [],
    removed: [],
    vanished: [],
    isDateOld: false,
  };
}

const words = (guide: Guide | undefined) => (guide ? summarize(guide).guide.words : 0);
const keyPoints = (guide: Guide | undefined) =>
  guide?.questions.items.reduce((sum, question) => sum + question.keyPoints.length, 0) ?? 0;

function pagesToLookAt(guides: readonly GuideReport[]): string[] {
  return guides.flatMap(({ slug: name, kind, added, edited }) =>
    kind === 'removed' || kind === 'broken'
      ? []
      : [
          paths.guide(name),
          ...[...added, ...edited].slice(0, 5).map((id) => `${paths.guide(name)}#${id}`),
          paths.practice(name),
        ],
  );
}

/** A text of a guide. */
interface Passage {
  guide: string;
  role: string;
  /** Where it stands on the guide's page. */
  id: string;
  text: string;
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

function sentences(passage: Passage): (Passage & Phrase)[] {
  const role = passage.role.toLowerCase();
  return [...SENTENCES.segment(passage.text)].map(({ segment }) => {
    const text = segment.trim();
    const said = text.toLowerCase().replaceAll(role, 'role');
    return { ...passage, text, runs: runsOf(said.match(/[\p{L}\p{N}]+/gu) ?? []) };
  });
}

/** Every text of a guide, with the id under which its page has it. */
function passages(guide: Guide | undefined): Passage[] {
  if (!guide) return [];
  const { slug: of, role } = guide;
  const at = (id: string, ...texts: string[]): Passage[] =>
    texts.map((text) => ({ guide: of, role, id, text }));
  const blocks = (list: readonly Block[]) => plainText(list);
  const question = (item: Question) =>
    at(
      item.id,
      item.title,
      blocks(item.strategy),
      blocks(item.weakAnswer),
      blocks(item.sampleAnswer),
      ...item.keyPoints.map(({ text }) => text),
    );
  return [
    ...at('quick-answer', blocks(guide.quickAnswer)),
    ...guide.questions.items.flatMap(question),
    ...[guide.prepTips, guide.formats, guide.mistakes, guide.faqs].flatMap(({ items }) =>
      items.flatMap(({ id, body }) => at(id, blocks(body))),
    ),
  ].filter(({ text }) => text !== '');
}
