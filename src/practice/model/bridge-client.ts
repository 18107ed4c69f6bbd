/** The page’s side of the bridge. */
import {
  BRIDGE_VERSION,
  readReply,
  type BridgeReply,
  type BridgeRequest,
} from './bridge-protocol.ts';
import type { CallResult, ModelCall, ModelServer, ModelsResult } from './model-client.ts';
import type { Trouble } from './trouble.ts';

/** Reaches models elsewhere; in the page, only through the bridge. */
export interface ModelReach {
  call(call: ModelCall, stop: AbortSignal, onText?: (text: string) => void): Promise<CallResult>;
  models(server: ModelServer, stop: AbortSignal): Promise<ModelsResult>;
}

/** Milliseconds; a page of this site opens in a moment, or not at all. */
const PATIENCE = 10_000;

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;
type Question = Unnumbered<Exclude<BridgeRequest, { type: 'stop' }>>;

export class BridgeClient implements ModelReach {
  readonly #port: MessagePort;
  #id = 0;
  #isReady: Promise<boolean>;
  #hear: ((reply: BridgeReply) => void) | undefined;

  /** @param patience milliseconds until the bridge has to have said that it is there */
  constructor(port: MessagePort, patience = PATIENCE) {
    this.#port = port;
    let settle: (isReady: boolean) => void = () => undefined;
    this.#isReady = new Promise((done) => {
      settle = done;
    });
    const late = setTimeout(() => {
      settle(false);
    }, patience);
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const reply = readReply(data);
      if (reply?.type === 'ready') {
        clearTimeout(late);
        settle(reply.version === BRIDGE_VERSION);
      } else if (reply) this.#hear?.(reply);
    };
  }

  /** Whether the bridge is there, and of the same edition. */
  get isReady(): Promise<boolean> {
    return this.#isReady;
  }

  async call(
    { address, key = '', bodies }: ModelCall,
    stop: AbortSignal,
    onText?: (text: string) => void,
  ): Promise<CallResult> {
    const reply = await this.#ask(
      { type: 'chat', address, key, bodies: [...bodies] },
      stop,
      onText,
    );
    if (reply.type === 'answer') return { text: reply.text, tries: reply.tries };
    return { trouble: troubleIn(reply) };
  }

  async models({ address, key = '' }: ModelServer, stop: AbortSignal): Promise<ModelsResult> {
    const reply = await this.#ask({ type: 'models', address, key }, stop);
    return reply.type === 'models' ? { models: reply.models } : { trouble: troubleIn(reply) };
  }

  close(): void {
    this.#port.close();
  }

  async #ask(
    question: Question,
    stop: AbortSignal,
    onText?: (text: string) => void,
  ): Promise<BridgeReply> {
    const id = ++this.#id;
    const trouble = (kind: 'bridge' | 'busy' | 'stopped'): BridgeReply => ({
      type: 'trouble',
      id,
      trouble: { kind },
    });
    if (!(await this.#isReady)) return trouble('bridge');
    if (stop.aborted) return trouble('stopped');
    if (this.#hear) return trouble('busy');
    return new Promise((done) => {
      const onStop = () => {
        this.#port.postMessage({ type: 'stop', id } satisfies BridgeRequest);
        end(trouble('stopped'));
      };
      const end = (reply: BridgeReply) => {
        stop.removeEventListener('abort', onStop);
        this.#hear = undefined;
        done(reply);
      };
      this.#hear = (reply) => {
        // What comes late belongs to a request before this one.
        if (reply.type === 'ready' || reply.id !== id) return;
        if (reply.type === 'text') onText?.(reply.text);
        else end(reply);
      };
      stop.addEventListener('abort', onStop, { once: true });
      this.#port.postMessage({ ...question, id } satisfies BridgeRequest);
    });
  }
}

function troubleIn(reply: BridgeReply): Trouble {
  return reply.type === 'trouble' ? reply.trouble : { kind: 'bridge' };
}
