import { isGreeting } from '../practice/model/bridge-protocol.ts';
import { serveBridge } from '../practice/model/bridge-server.ts';

/**
 * Lets the page of this site that frames it reach a model. Opened by itself, it does nothing; it
 * listens to nobody else, and to nobody twice.
 */
class ModelBridge extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    if (window.parent === window) return;
    this.#listening = new AbortController();
    window.addEventListener(
      'message',
      ({ origin, source, data, ports }: MessageEvent<unknown>) => {
        const [port, ...more] = ports;
        const isOurs = origin === location.origin && source === window.parent;
        if (!isOurs || !isGreeting(data) || !port || more.length > 0) return;
        this.#listening.abort();
        serveBridge(port, (...asked) => fetch(...asked));
      },
      { signal: this.#listening.signal },
    );
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }
}

customElements.define('model-bridge', ModelBridge);
