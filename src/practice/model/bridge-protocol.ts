/**
 * What the page and the bridge say to each other, over a channel of their own. Each side reads the
 * other’s words as if a stranger had sent them.
 */
import { isModelName } from './chat-answer.ts';
import { readAddress } from './model-address.ts';
import { PLAIN_KINDS, type PlainKind, type Trouble } from './trouble.ts';

export const BRIDGE_VERSION = 1;

/** Sent once, from the page to the frame, with one port. */
export interface Greeting {
  bridge: 'interview-field-guide';
  version: typeof BRIDGE_VERSION;
}

export const GREETING: Greeting = { bridge: 'interview-field-guide', version: BRIDGE_VERSION };

/** From the page. `id` grows by one with each request. */
export type BridgeRequest =
  | { type: 'chat'; id: number; address: string; key: string; bodies: string[] }
  | { type: 'models'; id: number; address: string; key: string }
  | { type: 'stop'; id: number };

/** From the bridge. */
export type BridgeReply =
  | { type: 'ready'; version: number }
  /** All of the answer that came so far. */
  | { type: 'text'; id: number; text: string }
  | { type: 'answer'; id: number; text: string; tries: number }
  | { type: 'models'; id: number; models: string[] }
  | { type: 'trouble'; id: number; trouble: Trouble };

/** Characters; a long answer with its question has a tenth of it. */
export const LONGEST_BODY = 100_000;
export const LONGEST_ANSWER = 100_000;
const MOST_BODIES = 4;
const LONGEST_KEY = 500;
const LONGEST_SAID = 300;

export function isGreeting(data: unknown): boolean {
  return (
    isRecord(data) && data['bridge'] === GREETING.bridge && data['version'] === GREETING.version
  );
}

/** Of a request with a number that can be answered at least that it is wrong. */
export function readRequest(
  data: unknown,
): BridgeRequest | { type: 'wrong'; id: number } | undefined {
  if (!isRecord(data) || !isId(data['id'])) return undefined;
  const { type, id, address, key, bodies } = data;
  if (type === 'stop') return { type, id };
  const wrong = { type: 'wrong', id } as const;
  if (type !== 'chat' && type !== 'models') return wrong;
  if (!isText(address, 400) || readAddress(address) === undefined) return wrong;
  if (!isText(key, LONGEST_KEY) || !isKey(key)) return wrong;
  if (type === 'models') return { type, id, address, key };
  const isSound =
    Array.isArray(bodies) &&
    bodies.length > 0 &&
    bodies.length <= MOST_BODIES &&
    bodies.every((body): body is string => isText(body, LONGEST_BODY) && isJson(body));
  return isSound ? { type, id, address, key, bodies } : wrong;
}

export function readReply(data: unknown): BridgeReply | undefined {
  if (!isRecord(data)) return undefined;
  const { type, id, text, tries, models, version } = data;
  if (type === 'ready') return typeof version === 'number' ? { type, version } : undefined;
  if (!isId(id)) return undefined;
  if (type === 'text') return isText(text, LONGEST_ANSWER) ? { type, id, text } : undefined;
  if (type === 'answer')
    return isText(text, LONGEST_ANSWER) && isId(tries) ? { type, id, text, tries } : undefined;
  if (type === 'models') {
    const isSound =
      Array.isArray(models) &&
      models.length <= 200 &&
      models.every((name): name is string => typeof name === 'string' && isModelName(name));
    return isSound ? { type, id, models } : undefined;
  }
  const trouble = type === 'trouble' ? readTrouble(data['trouble']) : undefined;
  return trouble && { type: 'trouble', id, trouble };
}

function readTrouble(data: unknown): Trouble | undefined {
  if (!isRecord(data)) return undefined;
  const { kind, said, status, seconds } = data;
  if (isPlainKind(kind)) return { kind };
  if (kind === 'rate-limited')
    return { kind, ...(isId(seconds) && seconds < 100_000 && { seconds }) };
  if (!isText(said, LONGEST_SAID)) return undefined;
  if (kind === 'not-found') return { kind, said };
  if (kind !== 'server-failed' && kind !== 'rejected') return undefined;
  return isId(status) && status < 1000 ? { kind, status, said } : undefined;
}

/** A key travels in a header, where no other characters may be. */
export function isKey(key: string): boolean {
  return /^[\x21-\x7e]*$/.test(key);
}

function isPlainKind(kind: unknown): kind is PlainKind {
  return typeof kind === 'string' && PLAIN_KINDS.has(kind);
}

function isId(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

function isJson(text: string): boolean {
  try {
    return isRecord(JSON.parse(text));
  } catch {
    return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
