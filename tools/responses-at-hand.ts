/**
 * Responses that have their bytes at hand. Of each path, Astro makes two, one of the other's bytes, and
 * ordinary ones copy those into a stream and gather them again piece by piece: 0.27 ms of processor time
 * for 120 kB, 0.02 like this.
 */

const Ordinary = globalThis.Response;

type Bytes = Uint8Array<ArrayBuffer>;

/** While `work` is done, responses made of texts and of bytes have them at hand. */
export async function withResponsesAtHand<T>(work: () => Promise<T>): Promise<T> {
  globalThis.Response = ResponseAtHand;
  try {
    return await work();
  } finally {
    globalThis.Response = Ordinary;
  }
}

/** As the Fetch Standard has it, but that bytes are not copied: who gave them leaves them as they are. */
export class ResponseAtHand extends Ordinary {
  /** Undefined where there are none, or they are yet to come. */
  readonly #bytes: Bytes | undefined;
  #stream: ReadableStream<Bytes> | undefined;
  #isUsed = false;

  constructor(body?: BodyInit | null, init: ResponseInit = {}) {
    const bytes = bytesOf(body);
    super(bytes ? null : body, init);
    this.#bytes = bytes;
    if (typeof body === 'string' && !this.headers.has('content-type'))
      this.headers.set('content-type', 'text/plain;charset=UTF-8');
  }

  /** Ordinary ones that others made are responses, too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Function.prototype[Symbol.hasInstance].call(Ordinary, value);
  }

  static override json(data: unknown, init: ResponseInit = {}): Response {
    const headers = new Headers(init.headers);
    if (!headers.has('content-type')) headers.set('content-type', 'application/json');
    return new ResponseAtHand(JSON.stringify(data), { ...init, headers });
  }

  override get body(): ReadableStream<Bytes> | null {
    const bytes = this.#bytes;
    if (!bytes) return super.body;
    return (this.#stream ??= new ReadableStream({
      type: 'bytes',
      pull: (controller) => {
        // A copy, as a stream of bytes takes away what it is given.
        if (bytes.length > 0) controller.enqueue(new Uint8Array(bytes));
        controller.close();
      },
    }));
  }

  override get bodyUsed(): boolean {
    return this.#isUsed || super.bodyUsed;
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    if (!this.#bytes) return super.arrayBuffer();
    return Promise.try(() => {
      const { buffer, byteOffset, byteLength } = this.#use();
      const isWhole = byteLength === buffer.byteLength;
      return isWhole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
    });
  }

  override bytes(): Promise<Bytes> {
    return this.#bytes ? Promise.try(() => this.#use()) : super.bytes();
  }

  override text(): Promise<string> {
    return this.#bytes ? Promise.try(() => this.#ordinary().text()) : super.text();
  }

  override json(): Promise<unknown> {
    return this.#bytes ? Promise.try(() => this.#ordinary().json()) : super.json();
  }

  override blob(): Promise<Blob> {
    return this.#bytes ? Promise.try(() => this.#ordinary().blob()) : super.blob();
  }

  override formData(): Promise<FormData> {
    return this.#bytes ? Promise.try(() => this.#ordinary().formData()) : super.formData();
  }

  override clone(): Response {
    if (!this.#bytes) return super.clone();
    this.#refuseSecondUse();
    return new ResponseAtHand(this.#bytes, this);
  }

  #ordinary(): Response {
    return new Ordinary(this.#use(), this);
  }

  #use(): Bytes {
    this.#refuseSecondUse();
    this.#isUsed = true;
    return this.#bytes ?? new Uint8Array();
  }

  #refuseSecondUse(): void {
    if (this.#isUsed || this.#stream?.locked)
      throw new TypeError('Body is unusable: Body has already been read');
  }
}

const encoder = new TextEncoder();

function bytesOf(body: BodyInit | null | undefined): Bytes | undefined {
  if (typeof body === 'string') return encoder.encode(body);
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  return ArrayBuffer.isView(body)
    ? new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
    : undefined;
}
