import { expect, test } from 'vitest';
import { browserModel, downloadModel } from '../../src/practice/model/browser-model.ts';
import { OPINION_SCHEMA } from '../../src/practice/model/opinion-request.ts';
import { FakeLanguageModel } from './fakes/fake-language-model.ts';
import { OPINION } from './fakes/model-server.ts';

const review = {
  question: { title: 'How?', points: [{ claim: 'So.', signals: [], followUp: 'Why?' }] },
  answer: 'I would sort by created time and id.',
};
const never = new AbortController().signal;
const CHUNKS = JSON.stringify(OPINION).match(/[^]{1,9}/g) ?? [];

test('an answer comes in the form that was asked for, and the session ends', async () => {
  const api = new FakeLanguageModel(CHUNKS);
  const model = browserModel(api);
  const seen: string[] = [];
  const result = await model.opinion(review, never, (text) => seen.push(text));
  expect(result).toMatchObject({ opinion: { lifts: [{ point: 0 }] } });
  expect(seen.at(-1)).toBe(JSON.stringify(OPINION));
  const [asked] = api.asked;
  expect(asked?.constraint).toBe(OPINION_SCHEMA);
  expect(`${asked?.system ?? ''}\n\n${asked?.input ?? ''}`).toBe(model.preview(review));
  expect(api.open).toBe(0);
});

test.each([
  ['no API', undefined, 'no-browser-model'],
  ['no model', new FakeLanguageModel([], 'unavailable'), 'no-browser-model'],
  [
    'a model that would be downloaded first',
    new FakeLanguageModel([], 'downloadable'),
    'no-browser-model',
  ],
  ['a model that fails', new FakeLanguageModel([], 'available', true), 'browser-model-failed'],
  ['no words', new FakeLanguageModel([' ']), 'empty'],
  ['other words', new FakeLanguageModel(['No.']), 'malformed'],
  [
    'endless words',
    new FakeLanguageModel(Array.from({ length: 30 }, () => 'x'.repeat(1000))),
    'too-long',
  ],
])('%s', async (_, api, kind) => {
  expect(await browserModel(api).opinion(review, never)).toEqual({ trouble: { kind } });
  expect(api?.open ?? 0).toBe(0);
});

test('asking never begins a download', async () => {
  const api = new FakeLanguageModel(CHUNKS, 'downloadable');
  await browserModel(api).review(review, never);
  expect(api.state).toBe('downloadable');
  expect(await browserModel(api).ready()).toEqual({ state: 'needs-download', bytes: 0 });
});

test('a download tells how far it is, and leaves no session open', async () => {
  const api = new FakeLanguageModel([], 'downloadable');
  const shares: number[] = [];
  expect(await downloadModel(api, never, (share) => shares.push(share))).toBe(true);
  expect([shares, api.open, api.state]).toEqual([[0, 0.5, 1], 0, 'available']);
  expect(await downloadModel(api, AbortSignal.abort(), () => undefined)).toBe(false);
});
