/** A value of CBOR (RFC 8949), as far as Pagefind writes it. */
export type Cbor = number | string | boolean | null | Cbor[];

/** Reads numbers, text, arrays, and the three simple values. @throws on anything else */
export function decodeCbor(bytes: Uint8Array): Cbor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new TextDecoder();
  let at = 0;

  const argument = (size: number): number => {
    if (size < 24) return size;
    const width = 1 << (size - 24);
    const start = at;
    at += width;
    if (size === 24) return view.getUint8(start);
    if (size === 25) return view.getUint16(start);
    if (size === 26) return view.getUint32(start);
    if (size === 27) return Number(view.getBigUint64(start));
    throw new Error(`CBOR: a length of kind ${size} at byte ${start} is not read here.`);
  };

  const float = (size: number): number => {
    const start = at;
    at += size === 26 ? 4 : 8;
    return size === 26 ? view.getFloat32(start) : view.getFloat64(start);
  };

  const value = (): Cbor => {
    const head = view.getUint8(at++);
    const size = head & 31;
    switch (head >> 5) {
      case 0:
        return argument(size);
      case 1:
        return -1 - argument(size);
      case 3: {
        const length = argument(size);
        at += length;
        return text.decode(bytes.subarray(at - length, at));
      }
      case 4: {
        const length = argument(size);
        const items: Cbor[] = [];
        for (let place = 0; place < length; place++) items.push(value());
        return items;
      }
      case 7:
        if (size === 20 || size === 21) return size === 21;
        if (size === 22) return null;
        if (size === 26 || size === 27) return float(size);
    }
    throw new Error(`CBOR: a value of head ${head} at byte ${at - 1} is not read here.`);
  };
  return value();
}
