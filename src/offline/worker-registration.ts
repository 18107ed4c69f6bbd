/** Where Trusted Types are demanded, the address of a worker needs a policy; ours knows one address. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** @param scope the base path; the worker lies there as `sw.js` */
export function registerWorker(scope: string): Promise<ServiceWorkerRegistration> {
  const address = `${scope}sw.js`;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('field-guide', {
    createScriptURL: (url) => {
      if (url !== address) throw new TypeError(url);
      return url;
    },
  });
  return navigator.serviceWorker.register(policy?.createScriptURL(address) ?? address, { scope });
}
