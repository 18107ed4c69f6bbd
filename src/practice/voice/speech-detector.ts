/** Silero: how likely each 32 ms of sound is speech. */
import { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { FRAME } from './segmenter.ts';
import { SAMPLE_RATE } from './resampler.ts';

/** Samples of the frame before that the model wants in front of each. */
const CONTEXT = 64;
const STATE = [2, 1, 128];

export class SpeechDetector {
  readonly #session: InferenceSession;
  readonly #rate = new Tensor('int64', [BigInt(SAMPLE_RATE)], []);
  #state = silence();
  #context: Float32Array = new Float32Array(CONTEXT);

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  static async open(model: Uint8Array): Promise<SpeechDetector> {
    return new SpeechDetector(
      await InferenceSession.create(model, { executionProviders: ['wasm'] }),
    );
  }

  /** Forget what was heard. */
  reset(): void {
    this.#state = silence();
    this.#context = new Float32Array(CONTEXT);
  }

  /** @param frame 512 samples, following on those before */
  async likelihood(frame: Float32Array): Promise<number> {
    const input = new Float32Array(CONTEXT + FRAME);
    input.set(this.#context);
    input.set(frame, CONTEXT);
    this.#context = input.slice(-CONTEXT);
    const { output, stateN } = await this.#session.run({
      input: new Tensor('float32', input, [1, input.length]),
      state: this.#state,
      sr: this.#rate,
    });
    if (!output || !stateN) throw new Error('The detector gave no answer.');
    this.#state = stateN;
    return Number(output.data[0]);
  }
}

function silence(): Tensor {
  return new Tensor('float32', new Float32Array(256), STATE);
}
