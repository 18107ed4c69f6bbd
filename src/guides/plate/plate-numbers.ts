/** What of a guide decides the number of its plate. */
interface Published {
  slug: string;
  published: string;
}

/**
 * Number the plates of the book in the order in which their guides were published, so that a new
 * guide leaves the numbers of the others as they are.
 */
export function plateNumbers(guides: Iterable<Published>): Map<string, number> {
  const key = ({ published, slug }: Published) => `${published} ${slug}`;
  const inOrder = [...guides].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return new Map(inOrder.map(({ slug }, index) => [slug, index + 1]));
}
