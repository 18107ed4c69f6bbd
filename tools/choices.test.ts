import { PassThrough, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { chosen, Questioner, readArguments, Refusal, type Choice } from './choices.ts';

const skills: Choice = {
  name: 'skills',
  question: 'Its skills',
  options: ['http', 'testing', 'debugging', 'planning'].map((id) => ({ id, name: id })),
  least: 2,
  most: 3,
};
const field: Choice = { ...skills, name: 'field', question: 'Its field', least: 1, most: 1 };

const ENTER = '\r';
const TAB = '\t';
const DOWN = '\u001b[B';
const CTRL_C = '\u0003';

/** A terminal at which somebody answers, key by key. */
function terminal() {
  let shown = '';
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(
    new Writable({
      write: (chunk, _encoding, done) => {
        shown += String(chunk);
        done();
      },
    }),
    { isTTY: true, columns: 80, rows: 24 },
  );
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await wait(30);
      input.write(key);
    }
  };
  return { input, output, press, shown: () => shown };
}

describe('what is written on the command line', () => {
  test('is taken with commas or spaces between', () => {
    expect(chosen(skills, 'http, testing')).toEqual(['http', 'testing']);
    expect(chosen(skills, 'http testing,debugging')).toEqual(['http', 'testing', 'debugging']);
  });

  test.each([
    ['an unknown one', 'http, tesing', 'there is no “tesing”. Write testing?'],
    ['one far from all', 'http, zzzzzzzz', 'Expected some of: http, testing, debugging, planning.'],
    ['too few', 'http', '--skills has 1. Expected 2 to 3.'],
    ['too many', 'http testing debugging planning', '--skills has 4. Expected 2 to 3.'],
    ['one twice', 'http, http', '--skills names one twice.'],
    ['none', ' , ', '--skills has 0. Expected 2 to 3.'],
  ])('%s is refused', (_, written, message) => {
    expect(() => chosen(skills, written)).toThrow(message);
    expect(() => chosen(skills, written)).toThrow(Refusal);
  });

  test('an unknown option is refused with those that are known', () => {
    process.argv.push('--filed');
    try {
      expect(() => readArguments({ field: { type: 'string' } }, 'cook --field x')).toThrow(
        /--filed.*\ncook --field x$/s,
      );
    } finally {
      process.argv.pop();
    }
  });
});

describe('at a terminal', () => {
  test('one is found by typing', async () => {
    const person = terminal();
    const answer = new Questioner(person).choose(field, undefined);
    await person.press('d', 'e', 'b', ENTER);
    expect(await answer).toEqual(['debugging']);
    expect(person.shown()).toContain('Its field');
  });

  test('several are picked, and too few are said to be so', async () => {
    const person = terminal();
    const answer = new Questioner(person).choose(skills, undefined);
    await person.press(DOWN, TAB, ENTER, DOWN, TAB, ENTER);
    expect(await answer).toEqual(['testing', 'debugging']);
    expect(person.shown()).toContain('Your choice has 1. Expected 2 to 3.');
  });

  test('a text is asked for until it suits', async () => {
    const person = terminal();
    const answer = new Questioner(person).write(
      { name: 'The title', question: 'The title', example: 'Cook' },
      undefined,
      (text) => (text.length < 3 ? 'Expected three letters.' : undefined),
    );
    await person.press('o', ENTER, 'k', '!', ENTER);
    expect(await answer).toBe('ok!');
    expect(person.shown()).toContain('Expected three letters.');
  });

  test('Ctrl+C stops, and says that nothing was written', async () => {
    const person = terminal();
    const answer = new Questioner(person).choose(skills, undefined);
    const stopped = expect(answer).rejects.toThrow('Stopped. Nothing was written.');
    await person.press(CTRL_C);
    await stopped;
  });
});

test('without a terminal nobody waits for an answer', async () => {
  const script = { input: new PassThrough(), output: new PassThrough() };
  await expect(new Questioner(script).choose(field, undefined)).rejects.toThrow(
    '--field is missing. Expected 1 of: http, testing, debugging, planning.',
  );
});
