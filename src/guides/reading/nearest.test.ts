import { describe, expect, it } from 'vitest';
import { nearest, writeNearest } from './nearest.ts';

const known = ['level', 'skills', 'minutes', 'interviewTypes'];

describe('nearest', () => {
  it.each([
    ['levle', 'level'],
    ['LEVEL', 'level'],
    ['skill', 'skills'],
    ['interviewtypes', 'interviewTypes'],
    ['interviewKinds', 'interviewTypes'],
  ])('takes %s for %s', (name, meant) => {
    expect(nearest(name, known)).toBe(meant);
  });

  it.each(['color', 'x', '', 'questionnaire'])('finds nothing close to %j', (name) => {
    expect(nearest(name, known)).toBeUndefined();
  });

  it('finds nothing among no names', () => {
    expect(nearest('level', [])).toBeUndefined();
  });

  it('keeps the first of two that are equally close', () => {
    expect(nearest('cat', ['bat', 'hat'])).toBe('bat');
  });
});

describe('writeNearest', () => {
  it('says what to write, or else the other sentence', () => {
    expect(writeNearest('levle', known, 'remove it')).toBe('write level');
    expect(writeNearest('color', known, 'remove it')).toBe('remove it');
  });
});
