/** Where a model is: the address below which `/chat/completions` and `/models` lie. */

export const PRESETS = [
  { name: 'Ollama', address: 'http://localhost:11434/v1' },
  { name: 'LM Studio', address: 'http://localhost:1234/v1' },
  { name: 'llama.cpp', address: 'http://localhost:8080/v1' },
] as const;

const LONGEST = 300;

/**
 * The address as it is used, without a slash at the end; undefined where it must not be used: over
 * plain HTTP to another device, or with a name, a password, or a key in it.
 */
export function readAddress(text: string): string | undefined {
  const trimmed = text.trim();
  const url = trimmed.length <= LONGEST ? URL.parse(trimmed) : undefined;
  if (!url || url.username + url.password + url.search + url.hash !== '') return undefined;
  const isOwnDevice = url.protocol === 'http:' && /^(?:localhost|127\.0\.0\.1)$/.test(url.hostname);
  if (!isOwnDevice && url.protocol !== 'https:') return undefined;
  return url.origin + url.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
}

/** Such as `localhost:11434`. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}
