import { NOTEBOOK_KEY } from './key.ts';
import type { NotebookStore } from './store.ts';

let loading: Promise<NotebookStore> | undefined;
const waiting: ((store: NotebookStore) => void)[] = [];

/** Load the notebook, for a reader who is about to use it; a failure is forgotten, to try again. */
export function loadNotebook(): Promise<NotebookStore> {
  return (loading ??= import('./store.ts').then(
    ({ openNotebook }) => {
      const store = openNotebook();
      for (const callback of waiting.splice(0)) callback(store);
      return store;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  ));
}

/**
 * Be called once the notebook is there: soon where one is kept on this device, else when this page
 * or another tab begins one. Whoever only reads never loads it.
 */
export function onceNotebook(callback: (store: NotebookStore) => void): void {
  if (loading) {
    // Whoever began to load it is told when that fails.
    loading.then(callback, () => undefined);
    return;
  }
  waiting.push(callback);
  if (waiting.length > 1) return;
  // Without it, the page is what it is for a reader who has none.
  const load = () => loadNotebook().catch(() => undefined);
  if (isKept()) void load();
  else window.addEventListener('storage', ({ key }) => key === NOTEBOOK_KEY && void load());
}

function isKept(): boolean {
  try {
    return localStorage.getItem(NOTEBOOK_KEY) !== null;
  } catch {
    // A browser that keeps nothing.
    return false;
  }
}
