import { expect, test } from 'vitest';
import { newQuestion, slugOf } from './new-guide.ts';

test.each([
  ['Database administrator', 'database-administrator'],
  ['  Chef de rang (soirée) ', 'chef-de-rang-soiree'],
  ['C++ developer', 'c-developer'],
  ['日本', ''],
])('the folder of “%s” is “%s”', (role, slug) => {
  expect(slugOf(role)).toBe(slug);
});

test('a new question carries its id, type, level, and two skills', () => {
  expect(
    newQuestion({ id: 'a-b', type: 'behavioral', level: 'entry', skills: ['x', 'y', 'z'] }),
  ).toContain('<Question id="a-b" type="behavioral" level="entry" skills="x, y" minutes="8" />');
});
