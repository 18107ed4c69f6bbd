import { request } from 'node:http';

export interface Answer {
  status: number;
  /** Names in lower case; a header that was sent more than once stands in all its values. */
  headers: ReadonlyMap<string, readonly string[]>;
  /** As it traveled, compressed perhaps. */
  body: Buffer;
}

/** Ask as no browser would: nothing is followed, unpacked, or joined. */
export function ask(
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return new Promise((done, failed) => {
    const asked = request(address, { headers, agent: false, timeout: 10_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', failed);
      response.once('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: grouped(response.rawHeaders),
          body: Buffer.concat(chunks),
        }),
      );
    });
    asked.once('timeout', () => asked.destroy(new Error(`${address} did not answer.`)));
    asked.once('error', failed);
    asked.end();
  });
}

function grouped(raw: readonly string[]): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), raw[at + 1] ?? '']);
  }
  return headers;
}

export function header(answer: Answer, name: string): string {
  return answer.headers.get(name)?.join(' and again: ') ?? '';
}
