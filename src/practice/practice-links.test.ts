import { expect, it } from 'vitest';
import { rehearsalLink, sessionHash, sessionOfHash } from './practice-links.ts';

it('asks questions of a guide alone', () => {
  expect(rehearsalLink('/prep/practice/', 'tester', ['one-question', 'another'])).toBe(
    '/prep/practice/tester/?rehearse=one-question,another',
  );
});

it('opens a session, whatever its id is', () => {
  for (const id of ['a', 'a b&c=d#%', 'ü'])
    expect(sessionOfHash(new URL(`https://x.example/${sessionHash(id)}`).hash)).toBe(id);
  expect(sessionOfHash('')).toBeUndefined();
  expect(sessionOfHash('#main')).toBeUndefined();
  expect(sessionOfHash('#session=%E0%A4%A')).toBeDefined();
});
