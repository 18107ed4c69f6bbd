import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, settled, withWords, type Draft } from './draft.ts';

const hear = (draft: Draft, text: string) =>
  withWords(draft, { type: 'segment', segment: { text, start: 0, end: 1 } });
const guess = (draft: Draft, text: string) => withWords(draft, { type: 'interim', text });
const type = (draft: Draft, text: string) => withWords(draft, { type: 'edit', text });

describe('what was guessed when the answer ended', () => {
  const ended = settled(guess(hear(EMPTY_DRAFT, 'I look at the logs.'), 'And then at the grabs'));

  it('is part of the text', () => {
    expect(ended.text).toBe('I look at the logs. And then at the grabs');
  });

  it('is replaced by what is recognized for good, and said once', () => {
    const heard = hear(ended, 'And then at the graphs.');
    expect(heard.text).toBe('I look at the logs. And then at the graphs.');
    expect(hear(heard, 'Last, the traces.').text).toBe(
      'I look at the logs. And then at the graphs. Last, the traces.',
    );
  });

  it('is replaced where the reader changed something before it, and stays where it was changed itself', () => {
    const before = type(ended, 'I read the logs. And then at the grabs');
    expect(hear(before, 'And then at the graphs.').text).toBe(
      'I read the logs. And then at the graphs.',
    );
    const itself = type(ended, 'I look at the logs. And then at graphs');
    expect(hear(itself, 'And then at the graphs.').text).toBe(
      'I look at the logs. And then at graphs And then at the graphs.',
    );
  });

  it('stays where something else is said after it', () => {
    expect(hear(ended, 'We fixed the index.').text).toBe(
      'I look at the logs. And then at the grabs We fixed the index.',
    );
  });

  it('is nothing where nothing was guessed', () => {
    expect(settled(hear(EMPTY_DRAFT, 'Words.'))).toEqual({
      ...EMPTY_DRAFT,
      text: 'Words.',
      segments: [{ text: 'Words.', start: 0, end: 1 }],
    });
  });
});
