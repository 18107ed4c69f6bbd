/** A model at an address that the reader named. */
import type { ModelReach } from './bridge-client.ts';
import { hostOf, readAddress } from './model-address.ts';
import { opinionModel, type OpinionModel } from './opinion-model.ts';
import { chatBodies } from './opinion-request.ts';

export interface ModelChoice {
  address: string;
  model: string;
  key?: string | undefined;
}

/**
 * Everything sent to an address leaves the page, also where the program runs on the same device:
 * what it does with it, the page does not know.
 */
export function addressModel(
  { address, model, key }: ModelChoice,
  reach: ModelReach,
): OpinionModel {
  const sound = readAddress(address);
  return opinionModel(
    { leavesDevice: true, sentTo: hostOf(sound ?? address) || 'an address of your own' },
    {
      ready: () =>
        Promise.resolve(
          sound === undefined
            ? { state: 'unavailable', reason: 'The address cannot be used.' }
            : model.trim() === ''
              ? { state: 'unavailable', reason: 'No model is chosen.' }
              : { state: 'ready' },
        ),
      preview: (review) => chatBodies(review, model)[0] ?? '',
      ask: (review, stop, onText) =>
        sound === undefined
          ? Promise.resolve({ trouble: { kind: 'bad-address' } })
          : reach.call({ address: sound, key, bodies: chatBodies(review, model) }, stop, onText),
    },
  );
}
