/** The part of Trusted Types (W3C) that is used; TypeScript's DOM has no types for it yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

/** A path on the site's own host: two slashes would begin another's. */
const OWN_SCRIPT = /^\/(?:[\w.~-]+\/)*[\w.~-]+\.js$/;

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * The address of a script of this site, in the form that workers take it: where Trusted Types are
 * demanded, an address needs a policy, and ours knows none of other hosts.
 *
 * @param address such as `/prep/sw.js`
 */
export function trustedScript(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('field-guide', { createScriptURL: ownScript });
  return policy?.createScriptURL(address) ?? ownScript(address);
}

/** While developing, Vite's addresses of workers have more to them. */
function ownScript(address: string): string {
  if (!OWN_SCRIPT.test(address) && !import.meta.env.DEV) throw new TypeError(address);
  return address;
}
