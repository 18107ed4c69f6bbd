/**
 * The reader’s choice of a model, from one answer to the next: in memory, gone with the page. A key
 * belongs to one host, and is never handed to another.
 */
import { hostOf, PRESETS } from './model-address.ts';

export type Where = 'browser' | 'address';

export interface RememberedChoice {
  where: Where;
  address: string;
  model: string;
  key: string;
  /** Whether the key stays until the tab is closed; only where the reader asked for it. */
  keepsKey: boolean;
}

const KEY_NAME = 'field-guide:model-key';
const LONGEST_KEPT = 1000;

let choice: RememberedChoice | undefined;

/** @param storage of the tab: never of the disk */
export function rememberedChoice(storage: () => Storage): RememberedChoice {
  if (choice) return choice;
  const kept = readKept(storage);
  return {
    where: 'address',
    address: kept?.address ?? PRESETS[0].address,
    model: '',
    key: kept?.key ?? '',
    keepsKey: kept !== undefined,
  };
}

export function rememberChoice(next: RememberedChoice, storage: () => Storage): void {
  choice = next;
  try {
    if (next.keepsKey && next.key !== '')
      storage().setItem(KEY_NAME, JSON.stringify({ address: next.address, key: next.key }));
    else storage().removeItem(KEY_NAME);
  } catch {
    // A browser that keeps nothing: the key is in memory all the same.
    choice = { ...next, keepsKey: false };
  }
}

/** The choice with another address: the key stays where it belongs. */
export function withAddress(former: RememberedChoice, address: string): RememberedChoice {
  const isSameHost = hostOf(address.trim()) === hostOf(former.address.trim());
  return { ...former, address, key: isSameHost ? former.key : '' };
}

function readKept(storage: () => Storage): { address: string; key: string } | undefined {
  try {
    const text = storage().getItem(KEY_NAME) ?? '';
    if (text === '' || text.length > LONGEST_KEPT) return undefined;
    const { address, key } = JSON.parse(text) as Record<string, unknown>;
    return typeof address === 'string' && typeof key === 'string' ? { address, key } : undefined;
  } catch {
    return undefined;
  }
}
