/**
 * Addresses that lead into practice. `/practice/<role>/?rehearse=id,id` asks these questions alone:
 * the ids are those of the guide's questions, in any order. An id that the guide does not have is
 * passed over.
 *
 * @param practice address of the list of roles, such as `/practice/`
 */
export function rehearsalLink(
  practice: string,
  slug: string,
  questions: readonly string[],
): string {
  return `${practice}${slug}/?rehearse=${questions.map(encodeURIComponent).join(',')}`;
}

/** The address under which the history opens a session. */
export function sessionHash(id: string): string {
  return `#${new URLSearchParams({ session: id }).toString()}`;
}

/** The session that an address opens. */
export function sessionOfHash(hash: string): string | undefined {
  return new URLSearchParams(hash.slice(1)).get('session') ?? undefined;
}
