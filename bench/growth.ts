/**
 * By which power of the number of guides a cost grows, from one size to another: 1 is in proportion,
 * 2 is four times for twice as many.
 *
 * @returns log(cost ratio) / log(size ratio)
 */
export function exponent(
  from: { guides: number; cost: number },
  to: { guides: number; cost: number },
): number {
  return Math.log(to.cost / from.cost) / Math.log(to.guides / from.guides);
}

/**
 * What a build costs without any guide, and what each guide adds: the line through two sizes.
 */
export function line(
  from: { guides: number; cost: number },
  to: { guides: number; cost: number },
): { fixed: number; each: number } {
  const each = (to.cost - from.cost) / (to.guides - from.guides);
  return { fixed: from.cost - each * from.guides, each };
}
