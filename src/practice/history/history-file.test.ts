import { describe, expect, it } from 'vitest';
import { interview, kept, typed } from './fixtures.ts';
import {
  historyJson,
  historyMarkdown,
  newSessions,
  readHistoryFile,
  type HistoryFile,
} from './history-file.ts';
import { readKept } from './kept-session.ts';

const sessions = [
  kept(2, [...typed(2), { type: 'end' }]),
  readKept({ id: 'b', slug: 'tester', savedAt: 'then', revision: 3, text: '{"version":9}' }),
];
const find = () => interview;

describe('the file of all sessions', () => {
  it('is read again as it was, whether it could be understood or not', () => {
    const read = readHistoryFile(historyJson(sessions, find));
    expect(read).toEqual({
      sessions: sessions.map(({ stored }) => ({ ...stored, revision: 1 })),
      refused: 0,
    });
  });

  it('holds for programs what each session comes to', () => {
    const file = JSON.parse(historyJson(sessions, find)) as HistoryFile;
    expect(file.sessions[0]?.session).toMatchObject({
      role: 'Tester',
      questions: [{ id: 'question-1' }],
    });
    expect(file.sessions[1]).not.toHaveProperty('session');
  });

  it('keeps every word where the guide is gone, and what could not be read', () => {
    const words =
      sessions[0] && 'state' in sessions[0] ? sessions[0].state.turns[0]?.attempts[0]?.text : '';
    expect(words).toMatch(/\w/);
    const text = historyMarkdown(sessions, () => undefined);
    expect(text).toContain(words);
    expect(text).toContain('{"version":9}');
    expect(historyJson(sessions, () => undefined)).toContain(words);
  });
});

describe('a file that is imported', () => {
  it.each([
    ['{', 'unreadable'],
    ['{"format":"notes"}', 'another-format'],
    ['null', 'another-format'],
    ['{"format":"interview-field-guide/practice-history","version":2,"sessions":[]}', 'newer'],
  ])('%s is refused as %s', (text, trouble) => {
    expect(readHistoryFile(text)).toBe(trouble);
  });

  it('may hold things that are no sessions', () => {
    const text = JSON.stringify({
      format: 'interview-field-guide/practice-history',
      version: 1,
      sessions: [null, { id: 'a' }, { id: 7, slug: 's', savedAt: 't', text: 'x' }, 'x'],
    });
    expect(readHistoryFile(text)).toEqual({ sessions: [], refused: 4 });
  });

  it('adds what is new, once, and writes nothing over', () => {
    const [a, b] = sessions.map(({ stored }) => stored);
    if (!a || !b) throw new Error('Two sessions are missing.');
    const other = { ...a, text: 'said elsewhere' };
    const added = newSessions([a, other, other, b], [a], () => 'new');
    expect(added).toEqual([{ ...other, id: 'new' }, b]);
  });
});
