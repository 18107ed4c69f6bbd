/**
 * Files that a page asks for while the worker that needs them is still on its way. Where one file
 * names the next, each would wait for the one before.
 */

/** What a page sends its worker of them: without bytes where the file could not be had. */
export interface FileAhead {
  /** Without a query, and without a digest. */
  address: string;
  bytes?: ArrayBuffer;
}

/**
 * Ask for files at once.
 *
 * @param send is called for each of them when it is there, or cannot be had
 */
export function fetchAhead(
  addresses: readonly string[],
  ask: typeof fetch,
  send: (file: FileAhead) => void,
): void {
  const get = (named: string, then?: (bytes?: ArrayBuffer) => void) => {
    const address = knownAs(named);
    bytesOf(ask(named)).then(
      (bytes) => {
        then?.(bytes);
        send({ address, bytes });
      },
      () => {
        then?.();
        send({ address });
      },
    );
  };
  const list = addresses.find((address) => address.endsWith(LIST));
  for (const address of addresses) {
    if (address === list) continue;
    if (list === undefined || !address.includes(ENTRY)) get(address);
    else
      get(address, (bytes) => {
        const digest = digestIn(bytes);
        if (digest === undefined) send({ address: list });
        else get(list.replace('*', digest));
      });
  }
}

const ENTRY = 'pagefind-entry.json';
/** Stands for the list of all records, whose name has a digest. */
const LIST = 'pagefind.*.pf_meta';

/** The digest in the name of the list, as the entry tells it. */
function digestIn(entry: ArrayBuffer | undefined): string | undefined {
  return /"hash":"(\w+)"/.exec(entry ? new TextDecoder().decode(entry) : '')?.[1];
}

async function bytesOf(answer: Promise<Response>): Promise<ArrayBuffer> {
  const response = await answer;
  if (!response.ok) throw new Error(`${response.status}`);
  return response.arrayBuffer();
}

/** What the worker asks instead of the network. */
export class FilesAhead {
  readonly #files: Map<string, PromiseWithResolvers<FileAhead>>;
  readonly #given = new Set<string>();
  readonly #ask: typeof fetch;

  /** @param addresses the same that the page asks for */
  constructor(addresses: readonly string[], ask: typeof fetch) {
    this.#files = new Map(
      addresses.map((address) => [knownAs(address), Promise.withResolvers<FileAhead>()]),
    );
    this.#ask = ask;
  }

  take(file: FileAhead): void {
    this.#files.get(file.address)?.resolve(file);
  }

  /** Each file once, whatever the query of its address; all else, and what failed, of the network. */
  readonly fetch: typeof fetch = async (input, init) => {
    const address = typeof input === 'string' ? knownAs(input) : '';
    const file = this.#given.has(address) ? undefined : this.#files.get(address);
    this.#given.add(address);
    const { bytes } = (await file?.promise) ?? {};
    return bytes ? new Response(bytes) : this.#ask(input, init);
  };
}

/** Of Pagefind's files, those that are always needed. */
export function pagefindFiles(bundle: string, language: string): string[] {
  return [
    `${bundle}${ENTRY}?ts=${Date.now()}`,
    `${bundle}${LIST}`,
    `${bundle}wasm.${language}.pagefind`,
  ];
}

function knownAs(address: string): string {
  return address.replace(/\?.*$/, '').replace(/pagefind\.[^/]+\.pf_meta$/, LIST);
}
