/** Roles to choose from that are too many to stand in a page: they come when they are reached for. */
import type { ListedRole } from '../guides/guide-lists.ts';

/** @throws when the list cannot be had */
export async function readRoles(address: string): Promise<ListedRole[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as ListedRole[];
}

/** Roles by name as options, those aside that stand there already. */
export function addOptions(
  list: HTMLSelectElement | HTMLDataListElement,
  roles: readonly ListedRole[],
  valueOf: (role: ListedRole) => string,
): void {
  const known = new Set([...list.options].map(({ value }) => value));
  list.append(
    ...roles
      .filter((role) => !known.has(valueOf(role)))
      .map((role) => new Option(role.role, valueOf(role))),
  );
}
