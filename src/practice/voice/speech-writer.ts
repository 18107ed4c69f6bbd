/** Moonshine-tiny: speech of up to half a minute to text. */
import { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { decodeGreedily, mostTokens, type DecodingModel } from './greedy-decoder.ts';
import { PieceTable } from './piece-table.ts';
import { SAMPLE_RATE } from './resampler.ts';

const LAYERS = [0, 1, 2, 3, 4, 5];
const HEADS = 8;
const HEAD_SIZE = 36;
/** Shorter than that the encoder has nothing to look at. */
const LEAST_SAMPLES = SAMPLE_RATE / 4;

export class SpeechWriter {
  readonly #encoder: InferenceSession;
  readonly #decoder: InferenceSession;
  readonly #pieces: PieceTable;
  /** What was written last of a stretch that may not have ended. */
  #draft: { start: number; tokens: readonly number[] } | undefined;

  private constructor(encoder: InferenceSession, decoder: InferenceSession, pieces: PieceTable) {
    this.#encoder = encoder;
    this.#decoder = decoder;
    this.#pieces = pieces;
  }

  /** @param read gives a file of the pack; each is let go of before the next is read */
  static async open(
    read: (name: 'encoder' | 'decoder' | 'pieces') => Promise<Uint8Array>,
  ): Promise<SpeechWriter> {
    // Without an arena the runtime takes less memory, and no more time.
    const options = { executionProviders: ['wasm'], enableCpuMemArena: false };
    return new SpeechWriter(
      await InferenceSession.create(await read('encoder'), options),
      await InferenceSession.create(await read('decoder'), options),
      new PieceTable(new TextDecoder().decode(await read('pieces'))),
    );
  }

  /**
   * @param speech samples of 16 kHz, from -1 to 1, and when they begin: what was written of the same
   *   beginning before is read again, which is faster than to write it again
   * @param isWanted asked between words
   * @returns nothing when the text was no longer wanted
   */
  async write(
    { samples, start }: { samples: Float32Array; start: number },
    isWanted?: () => boolean | Promise<boolean>,
  ): Promise<string | undefined> {
    if (samples.length < LEAST_SAMPLES) return '';
    const model = await this.#hear(samples);
    const guess = this.#draft?.start === start ? this.#draft.tokens : [];
    const most = mostTokens(samples.length / SAMPLE_RATE);
    const tokens = await decodeGreedily(model, most, isWanted, guess);
    if (tokens) this.#draft = { start, tokens };
    return tokens && this.#pieces.text(tokens);
  }

  /** The whole work that so much speech can be, whatever is said; for measuring. */
  async work(samples: Float32Array): Promise<void> {
    const model = await this.#hear(samples);
    for (let step = mostTokens(samples.length / SAMPLE_RATE); step > 0; step--)
      await model.next([1]);
  }

  async #hear(samples: Float32Array): Promise<DecodingModel> {
    const { last_hidden_state: states } = await this.#encoder.run({
      input_values: new Tensor('float32', samples, [1, samples.length]),
    });
    if (!states) throw new Error('The encoder gave no states.');
    const past: Record<string, Tensor> = {};
    for (const layer of LAYERS)
      for (const half of ['decoder', 'encoder'])
        for (const kind of ['key', 'value'])
          past[`past_key_values.${layer}.${half}.${kind}`] = nothing();
    let isFirst = true;
    return {
      next: async (tokens) => {
        const results = await this.#decoder.run({
          ...past,
          input_ids: new Tensor('int64', tokens.map(BigInt), [1, tokens.length]),
          encoder_hidden_states: states,
          use_cache_branch: new Tensor('bool', [!isFirst], [1]),
        });
        for (const name of Object.keys(past)) {
          // What the decoder makes of the encoder's states is final after the first step.
          if (!isFirst && name.includes('.encoder.')) continue;
          const present = results[name.replace('past_key_values', 'present')];
          if (present) past[name] = present;
        }
        isFirst = false;
        const { logits } = results;
        if (!(logits?.data instanceof Float32Array)) throw new Error('The decoder gave no scores.');
        const scores = logits.data;
        const vocabulary = scores.length / tokens.length;
        return tokens.map((_, index) =>
          scores.subarray(index * vocabulary, (index + 1) * vocabulary),
        );
      },
      keep: (amount) => {
        for (const [name, tensor] of Object.entries(past))
          if (name.includes('.decoder.')) past[name] = firstOf(tensor, amount);
      },
    };
  }
}

/** The keys or values of the first so many tokens: [1, heads, tokens, size]. */
function firstOf(tensor: Tensor, amount: number): Tensor {
  const tokens = tensor.dims[2] ?? 0;
  if (tokens <= amount || !(tensor.data instanceof Float32Array)) return tensor;
  const kept = new Float32Array(HEADS * amount * HEAD_SIZE);
  for (let head = 0; head < HEADS; head++) {
    const from = head * tokens * HEAD_SIZE;
    kept.set(tensor.data.subarray(from, from + amount * HEAD_SIZE), head * amount * HEAD_SIZE);
  }
  return new Tensor('float32', kept, [1, HEADS, amount, HEAD_SIZE]);
}

function nothing(): Tensor {
  return new Tensor('float32', new Float32Array(0), [1, HEADS, 0, HEAD_SIZE]);
}
