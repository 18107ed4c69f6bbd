const START = 1;
const END = 2;
/** The model never needs more, and without a limit noise can make it babble. */
const TOKENS_PER_SECOND = 6.5;

/** The model behind the decoder. Tokens are numbered from 0. */
export interface DecodingModel {
  /** @returns for each of these tokens, how likely each token is to come after it */
  next: (tokens: readonly number[]) => Promise<Float32Array[]>;
  /** Go on as if no more than the first so many tokens had been given. */
  keep: (amount: number) => void;
}

export function mostTokens(seconds: number): number {
  return Math.max(1, Math.ceil(seconds * TOKENS_PER_SECOND));
}

/**
 * Take the likeliest token each time, until the model ends.
 *
 * @param isWanted asked between steps; once false, what was found is of no use
 * @param guess how the text may begin: the model reads it at once, several times faster than it
 *   writes, and as much of it is taken as the model would have written (Leviathan et al. 2023,
 *   “Fast inference from transformers via speculative decoding”, with a draft of the same model)
 */
export async function decodeGreedily(
  model: DecodingModel,
  limit: number,
  isWanted: () => boolean | Promise<boolean> = () => true,
  guess: readonly number[] = [],
): Promise<number[] | undefined> {
  const likely = guess.slice(0, limit);
  if (!(await isWanted())) return undefined;
  const after = await model.next([START, ...likely]);
  const written = after.map(likeliest);
  const wrong = likely.findIndex((token, index) => token !== written[index]);
  const tokens = wrong < 0 ? likely : likely.slice(0, wrong);
  model.keep(1 + tokens.length);
  let token = written[tokens.length] ?? END;
  while (token !== END && tokens.length < limit) {
    tokens.push(token);
    if (tokens.length === limit) break;
    if (!(await isWanted())) return undefined;
    const [scores] = await model.next([token]);
    token = scores ? likeliest(scores) : END;
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
