/** Slots for each number: more let fewer strangers through, and fill the memory. */
const ROOM = 4;
/** A power of two, as is each table. */
const MOST_SLOTS = 2 ** 27;
const NOBODY = 0;

/** Of each owner, lists of numbers. */
export type Owned = readonly (readonly (readonly number[] | Uint32Array | Float64Array)[])[];

/**
 * Tells numbers that may belong to more than one owner. Nearly all belong to one, and there are
 * millions: two tables of owners keep those out of every index. Of a hundred that pass, one or two
 * belong to one owner all the same.
 */
export function inSeveral(owned: Owned): (number: number) => boolean {
  const first = severalBySlot(owned, FACTORS[0], () => true);
  const second = severalBySlot(owned, FACTORS[1], first);
  return (number) => first(number) && second(number);
}

/** Odd, and with no pattern in their bits, so that two numbers rarely share a slot by both. */
const FACTORS = [0x9e3779b1, 0x85ebca6b] as const;

function severalBySlot(
  owned: Owned,
  factor: number,
  counts: (number: number) => boolean,
): (number: number) => boolean {
  let total = 0;
  for (const lists of owned) for (const list of lists) total += list.length;
  const bits = Math.ceil(Math.log2(Math.min(MOST_SLOTS, Math.max(64, total * ROOM))));
  const shift = 32 - bits;
  const owners = owned.length < 0xffff ? new Uint16Array(2 ** bits) : new Uint32Array(2 ** bits);
  const several = owners.BYTES_PER_ELEMENT === 2 ? 0xffff : 0xffffffff;
  for (const [index, lists] of owned.entries())
    for (const list of lists)
      for (const number of list) {
        if (!counts(number)) continue;
        const slot = Math.imul(number, factor) >>> shift;
        const owner = owners[slot] ?? NOBODY;
        if (owner === NOBODY) owners[slot] = index + 1;
        else if (owner !== index + 1) owners[slot] = several;
      }
  return (number) => owners[Math.imul(number, factor) >>> shift] === several;
}
