import { expect, test } from 'vitest';
import { PLAIN_KINDS, troubleText, type PlainKind, type Trouble } from './trouble.ts';

const all: Trouble[] = [
  ...[...PLAIN_KINDS].map((kind) => ({ kind: kind as PlainKind })),
  { kind: 'not-found', said: 'no such model' },
  { kind: 'rate-limited', seconds: 17 },
  { kind: 'rate-limited' },
  { kind: 'server-failed', status: 500, said: '' },
  { kind: 'rejected', status: 418, said: 'short and stout' },
];
const origin = 'https://guide.example';

test.each(all)('$kind: what happened, and what to do', (trouble) => {
  for (const host of ['localhost:11434', 'models.example']) {
    const { what, todo } = troubleText(trouble, { host, origin });
    expect(what).toMatch(/^\S.{10,}[.”]$/);
    if (trouble.kind !== 'stopped') expect(todo.length).toBeGreaterThan(0);
    for (const step of todo) expect(step).toMatch(/^[A-Z].{10,}\.$/);
  }
});

test('a server that does not let the site in is told how to', () => {
  const { todo } = troubleText({ kind: 'cors' }, { host: 'localhost:11434', origin });
  expect(todo.join('\n')).toContain('OLLAMA_ORIGINS=https://guide.example');
  expect(todo.join('\n')).toContain('Enable CORS');
});

test('of a program on the reader’s own device, the browser’s permission is spoken of', () => {
  const said = (host: string) =>
    troubleText({ kind: 'unreachable' }, { host, origin }).todo.join('\n');
  expect(said('localhost:11434')).toMatch(/Chrome.*\n.*Safari/);
  expect(said('models.example')).not.toMatch(/Chrome|Safari/);
});

test('what a server says, and how long it wants to wait, is passed on', () => {
  const names = { host: 'h', origin };
  expect(troubleText({ kind: 'rejected', status: 418, said: 'tea' }, names).what).toContain(
    '“tea”',
  );
  expect(troubleText({ kind: 'rate-limited', seconds: 17 }, names).todo[0]).toContain('17 s');
});
