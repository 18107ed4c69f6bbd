import { trustedScript } from '../trusted-script.ts';

/** @param scope the base path; the worker lies there as `sw.js` */
export function registerWorker(scope: string): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(trustedScript(`${scope}sw.js`), { scope });
}
