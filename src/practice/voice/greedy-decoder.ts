const START = 1;
const END = 2;
/** The model never needs more, and without a limit noise can make it babble. */
const TOKENS_PER_SECOND = 6.5;

/** The model behind the decoder, one step at a time. */
export interface DecodingModel {
  /** Tokens are numbered from 0. @returns how likely each is to come next */
  next: (token: number) => Promise<Float32Array>;
}

export function mostTokens(seconds: number): number {
  return Math.max(1, Math.ceil(seconds * TOKENS_PER_SECOND));
}

/**
 * Take the likeliest token each time, until the model ends.
 *
 * @param isWanted asked between steps; once false, what was found is of no use
 */
export async function decodeGreedily(
  model: DecodingModel,
  limit: number,
  isWanted: () => boolean | Promise<boolean> = () => true,
): Promise<number[] | undefined> {
  const tokens: number[] = [];
  let token = START;
  while (tokens.length < limit) {
    if (!(await isWanted())) return undefined;
    token = likeliest(await model.next(token));
    if (token === END) break;
    tokens.push(token);
  }
  return tokens;
}

function likeliest(scores: Float32Array): number {
  let best = 0;
  let highest = -Infinity;
  for (const [index, score] of scores.entries()) {
    if (score <= highest) continue;
    highest = score;
    best = index;
  }
  return best;
}
