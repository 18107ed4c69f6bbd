/** What the writers' commands let choose from: said on the command line, or asked one by one. */
import type { Readable, Writable } from 'node:stream';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { autocomplete, autocompleteMultiselect, isCancel, log, text } from '@clack/prompts';
import { nearest } from '../src/guides/reading/nearest.ts';

/** Said as it is: nothing of it is a fault of the program. */
export class Refusal extends Error {}

export interface Option {
  id: string;
  /** In a person's words. */
  name: string;
  /** What helps to choose. */
  hint?: string;
}

export interface Choice {
  /** The command's option, without its dashes. */
  name: string;
  /** What is asked where there is somebody to answer. */
  question: string;
  options: readonly Option[];
  least: number;
  most: number;
  /** What to do when none of them fits. */
  otherwise?: string;
}

/** Shown at once; more scroll. */
const SHOWN = 10;

/** The ids that were written, with commas or spaces between; a refusal says what was expected. */
export function chosen(
  { name, options, least, most, otherwise }: Choice,
  written: string,
): string[] {
  const known = options.map(({ id }) => id);
  const ids = written.split(/[\s,]+/).filter((id) => id !== '');
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const near = nearest(unknown, known);
    throw new Refusal(
      `--${name}: there is no “${unknown}”. ${near === undefined ? `Expected some of: ${known.join(', ')}.` : `Write ${near}?`}${otherwise === undefined ? '' : ` ${otherwise}`}`,
    );
  }
  if (new Set(ids).size !== ids.length) throw new Refusal(`--${name} names one twice.`);
  const trouble = wrongCount(ids.length, least, most);
  if (trouble !== undefined) throw new Refusal(`--${name} ${trouble}`);
  return ids;
}

function wrongCount(count: number, least: number, most: number): string | undefined {
  if (count >= least && count <= most) return undefined;
  return `has ${count}. Expected ${least === most ? least : `${least} to ${most}`}.`;
}

/** Where questions are asked and answered; neither is a terminal in a script. */
export interface Terminal {
  input: Readable & { isTTY?: boolean };
  output: Writable & { isTTY?: boolean };
}

/** Asks a person at the terminal, or refuses where there is none. */
export class Questioner {
  readonly #terminal: Terminal;
  /** Whether there is somebody to answer. */
  readonly isTerminal: boolean;

  constructor(terminal: Terminal = { input: process.stdin, output: process.stdout }) {
    this.#terminal = terminal;
    this.isTerminal = terminal.input.isTTY === true && terminal.output.isTTY === true;
  }

  /** Ids of the options: those written on the command line, or those that are picked from a list. */
  async choose(choice: Choice, written: string | undefined): Promise<string[]> {
    if (written !== undefined) return chosen(choice, written);
    const { name, question, options, least, most } = choice;
    if (!this.isTerminal)
      throw new Refusal(
        `--${name} is missing. Expected ${least === most ? least : `${least} to ${most}`} of: ${options.map(({ id }) => id).join(', ')}.`,
      );
    const list = options.map(({ id, name: label, hint }) =>
      hint === undefined ? { value: id, label } : { value: id, label, hint },
    );
    if (most === 1)
      return [
        answered(
          await autocomplete({
            ...this.#terminal,
            message: question,
            options: list,
            maxItems: SHOWN,
          }),
        ),
      ];
    const message = `${question} (${least} to ${most}; type to search, Tab to pick, Enter to go on)`;
    let picked: string[] = [];
    for (;;) {
      picked = answered(
        await autocompleteMultiselect({
          ...this.#terminal,
          message,
          options: list,
          initialValues: picked,
          maxItems: SHOWN,
        }),
      );
      const trouble = wrongCount(picked.length, least, most);
      if (trouble === undefined) return picked;
      log.error(`Your choice ${trouble}`, this.#terminal);
    }
  }

  /**
   * A line of text: the one written on the command line, or typed when asked.
   *
   * @param trouble what is wrong with a text, or undefined
   */
  async write(
    { name, question, example }: { name: string; question: string; example: string },
    written: string | undefined,
    trouble: (text: string) => string | undefined,
  ): Promise<string> {
    if (written !== undefined || !this.isTerminal) {
      const given = (written ?? '').trim();
      const wrong = trouble(given);
      if (wrong !== undefined) throw new Refusal(`${name} is “${given}”. ${wrong}`);
      return given;
    }
    const typed = await text({
      ...this.#terminal,
      message: question,
      placeholder: example,
      validate: (line) => trouble((line ?? '').trim()),
    });
    return answered(typed).trim();
  }
}

/** Ctrl+C is an answer, too. */
function answered<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw new Refusal('Stopped. Nothing was written.');
  return answer as Exclude<T, symbol>;
}

/** Asked for by `--help`: not a refusal, though nothing else is done. */
class Help extends Error {}

/**
 * The command's arguments; one that is not known is refused with those that are.
 *
 * @param usage how the command is written, for whoever asks or errs
 */
export function readArguments<const T extends NonNullable<ParseArgsConfig['options']>>(
  options: T,
  usage: string,
) {
  if (process.argv.includes('--help')) throw new Help(usage);
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** Run a command: a refusal is printed and sets the exit code, anything else is our fault. */
export async function answerTo(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (error instanceof Help) console.log(error.message);
    else if (error instanceof Refusal) {
      console.error(error.message);
      process.exitCode = 1;
    } else throw error;
  }
}
