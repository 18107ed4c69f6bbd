/** Why there is no second opinion, and what the reader can do about it. */

export type Trouble =
  | {
      kind:
        /** No program answers at the address. */
        | 'unreachable'
        /** One answers, and does not let this site read its answers. */
        | 'cors'
        | 'unauthorized'
        | 'forbidden'
        /** The model declines to answer. */
        | 'declined'
        | 'empty'
        | 'truncated'
        | 'malformed'
        | 'too-long'
        | 'timeout'
        | 'stopped'
        | 'busy'
        /** The page that speaks with the model does not open. */
        | 'bridge'
        | 'bad-address'
        /** The browser’s own model cannot be had, or failed. */
        | 'no-browser-model'
        | 'browser-model-failed';
    }
  | { kind: 'not-found'; said: string }
  | { kind: 'rate-limited'; seconds?: number }
  | { kind: 'server-failed'; status: number; said: string }
  /** @property said by the server, shortened */
  | { kind: 'rejected'; status: number; said: string };

export type PlainKind = Exclude<Trouble, { said: string } | { kind: 'rate-limited' }>['kind'];

export const PLAIN_KINDS: ReadonlySet<string> = new Set<PlainKind>([
  'unreachable',
  'cors',
  'unauthorized',
  'forbidden',
  'declined',
  'empty',
  'truncated',
  'malformed',
  'too-long',
  'timeout',
  'stopped',
  'busy',
  'bridge',
  'bad-address',
  'no-browser-model',
  'browser-model-failed',
]);

export interface TroubleText {
  what: string;
  /** Things to do, the likeliest first. */
  todo: readonly string[];
}

const AGAIN = 'Send it again; models do not answer the same way twice.';
const OTHER_MODEL =
  'Choose another model: a larger one keeps to the form of the answer more often.';

/**
 * @param host of the model, such as `localhost:11434`
 * @param origin of this site, which a server has to let in
 */
export function troubleText(
  trouble: Trouble,
  { host, origin }: { host: string; origin: string },
): TroubleText {
  const isLocal = /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(host);
  switch (trouble.kind) {
    case 'unreachable':
      return {
        what: `No answer came from ${host}.`,
        todo: isLocal
          ? [
              'Start the program that runs the model, and look at the port it names.',
              'If the browser asks whether this site may reach apps or devices near you, allow it. In Chrome the permission is among the settings of the site, left of the address.',
              'Safari lets no page that came over HTTPS reach a program on your own device. Use Chrome, Edge, or Firefox.',
            ]
          : [
              'Look at the address for a slip.',
              'Check the connection, and whether the service lets pages in a browser use it: several do not.',
            ],
      };
    case 'cors':
      return {
        what: `A program answers at ${host}, but does not let this site read what it says.`,
        todo: [
          `Ollama: set OLLAMA_ORIGINS=${origin} where Ollama is started, then start it anew.`,
          'LM Studio: in the settings of its server, turn on “Enable CORS”.',
          `Other programs: allow the origin ${origin}.`,
        ],
      };
    case 'unauthorized':
      return {
        what: `${host} does not accept the key.`,
        todo: ['Enter the key anew, whole and without spaces around it.'],
      };
    case 'forbidden':
      return {
        what: `${host} does not allow this.`,
        todo: [
          `Ollama: set OLLAMA_ORIGINS=${origin} where Ollama is started, then start it anew.`,
          'With a key: check that it may use this model.',
        ],
      };
    case 'not-found':
      return {
        what: withWords(`${host} knows no such model, or nothing at this address.`, trouble.said),
        todo: [
          'Press “List models”, and choose one of those.',
          'Check the address: it ends in /v1 with most programs.',
        ],
      };
    case 'rate-limited':
      return {
        what: `${host} has had too many requests.`,
        todo: [
          trouble.seconds === undefined
            ? 'Wait a minute, then send it again.'
            : `Wait ${trouble.seconds} s, then send it again.`,
        ],
      };
    case 'server-failed':
      return {
        what: withWords(`${host} failed (${trouble.status}).`, trouble.said),
        todo: [
          isLocal
            ? 'Look at what the program says; often the model needs more memory than there is.'
            : 'Wait a moment, then send it again.',
        ],
      };
    case 'rejected':
      return {
        what: withWords(`${host} did not take the request (${trouble.status}).`, trouble.said),
        todo: ['Check the address and the name of the model.'],
      };
    case 'declined':
      return { what: 'The model declined to answer.', todo: [AGAIN, 'Choose another model.'] };
    case 'empty':
      return { what: 'The model answered with nothing.', todo: [AGAIN, 'Choose another model.'] };
    case 'truncated':
      return { what: 'The answer broke off before its end.', todo: [AGAIN, OTHER_MODEL] };
    case 'malformed':
      return {
        what: 'The answer is not in the form that was asked for, and nothing of it is used.',
        todo: [AGAIN, OTHER_MODEL],
      };
    case 'too-long':
      return {
        what: 'The answer did not come to an end, and was cut off. Nothing of it is used.',
        todo: [AGAIN, OTHER_MODEL],
      };
    case 'timeout':
      return {
        what: `${host} took too long.`,
        todo: [
          'A model that was not in use is loaded first, which takes a while. Send it again.',
          'Choose a smaller model.',
        ],
      };
    case 'stopped':
      return { what: 'Stopped. Nothing of the answer is used.', todo: [] };
    case 'busy':
      return { what: 'The last request has not ended yet.', todo: ['Cancel it, or wait.'] };
    case 'bridge':
      return {
        what: 'The part of this site that speaks with models did not open.',
        todo: [
          'Check the connection, then send it again.',
          'If it stays so, whoever runs this copy of the site sends other headers with /practice/bridge/ than it needs.',
        ],
      };
    case 'bad-address':
      return {
        what: 'This address cannot be used.',
        todo: [
          'It starts with https://, or with http://localhost or http://127.0.0.1 for a program on this device, and holds no name and no password.',
        ],
      };
    case 'no-browser-model':
      return {
        what: 'This browser has no model of its own to use.',
        todo: [
          'Chrome has one on desktops with enough memory and free disk space. Or use a model at an address of your own.',
        ],
      };
    case 'browser-model-failed':
      return {
        what: 'The browser’s model failed.',
        todo: [AGAIN, 'Close other tabs to free memory.'],
      };
  }
}

function withWords(sentence: string, said: string): string {
  return said === '' ? sentence : `${sentence} It said: “${said}”`;
}
