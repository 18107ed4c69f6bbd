/** Opens the bridge in a frame that is not seen, and hands it one end of a channel. */
import { BridgeClient } from './bridge-client.ts';
import { GREETING } from './bridge-protocol.ts';

export interface OpenBridge {
  client: BridgeClient;
  close: () => void;
}

/**
 * @param address of the bridge on this site
 * @param parent which the frame is put into
 */
export function openBridge(address: string, parent: Element): OpenBridge {
  const { port1, port2 } = new MessageChannel();
  const client = new BridgeClient(port1);
  const frame = document.createElement('iframe');
  frame.title = 'Bridge to a model of your own';
  frame.hidden = true;
  frame.referrerPolicy = 'no-referrer';
  frame.addEventListener(
    'load',
    () => {
      // To this site alone: whatever else may have opened in the frame hears nothing.
      frame.contentWindow?.postMessage(GREETING, location.origin, [port2]);
    },
    { once: true },
  );
  frame.src = address;
  parent.append(frame);
  return {
    client,
    close: () => {
      client.close();
      frame.remove();
    },
  };
}
