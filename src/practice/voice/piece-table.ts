/** A character that stands for the space before a word. */
const SPACE = /\u2581/g;
const BYTE = /^<0x([0-9A-F]{2})>$/;
/** Unknown, start, and end. */
const FIRST_PIECE = 3;

/** Turns what the model writes, numbers of pieces of words, into text. */
export class PieceTable {
  readonly #pieces: readonly string[];

  /** @param text a piece a line, in the order of their numbers */
  constructor(text: string) {
    this.#pieces = text.split('\n');
  }

  text(ids: readonly number[]): string {
    const bytes: number[] = [];
    const encoder = new TextEncoder();
    for (const id of ids) {
      const piece = id < FIRST_PIECE ? '' : (this.#pieces[id] ?? '');
      const byte = BYTE.exec(piece)?.[1];
      if (byte === undefined) bytes.push(...encoder.encode(piece.replace(SPACE, ' ')));
      else bytes.push(Number.parseInt(byte, 16));
    }
    return new TextDecoder().decode(new Uint8Array(bytes)).replace(/\s+/g, ' ').trim();
  }
}
