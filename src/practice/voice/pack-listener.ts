import type { Hearing, ListeningEnd } from '../ports/listener.ts';
import type { Readiness } from '../ports/port.ts';
import { withMicrophone } from './listening.ts';
import { loudness } from './loudness.ts';
import { openMicrophone, type OpenMicrophoneFor } from './microphone.ts';
import { madeUpSpeech } from './made-up-speech.ts';
import { SAMPLE_RATE } from './resampler.ts';
import { SpeechPipeline, type PipelineSource } from './speech-pipeline.ts';
import type { VoicePack } from './voice-pack.ts';

/** Tests have others. */
interface Parts {
  open: OpenMicrophoneFor;
  start: (source: PipelineSource) => SpeechPipeline;
}

const parts: Parts = { open: openMicrophone, start: (source) => new SpeechPipeline(source) };

/**
 * Writes down what is said, with the models of the voice pack, on this device. The models stay in
 * memory between answers; `close` lets go of them, and whatever needs them loads them anew.
 */
export class PackListener {
  readonly leavesDevice = false as const;
  readonly transcribes = true;
  readonly #pack: VoicePack;
  readonly #parts: Parts;
  #pipeline: Promise<SpeechPipeline> | undefined;
  /** How often the models were wanted. */
  #uses = 0;
  #speed: number | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(pack: VoicePack, { open, start }: Parts = parts) {
    this.#pack = pack;
    this.#parts = { open, start };
  }

  async ready(): Promise<Readiness> {
    const state = await this.#pack.state();
    if (state.state === 'ready' || state.state === 'unavailable') return state;
    return { state: 'needs-download', bytes: state.bytes };
  }

  /** Have the models loaded before the first answer; it takes some seconds. @throws when they cannot be */
  async warmUp(): Promise<void> {
    this.#uses++;
    const pipeline = await this.#start();
    await Promise.race([
      pipeline.opened,
      pipeline.failed.then((error) => {
        throw error;
      }),
    ]);
  }

  listen(hearing: Hearing, phrases: readonly string[], stop: AbortSignal): Promise<ListeningEnd> {
    this.#uses++;
    // The words of the answer before may still be coming.
    const turn = this.#turn.then(() => this.#listen(hearing, phrases, stop));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #listen(
    { onSegment, onInterim, onLevel }: Hearing,
    _phrases: readonly string[],
    stop: AbortSignal,
  ): Promise<ListeningEnd> {
    if (stop.aborted) return 'stopped';
    const pipeline = await this.#start().catch(() => undefined);
    if (!pipeline) return 'failed';
    pipeline.begin({ onSegment, onInterim });
    const end = await withMicrophone(
      this.#parts.open,
      {
        onSound: (samples) => {
          onLevel(loudness(samples));
          pipeline.sound(samples);
        },
        failed: pipeline.failed,
      },
      stop,
    );
    const isDone = await Promise.race([
      pipeline.finish().then(() => true),
      pipeline.failed.then(() => false),
    ]);
    return isDone ? end : 'failed';
  }

  /**
   * The real-time factor of this device: how many seconds a second of speech takes. Measured once;
   * above 1, words come ever later, and to record is the better choice.
   */
  async measureSpeed(): Promise<number> {
    if (this.#speed !== undefined) return this.#speed;
    await this.warmUp();
    const pipeline = await this.#start();
    const samples = madeUpSpeech();
    const seconds = samples.length / SAMPLE_RATE;
    // The first run also makes the models ready to run.
    await pipeline.measure(samples.slice());
    return (this.#speed = (await pipeline.measure(samples)) / seconds);
  }

  /** Once the last words are written; not at all, where the models are wanted again before that. */
  close(): void {
    const uses = this.#uses;
    void this.#turn.then(async () => {
      if (uses !== this.#uses) return;
      const pipeline = this.#pipeline;
      this.#pipeline = undefined;
      (await pipeline?.catch(() => undefined))?.close();
    });
  }

  #start(): Promise<SpeechPipeline> {
    if (this.#pipeline) return this.#pipeline;
    const opening = this.#open();
    this.#pipeline = opening;
    void this.#watch(opening);
    return opening;
  }

  async #open(): Promise<SpeechPipeline> {
    const manifest = await this.#pack.manifest();
    if (!manifest) throw new Error('There is no voice pack.');
    const { scope, folder } = this.#pack;
    return this.#parts.start({ scope, folder, manifest });
  }

  /** What failed is started anew the next time. */
  async #watch(opening: Promise<SpeechPipeline>): Promise<void> {
    const pipeline = await opening.catch(() => undefined);
    await pipeline?.failed;
    pipeline?.close();
    if (this.#pipeline !== opening) return;
    this.#pipeline = undefined;
    if (pipeline) this.#pack.markBroken();
  }
}
