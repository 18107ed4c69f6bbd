import { trustedScript } from '../trusted-script.ts';
import { fetchAhead, pagefindFiles } from './files-ahead.ts';
import type { Answer, Answers, Searches } from './search-messages.ts';
import script from './search-worker.ts?worker&url';

// On its way while the box that asks is still being loaded; from then on in the browser's cache.
fetch(script).catch(() => undefined);

interface Waiting {
  /** Takes the answer of what was asked. */
  resolve: (value: never) => void;
  reject: (error: Error) => void;
}

/** One for all that searches on a page: each would load the index into a memory of its own. */
let worker: Worker | undefined;
const waiting = new Map<number, Waiting>();
let asked = 0;

/**
 * Ask the worker that searches, which starts when it is first asked.
 *
 * @param bundle address of the index, such as `/prep/pagefind/`
 */
export function askSearch<Name extends keyof Searches>(
  bundle: string,
  name: Name,
  ...parameters: Parameters<Searches[Name]>
): Promise<Answers[Name]> {
  const number = ++asked;
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject });
    worker ??= start(bundle);
    worker.postMessage({ number, name, parameters });
  });
}

function start(bundle: string): Worker {
  const { lang } = document.documentElement;
  const name = `${bundle} ${lang}`;
  const started = new Worker(trustedScript(script), { type: 'module', name });
  fetchAhead(pagefindFiles(bundle, lang), fetch, (file) => {
    started.postMessage(file, file.bytes ? [file.bytes] : []);
  });
  started.onmessage = ({ data }: MessageEvent<Answer>) => {
    const { resolve, reject } = waiting.get(data.number) ?? {};
    waiting.delete(data.number);
    if ('error' in data) reject?.(new Error(data.error));
    else resolve?.(data.value as never);
  };
  // Its own script could not be had; the next question tries anew.
  started.onerror = () => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error('No search worker'));
    waiting.clear();
  };
  return started;
}
