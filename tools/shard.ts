/** A part of the site that is built by itself, so that several machines can build one site. */
import { hash } from 'node:crypto';

/** Which of how many, from 1. */
export interface Shard {
  number: number;
  of: number;
}

/** A site that is built in one. */
export const WHOLE: Shard = { number: 1, of: 1 };

/** @param text such as `1/2` */
export function readShard(text: string): Shard {
  const [, number = '', of = ''] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (shard.number === 0 || shard.number > shard.of)
    throw new Error(`--shard is “${text}”. Expected one of how many, such as 1/2 and 2/2.`);
  return shard;
}

const ROLE = /^\/(?:guides|practice|plates)\/([^/.]+)/;

/** The slug of the guide of which a path is made, such as `x` of `/plates/x.svg`. */
export function guideOf(path: string): string | undefined {
  return ROLE.exec(path)?.[1];
}

/**
 * Whether a shard builds a path, such as `/guides/x/`: the hash tells, so that a guide stays in its
 * shard when others come. All that is made of a guide is in one, where its text is read once.
 */
export function isIn({ number, of }: Shard, path: string): boolean {
  const key = guideOf(path) ?? path;
  return Number.parseInt(hash('sha256', key).slice(0, 8), 16) % of === number - 1;
}
