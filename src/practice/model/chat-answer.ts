/** What an OpenAI-compatible server says, read without trust: anything may be in it. */

/** A part of an answer, or the whole. */
export interface AnswerPart {
  text: string;
  /** The model, or a filter around it, declines. */
  isDeclined: boolean;
  /** Why the answer ended, where it did. */
  end?: 'whole' | 'cut-off';
  /** The server failed after it had begun. */
  error?: string;
}

/** @param json one event of a stream, or a whole answer; undefined where it is no answer at all */
export function readPart(json: string): AnswerPart | undefined {
  const parsed = parse(json);
  if (parsed === undefined) return undefined;
  const error = errorText(parsed);
  if (error !== '') return { text: '', isDeclined: false, error };
  const choices = field(parsed, 'choices');
  if (!Array.isArray(choices)) return undefined;
  const [choice] = choices as unknown[];
  const message = field(choice, 'delta') ?? field(choice, 'message');
  const finish = field(choice, 'finish_reason');
  const refusal = field(message, 'refusal');
  return {
    text: textOf(field(message, 'content')),
    isDeclined: (typeof refusal === 'string' && refusal !== '') || finish === 'content_filter',
    ...(typeof finish === 'string' && { end: finish === 'length' ? 'cut-off' : 'whole' }),
  };
}

/** @returns names of models, those that could be a name at all */
export function readModels(json: string): string[] | undefined {
  const data = field(parse(json), 'data');
  if (!Array.isArray(data)) return undefined;
  return (data as unknown[])
    .map((model) => field(model, 'id'))
    .filter((id): id is string => typeof id === 'string' && isModelName(id))
    .slice(0, MOST_MODELS)
    .toSorted();
}

const MOST_MODELS = 200;

export function isModelName(text: string): boolean {
  return /^[\w./:@+-][\w ./:@+-]{0,199}$/.test(text);
}

const LONGEST_SAID = 200;

/**
 * What a server says of its failure, fit to be shown.
 *
 * @param key which some servers repeat
 */
export function saidOf(body: string, key = ''): string {
  const parsed = parse(body);
  const said = parsed === undefined ? (/^\s*</.test(body) ? '' : body) : errorText(parsed);
  const plain = (key === '' ? said : said.replaceAll(key, '…'))
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return plain.length > LONGEST_SAID ? `${plain.slice(0, LONGEST_SAID)}…` : plain;
}

function errorText(parsed: unknown): string {
  const error = field(parsed, 'error');
  const message = field(error, 'message') ?? error ?? field(parsed, 'message');
  return typeof message === 'string' ? message : error ? 'an error without words' : '';
}

/** Text, or parts of text, as some servers send it. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return (content as unknown[])
    .map((part) => field(part, 'text'))
    .filter((text) => typeof text === 'string')
    .join('');
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
