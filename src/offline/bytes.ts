/** `24 kB`, `1.3 MB`: units of a thousand, rounded up, so that nobody is promised too little. */
export function kilobytes(bytes: number): string {
  if (bytes < 999_500) return `${Math.ceil(bytes / 1000)} kB`;
  return `${(Math.ceil(bytes / 100_000) / 10).toFixed(1)} MB`;
}
