import { cp, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { imageSize } from 'image-size';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CardPress, type CardPicture } from './card-drawing.ts';

const project = resolve(import.meta.dirname, '../..');
const picture: CardPicture = {
  title: 'Storage & <backup> keeper',
  label: 'Plate 3',
  facts: ['12 questions', 'Updated March 4, 2026'],
  plate: { slug: 'storage-keeper', field: 'infrastructure' },
  shape: 'wide',
};
let root = '';
const cache = () => join(root, 'node_modules/.cache/social-cards');

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'cards-'));
  for (const folder of ['fonts', 'icons'])
    await cp(join(project, 'src', folder), join(root, 'src', folder), { recursive: true });
  const drawer = 'node_modules/@takumi-rs/core/package.json';
  await cp(join(project, drawer), join(root, drawer));
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('the same words make the same bytes, drawn once', async () => {
  const first = await new CardPress(root).print(picture);
  expect(imageSize(first)).toMatchObject({ type: 'png', width: 1200, height: 630 });
  const [kept = '', ...others] = await readdir(cache());
  expect(others).toEqual([]);
  await writeFile(join(cache(), kept), 'kept');
  expect((await new CardPress(root).print(picture)).toString()).toBe('kept');
  await rm(cache(), { recursive: true });
  expect((await new CardPress(root).print(picture)).equals(first)).toBe(true);
});

test('other words, another plate, and another shape make another card', async () => {
  const press = new CardPress(root);
  const cards = await Promise.all(
    [
      picture,
      { ...picture, title: 'Tape keeper' },
      { ...picture, plate: { slug: 'tape-keeper', field: 'infrastructure' } },
      { ...picture, shape: 'square' as const },
    ].map((each) => press.print(each)),
  );
  expect(new Set(cards.map((card) => card.toString('base64'))).size).toBe(4);
});

test('a kept card that nothing has asked for in 60 days is removed', async () => {
  const press = new CardPress(root);
  await press.print(picture);
  const day = 24 * 60 * 60 * 1000;
  const inDays = (days: number) => Date.now() + days * day;
  await press.forgetOld(inDays(59));
  const kept = await readdir(cache());
  expect(kept.length).toBeGreaterThan(1);
  const [asked = '', ...others] = kept;
  await utimes(join(cache(), asked), new Date(inDays(10)), new Date(inDays(10)));
  await press.forgetOld(inDays(61));
  expect(others.length).toBeGreaterThan(0);
  expect(await readdir(cache())).toEqual([asked]);
});

test('a card that is asked for again counts as new', async () => {
  await rm(cache(), { recursive: true });
  const press = new CardPress(root);
  await press.print(picture);
  const [kept = ''] = await readdir(cache());
  await utimes(join(cache(), kept), new Date(0), new Date(0));
  await press.print(picture);
  await press.forgetOld();
  expect(await readdir(cache())).toEqual([kept]);
});
