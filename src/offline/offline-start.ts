import { isWanted } from './switch.ts';
import { registerWorker } from './worker-registration.ts';

/** Milliseconds. */
const LONGEST_TAKE_OVER = 3_000;

/**
 * What an `<offline-edition>` does once its page is loaded.
 *
 * @param place where the notice of a newer edition goes
 */
export async function startOffline(place: HTMLElement): Promise<void> {
  if (!isWanted() || isSavingData()) return;
  // Private windows and full devices refuse; the site is whole without it.
  const registration = await registerWorker(place.dataset['scope'] ?? '/').catch(() => undefined);
  if (!registration) return;
  const offer = () => {
    if (registration.waiting && navigator.serviceWorker.controller)
      offerReload(place, registration);
  };
  offer();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', offer),
  );
}

/** A page never changes under a reader's eyes: the new edition comes when they ask for it. */
function offerReload(place: HTMLElement, registration: ServiceWorkerRegistration): void {
  if (place.querySelector('[role=status]')) return;
  const notice = document.createElement('p');
  const button = document.createElement('button');
  notice.className = 'sheet';
  notice.setAttribute('role', 'status');
  // Markup and styles of a notice that is rare would weigh on every page.
  Object.assign(notice.style, {
    position: 'fixed',
    inset: 'auto 1rem 1rem auto',
    padding: '0.3rem 1rem',
  });
  Object.assign(button.style, { minHeight: '44px', textDecoration: 'underline' });
  button.type = 'button';
  button.textContent = 'Reload';
  notice.append('A newer edition is ready. ', button);
  place.append(notice);
  button.addEventListener('click', () => {
    const reload = () => location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', reload);
    registration.waiting?.postMessage('take-over');
    // What this page is still loading, as its search in a worker, can hold the old one in its place;
    // it goes with the page.
    setTimeout(reload, LONGEST_TAKE_OVER);
  });
}

function isSavingData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData ?? matchMedia('(prefers-reduced-data: reduce)').matches;
}
