import type { Place } from '../problem.ts';

/** A node as Sätteri gives it; loosely typed because every field is checked here. */
export interface RawNode {
  type: string;
  tagName?: string;
  name?: string | null;
  value?: string;
  properties?: Record<string, unknown>;
  attributes?: RawAttribute[];
  children?: RawNode[];
  position?: { start: RawPoint; end: RawPoint } | undefined;
  data?: Record<string, unknown> | undefined;
}

type RawPoint = Place & { offset?: number | undefined };

export interface RawAttribute {
  type: string;
  name?: string;
  value?: unknown;
}

/** Where a node starts; the first place of the file for nodes that the parser made up. */
export function placeOf(node: RawNode): Place {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}
