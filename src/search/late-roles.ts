/** Roles to choose from that are too many to stand in a page: they come when they are reached for. */
import type { ListedRole } from '../guides/guide-lists.ts';

/** @throws when the list cannot be had */
export async function readRoles(address: string): Promise<ListedRole[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as ListedRole[];
}

/** Roles by name as options of a select, those aside that it has already. */
export function addOptions(
  select: HTMLSelectElement,
  roles: readonly ListedRole[],
  valueOf: (role: ListedRole) => string,
): void {
  const known = new Set([...select.options].map(({ value }) => value));
  select.append(
    ...roles
      .filter((role) => !known.has(valueOf(role)))
      .map((role) => new Option(role.role, valueOf(role))),
  );
}
