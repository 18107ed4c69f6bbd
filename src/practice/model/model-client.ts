/** Asks a model behind an OpenAI-compatible address. Runs in the bridge, where the policy allows it. */
import { readModels, readPart, saidOf } from './chat-answer.ts';
import { EventStream } from './event-stream.ts';
import { readAddress } from './model-address.ts';
import type { Trouble } from './trouble.ts';

export interface ModelServer {
  address: string;
  /** Travels in a header and nowhere else. */
  key?: string | undefined;
}

export interface ModelCall extends ModelServer {
  /** What is sent: the first, or the next where the server does not take the form of answer it asks for. */
  bodies: readonly string[];
}

export type CallResult = { text: string; tries: number } | { trouble: Trouble };
export type ModelsResult = { models: string[] } | { trouble: Trouble };

export interface CallOptions {
  fetch: typeof fetch;
  stop: AbortSignal;
  /** All of the answer that came so far. */
  onText?: (text: string) => void;
  /** Milliseconds until the first word, and between two. */
  patience?: { first: number; next: number };
}

/** A model that is not in memory is loaded first, from a disk that may be slow. */
const PATIENCE = { first: 180_000, next: 45_000 };
/** Many times what an answer needs. */
const MOST_CHARACTERS = 20_000;
const MOST_BYTES = 2_000_000;

export async function callModel(call: ModelCall, options: CallOptions): Promise<CallResult> {
  const address = readAddress(call.address);
  if (address === undefined) return { trouble: { kind: 'bad-address' } };
  let result: CallResult | 'other-form' = { trouble: { kind: 'malformed' } };
  for (const [at, body] of call.bodies.entries()) {
    result = await callOnce(
      { ...call, address },
      body,
      at + 1,
      options,
      at + 1 < call.bodies.length,
    );
    if (result !== 'other-form') return result;
  }
  return result === 'other-form' ? { trouble: { kind: 'malformed' } } : result;
}

async function callOnce(
  server: ModelServer,
  body: string,
  tries: number,
  options: CallOptions,
  hasOther: boolean,
): Promise<CallResult | 'other-form'> {
  const watch = new Watch(options);
  let hasBegun = false;
  try {
    const response = await ask(server, '/chat/completions', options.fetch, watch.signal, body);
    hasBegun = true;
    if (!response.ok) {
      const said = saidOf(await textOf(response), server.key);
      if (hasOther && isAboutForm(response.status, said)) return 'other-form';
      return { trouble: troubleOf(response, said) };
    }
    watch.goOn();
    const isStream = response.headers.get('content-type')?.includes('text/event-stream') ?? false;
    const answer = isStream
      ? await readStream(response, options, watch)
      : readWhole(await textOf(response));
    return 'trouble' in answer ? answer : { ...answer, tries };
  } catch (error) {
    return { trouble: await reasonOf(error, server, watch, options, hasBegun) };
  } finally {
    watch.end();
  }
}

/** @returns the models that the server has */
export async function listModels(
  { address: given, key }: ModelServer,
  options: CallOptions,
): Promise<ModelsResult> {
  const address = readAddress(given);
  if (address === undefined) return { trouble: { kind: 'bad-address' } };
  const watch = new Watch({ ...options, patience: { first: 20_000, next: 20_000 } });
  try {
    const response = await ask({ address, key }, '/models', options.fetch, watch.signal);
    const text = await textOf(response);
    if (!response.ok) return { trouble: troubleOf(response, saidOf(text, key)) };
    const models = readModels(text);
    return models ? { models } : { trouble: { kind: 'malformed' } };
  } catch (error) {
    return { trouble: await reasonOf(error, { address, key }, watch, options) };
  } finally {
    watch.end();
  }
}

/** No cookies, no referrer, no copy kept; and nothing follows to another address. */
function ask(
  { address, key }: ModelServer,
  path: string,
  fetchIt: typeof fetch,
  signal: AbortSignal,
  body?: string,
): Promise<Response> {
  return fetchIt(address + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && key !== '' && { authorization: `Bearer ${key}` }),
    },
    ...(body !== undefined && { body }),
    signal,
    mode: 'cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    redirect: 'error',
  });
}

/** Ends a request that the reader stops, or that says nothing for too long. */
class Watch {
  readonly #late = new AbortController();
  readonly #next: number;
  #timer: ReturnType<typeof setTimeout>;
  readonly signal: AbortSignal;

  constructor({ stop, patience = PATIENCE }: CallOptions) {
    this.#next = patience.next;
    this.signal = AbortSignal.any([stop, this.#late.signal]);
    this.#timer = this.#wait(patience.first);
  }

  get isLate(): boolean {
    return this.#late.signal.aborted;
  }

  /** Something came. */
  goOn(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#wait(this.#next);
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #wait(milliseconds: number) {
    return setTimeout(() => {
      this.#late.abort();
    }, milliseconds);
  }
}

type Answer = { text: string } | { trouble: Trouble };

async function readStream(
  { body }: Response,
  { onText }: CallOptions,
  watch: Watch,
): Promise<Answer> {
  if (!body) return { trouble: { kind: 'empty' } };
  const events = new EventStream();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let bytes = 0;
  let text = '';
  let end: 'whole' | 'cut-off' | undefined;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      watch.goOn();
      bytes += value?.length ?? 0;
      const data = done
        ? [...events.push(decoder.decode()), ...events.end()]
        : events.push(decoder.decode(value, { stream: true }));
      for (const event of data) {
        if (event.trim() === '[DONE]') {
          end ??= 'whole';
          continue;
        }
        const part = readPart(event);
        // What is no part of an answer says nothing: some servers send marks of life.
        if (!part) continue;
        if (part.error !== undefined)
          return { trouble: { kind: 'server-failed', status: 200, said: saidOf(part.error) } };
        if (part.isDeclined) return { trouble: { kind: 'declined' } };
        text += part.text;
        end = part.end ?? end;
      }
      if (text.length > MOST_CHARACTERS || bytes > MOST_BYTES)
        return { trouble: { kind: 'too-long' } };
      if (data.length > 0) onText?.(text);
      if (done) break;
    }
  } finally {
    // The server may have more to say, which nobody waits for.
    reader.cancel().catch(() => undefined);
  }
  return ended(text, end);
}

function readWhole(json: string): Answer {
  const part = readPart(json);
  if (!part) return { trouble: { kind: 'malformed' } };
  if (part.error !== undefined)
    return { trouble: { kind: 'server-failed', status: 200, said: saidOf(part.error) } };
  if (part.isDeclined) return { trouble: { kind: 'declined' } };
  if (part.text.length > MOST_CHARACTERS) return { trouble: { kind: 'too-long' } };
  return ended(part.text, part.end ?? 'whole');
}

function ended(text: string, end: 'whole' | 'cut-off' | undefined): Answer {
  if (end !== 'whole') return { trouble: { kind: 'truncated' } };
  return text.trim() === '' ? { trouble: { kind: 'empty' } } : { text };
}

/** The text of an answer, as far as it is of any use. */
async function textOf({ body }: Response): Promise<string> {
  if (!body) return '';
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    text += done ? decoder.decode() : decoder.decode(value, { stream: true });
    if (done) return text;
    if (text.length > MOST_BYTES) {
      reader.cancel().catch(() => undefined);
      return text.slice(0, MOST_BYTES);
    }
  }
}

/** Whether a server refuses the form of answer that was asked for, and might take another. */
function isAboutForm(status: number, said: string): boolean {
  const isRefusal = status === 400 || status === 422 || status === 500 || status === 501;
  return (
    isRefusal && /response_format|json_schema|json_object|schema|grammar|structured/i.test(said)
  );
}

function troubleOf({ status, headers }: Response, said: string): Trouble {
  if (status === 401) return { kind: 'unauthorized' };
  if (status === 403) return { kind: 'forbidden' };
  if (status === 404) return { kind: 'not-found', said };
  if (status === 429) return { kind: 'rate-limited', ...secondsOf(headers.get('retry-after')) };
  return { kind: status >= 500 ? 'server-failed' : 'rejected', status, said };
}

/** Of a date nothing is said: the server's clock is not the reader's. */
function secondsOf(retryAfter: string | null): { seconds?: number } {
  return retryAfter !== null && /^\d{1,5}$/.test(retryAfter.trim())
    ? { seconds: Number(retryAfter) }
    : {};
}

/**
 * Browsers do not tell a program that is not there from one that does not let the site in. A request
 * whose answer nobody may read tells them apart: it succeeds where there is somebody.
 */
async function reasonOf(
  error: unknown,
  { address }: ModelServer,
  watch: Watch,
  { fetch: fetchIt, stop }: CallOptions,
  hasBegun = false,
): Promise<Trouble> {
  if (stop.aborted) return { kind: 'stopped' };
  if (watch.isLate) return { kind: 'timeout' };
  if (hasBegun || !(error instanceof TypeError)) return { kind: 'truncated' };
  try {
    await fetchIt(`${address}/models`, {
      mode: 'no-cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.any([stop, AbortSignal.timeout(5000)]),
    });
    return { kind: 'cors' };
  } catch {
    return { kind: 'unreachable' };
  }
}
