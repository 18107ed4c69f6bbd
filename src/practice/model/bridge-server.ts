/** The bridge’s side: does what a page of this site asks, one request at a time. */
import { readRequest, BRIDGE_VERSION, type BridgeReply } from './bridge-protocol.ts';
import { callModel, listModels } from './model-client.ts';
import type { Trouble } from './trouble.ts';

/** Milliseconds between two looks at an answer that is coming. */
const PAUSE = 80;

export function serveBridge(port: MessagePort, fetchIt: typeof fetch): void {
  let current: { id: number; stop: AbortController } | undefined;
  const say = (reply: BridgeReply) => {
    port.postMessage(reply);
  };
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const request = readRequest(data);
    if (!request) return;
    const { id } = request;
    if (request.type === 'stop') {
      if (current?.id !== id) return;
      current.stop.abort();
      // The next may come at once; nobody waits for what this one still says.
      current = undefined;
      return;
    }
    const refuse = (trouble: Trouble) => {
      say({ type: 'trouble', id, trouble });
    };
    if (request.type === 'wrong') {
      refuse({ kind: 'bridge' });
      return;
    }
    if (current) {
      refuse({ kind: 'busy' });
      return;
    }
    const stop = new AbortController();
    current = { id, stop };
    const options = { fetch: fetchIt, stop: stop.signal };
    const end = (reply: BridgeReply) => {
      if (current?.id !== id) return;
      current = undefined;
      say(reply);
    };
    const fail = () => {
      end({ type: 'trouble', id, trouble: { kind: 'bridge' } });
    };
    if (request.type === 'models') {
      listModels(request, options).then((result) => {
        end(
          'models' in result
            ? { type: 'models', id, models: result.models }
            : { type: 'trouble', id, trouble: result.trouble },
        );
      }, fail);
      return;
    }
    let shownAt = 0;
    const onText = (text: string) => {
      const now = performance.now();
      if (now - shownAt < PAUSE || stop.signal.aborted) return;
      shownAt = now;
      say({ type: 'text', id, text });
    };
    callModel(request, { ...options, onText }).then((result) => {
      end(
        'text' in result
          ? { type: 'answer', id, text: result.text, tries: result.tries }
          : { type: 'trouble', id, trouble: result.trouble },
      );
    }, fail);
  };
  say({ type: 'ready', version: BRIDGE_VERSION });
}
