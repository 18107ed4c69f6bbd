/**
 * Members by each of their keys, each key's in their order. `Map.groupBy` knows one key of a member.
 *
 * @param keysOf one that comes twice counts once
 */
export function listedBy<Key, Member>(
  members: Iterable<Member>,
  keysOf: (member: Member) => Iterable<Key>,
): ReadonlyMap<Key, Member[]> {
  const lists = new Map<Key, Member[]>();
  for (const member of members) {
    for (const key of new Set(keysOf(member))) {
      const list = lists.get(key);
      if (list) list.push(member);
      else lists.set(key, [member]);
    }
  }
  return lists;
}
