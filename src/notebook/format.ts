/**
 * What a reader keeps on the device, as it is stored and as it is exported: one JSON document.
 *
 *     {
 *       "version": 1,
 *       "questions": {
 *         "api-developer/webhook-retries": {
 *           "mark": "shaky", "markedAt": "2026-11-27T18:20:00.000Z",
 *           "note": "Start with the idempotency key.", "notedAt": "2026-11-27T18:21:00.000Z"
 *         }
 *       },
 *       "positions": { "api-developer": { "at": "mistakes", "on": "2026-11-27T18:30:00.000Z" } },
 *       "searches": ["rate limit"]
 *     }
 *
 * Where: `localStorage`, under `field-guide:notebook`. Nothing of it is ever sent.
 *
 * Keys: a question is `<guide>/<question id>`, which is permanent; a position is kept by guide, as
 * the `#id` of the heading that was in view. Searches are the newest first.
 *
 * Removal: a mark set back to “new” and a note emptied leave their time behind (`markedAt` without
 * `mark`), so that a merge with an older file does not bring back what was taken away.
 *
 * When content changes: a question that leaves a guide keeps its entry, and is shown by its key. A
 * guide that is renamed starts anew; its old entries stay until they are deleted.
 *
 * Bounds: see `LIMITS`. They hold on reading, so that a file made by hand cannot grow without end.
 * An entry that breaks one is left out and named in `refused`; the rest is kept.
 *
 * Versions: a document of an older version goes through `STEPS`, one for each version that passed;
 * the version is one more than their number. A document of a newer version is never written over:
 * it was made by a newer page, perhaps in another tab.
 */
/** Where text that could not be read is put aside before anything is written in its place. */
export const UNREADABLE_KEY = 'field-guide:notebook:unreadable';

export const LIMITS = {
  note: 4_000,
  questions: 10_000,
  positions: 50,
  searches: 8,
  search: 200,
  /** Characters of the whole document. */
  document: 2_000_000,
} as const;

export const MARKS = ['solid', 'shaky'] as const;
export type Mark = (typeof MARKS)[number];

/** What a reader thinks of a question. */
export interface QuestionEntry {
  mark?: Mark;
  markedAt?: string;
  note?: string;
  notedAt?: string;
}

/** Where a reader was in a guide. */
export interface Position {
  /** The `#id` of the heading. */
  at: string;
  on: string;
}

export interface Notebook {
  questions: Map<string, QuestionEntry>;
  positions: Map<string, Position>;
  searches: string[];
}

export interface Refusal {
  key: string;
  reason: string;
}

/** What is wrong with a text: all of it, some of it, or that a newer page wrote it. */
export type Trouble = 'unreadable' | 'damaged' | 'newer';

export interface ParsedNotebook {
  notebook: Notebook;
  trouble: Trouble | undefined;
  refused: Refusal[];
}

/** From each version to the next; the first leads from version 1 to 2. */
export type Step = (document: Record<string, unknown>) => Record<string, unknown>;
const STEPS: readonly Step[] = [];

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';
const QUESTION_KEY = new RegExp(`^${SLUG}/${SLUG}$`);
const GUIDE_KEY = new RegExp(`^${SLUG}$`);
const MAX_KEY = 300;

export function emptyNotebook(): Notebook {
  return { questions: new Map(), positions: new Map(), searches: [] };
}

/** Whether a text can name a question: `<guide>/<question id>`. */
export function isQuestionKey(key: string): boolean {
  return key.length <= MAX_KEY && QUESTION_KEY.test(key);
}

/** Read a stored or exported text; never throws, and keeps all of it that can be kept. */
export function parseNotebook(text: string, steps: readonly Step[] = STEPS): ParsedNotebook {
  const refused: Refusal[] = [];
  const notebook = emptyNotebook();
  const nothing = (trouble: Trouble) => ({ notebook: emptyNotebook(), trouble, refused });
  const current = steps.length + 1;
  let document: Record<string, unknown>;
  try {
    const read: unknown = text.length <= LIMITS.document ? JSON.parse(text) : undefined;
    if (!isRecord(read)) return nothing('unreadable');
    const { version } = read;
    if (!Number.isInteger(version) || Number(version) < 1) return nothing('unreadable');
    if (Number(version) > current) return nothing('newer');
    document = steps.slice(Number(version) - 1).reduce((older, step) => step(older), read);
  } catch {
    return nothing('unreadable');
  }

  const refuse = (key: string, reason: string) => refused.push({ key: key.slice(0, 80), reason });
  const entries = (name: string): [string, unknown][] => {
    const part = document[name];
    if (isRecord(part)) return Object.entries(part);
    if (part !== undefined) refuse(name, 'is not a list of entries');
    return [];
  };

  for (const [key, value] of entries('questions')) {
    const entry = isQuestionKey(key) ? readEntry(value) : 'is not the name of a question';
    if (typeof entry === 'string') refuse(key, entry);
    else if (notebook.questions.size >= LIMITS.questions) refuse(key, FULL);
    else notebook.questions.set(key, entry);
  }
  for (const [guide, value] of entries('positions')) {
    const position = isGuideKey(guide) ? readPosition(value) : undefined;
    if (position) notebook.positions.set(guide, position);
    else refuse(guide, 'is not a place in a guide');
  }
  notebook.positions = newestPositions(notebook.positions);
  const searches = Array.isArray(document['searches']) ? document['searches'] : [];
  notebook.searches = searches.filter(isSearch).slice(0, LIMITS.searches);
  return { notebook, trouble: refused.length > 0 ? 'damaged' : undefined, refused };
}

export const FULL = `goes beyond ${LIMITS.questions.toLocaleString('en')} questions`;

/** The document to store or to export. */
export function formatNotebook(
  { questions, positions, searches }: Notebook,
  version = STEPS.length + 1,
): string {
  return JSON.stringify({
    version,
    questions: Object.fromEntries(questions),
    positions: Object.fromEntries(positions),
    searches,
  });
}

/** Leave out all but the positions that are newest, of as many guides as may be kept. */
export function newestPositions(positions: ReadonlyMap<string, Position>): Map<string, Position> {
  return new Map(
    [...positions].sort(([, a], [, b]) => (a.on < b.on ? 1 : -1)).slice(0, LIMITS.positions),
  );
}

export function isGuideKey(key: string): boolean {
  return key.length <= MAX_KEY && GUIDE_KEY.test(key);
}

function readEntry(value: unknown): QuestionEntry | string {
  if (!isRecord(value)) return 'is not an entry';
  const { mark, markedAt, note, notedAt } = value;
  const entry: QuestionEntry = {};
  if (mark !== undefined || markedAt !== undefined) {
    if (mark !== undefined && mark !== 'solid' && mark !== 'shaky')
      return 'has a mark that is neither solid nor shaky';
    if (!isTime(markedAt)) return 'has a mark without a time';
    if (mark) entry.mark = mark;
    entry.markedAt = markedAt;
  }
  if (note !== undefined || notedAt !== undefined) {
    if (note !== undefined && (typeof note !== 'string' || note.length > LIMITS.note))
      return `has a note that is no text of at most ${LIMITS.note} characters`;
    if (!isTime(notedAt)) return 'has a note without a time';
    if (note) entry.note = note;
    entry.notedAt = notedAt;
  }
  return entry.markedAt || entry.notedAt ? entry : 'has neither mark nor note';
}

function readPosition(value: unknown): Position | undefined {
  if (!isRecord(value)) return undefined;
  const { at, on } = value;
  return typeof at === 'string' && at !== '' && at.length <= MAX_KEY && isTime(on)
    ? { at, on }
    : undefined;
}

function isSearch(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LIMITS.search;
}

/** A time as `toISOString` writes it, so that times compare as text. */
function isTime(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
