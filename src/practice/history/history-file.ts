/**
 * All sessions as files for the reader. The JSON holds each session twice: as it is kept, to be read
 * again by this page, and as the export of the core, for programs.
 *
 * The JSON names its format and version. A field may be added at any time; one that changes its
 * meaning or goes needs a new `HISTORY_VERSION`.
 */
import { Interview } from '../core/interview.ts';
import { exportSession, sessionMarkdown, type SessionExport } from '../core/session-export.ts';
import type { SessionState } from '../core/session.ts';
import type { StoredSession } from '../ports/store.ts';
import { isReadable, type KeptSession } from './kept-session.ts';

export const HISTORY_FORMAT = 'interview-field-guide/practice-history';
export const HISTORY_VERSION = 1;
/** Characters; about a thousand long sessions. */
export const MOST_CHARACTERS = 60_000_000;

type FileSession = Pick<StoredSession, 'id' | 'slug' | 'savedAt' | 'text'> & {
  /** Left out where the session cannot be read. */
  session?: SessionExport;
};

export interface HistoryFile {
  format: typeof HISTORY_FORMAT;
  version: typeof HISTORY_VERSION;
  sessions: FileSession[];
}

/** Finds the interview of a guide, where the guide can be had. */
export type FindInterview = (slug: string) => Interview | undefined;

export function historyJson(sessions: readonly KeptSession[], find: FindInterview): string {
  const file: HistoryFile = {
    format: HISTORY_FORMAT,
    version: HISTORY_VERSION,
    sessions: sessions.map((session) => {
      const { id, slug, savedAt, text } = session.stored;
      return {
        id,
        slug,
        savedAt,
        text,
        ...(isReadable(session) && {
          session: exportSession(interviewOf(session.state, find), session.state),
        }),
      };
    }),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

export function historyMarkdown(sessions: readonly KeptSession[], find: FindInterview): string {
  return sessions
    .map((session) =>
      isReadable(session)
        ? sessionMarkdown(interviewOf(session.state, find), session.state)
        : `# A session that could not be read\n\nSaved ${session.stored.savedAt}. Its text, as it is kept:\n\n    ${session.stored.text.replaceAll('\n', '\n    ')}\n`,
    )
    .join('\n---\n\n');
}

/** Where the guide cannot be had, what was said is exported all the same, without points. */
function interviewOf({ slug, turns }: SessionState, find: FindInterview): Interview {
  return (
    find(slug) ??
    new Interview({
      version: 1,
      slug,
      role: slug,
      skills: {},
      questions: turns.map(({ question, title }) => ({
        id: question,
        title,
        type: 'role-specific',
        level: 'mid',
        minutes: 0,
        skills: [],
        points: [],
      })),
      rarity: { points: 0, common: [] },
    })
  );
}

export type FileTrouble = 'unreadable' | 'newer' | 'another-format';

/** The sessions of a file, as they are to be kept; whatever is no session is only counted. */
export function readHistoryFile(
  text: string,
): { sessions: StoredSession[]; refused: number } | FileTrouble {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return 'unreadable';
  }
  if (!isRecord(file) || file['format'] !== HISTORY_FORMAT || !Array.isArray(file['sessions']))
    return 'another-format';
  if (Number(file['version']) > HISTORY_VERSION) return 'newer';
  const all: unknown[] = file['sessions'];
  const sessions = all.flatMap((value) => {
    if (!isRecord(value)) return [];
    const { id, slug, savedAt, text: words } = value;
    const isWhole =
      isText(id) && isText(slug) && isText(savedAt) && isText(words) && id !== '' && words !== '';
    return isWhole ? [{ id, slug, savedAt, revision: 1, text: words }] : [];
  });
  return { sessions, refused: all.length - sessions.length };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * What of a file is new here. A session that is here already with other words is added as another
 * one: neither is written over.
 *
 * @param newId makes an id that no session has
 */
export function newSessions(
  sessions: readonly StoredSession[],
  kept: readonly StoredSession[],
  newId: () => string,
): StoredSession[] {
  const texts = new Set(kept.map(({ text }) => text));
  const ids = new Set(kept.map(({ id }) => id));
  return sessions.flatMap((session) => {
    if (texts.has(session.text)) return [];
    texts.add(session.text);
    const id = ids.has(session.id) ? newId() : session.id;
    ids.add(id);
    return [{ ...session, id }];
  });
}
