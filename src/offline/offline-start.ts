import { isWanted } from './switch.ts';
import { registerWorker } from './worker-registration.ts';

/**
 * What an `<offline-edition>` does once its page is loaded.
 *
 * @param place holds the notice of a newer edition in its `<template>`
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
  const template = place.querySelector('template');
  if (!template || place.querySelector('[role=status]')) return;
  place.append(template.content.cloneNode(true));
  place.querySelector('button')?.addEventListener('click', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    registration.waiting?.postMessage('take-over');
  });
}

function isSavingData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData ?? matchMedia('(prefers-reduced-data: reduce)').matches;
}
