/** Speech to text: two workers, and what goes from the page to the one, to the other, and back. */
import type { Hearing } from '../ports/listener.ts';
import { trustedScript } from '../../trusted-script.ts';
import type { PackManifest } from './pack-manifest.ts';
import type { SpeechOrder, SpeechReport, SpeechTask, Stage } from './speech-messages.ts';
import type { Utterance } from './segmenter.ts';

/** A worker, as far as it is used; tests have others. */
export interface SpeechWorker {
  postMessage: (order: SpeechOrder, transfer: Transferable[]) => void;
  terminate: () => void;
  onmessage: ((event: MessageEvent<SpeechReport>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface PipelineSource {
  scope: string;
  folder: string;
  manifest: PackManifest;
}

export type StartWorker = (script: string, task: SpeechTask) => SpeechWorker;

const startWorker: StartWorker = (script, task) =>
  new Worker(trustedScript(script), { type: 'module', name: task });

type Words = Pick<Hearing, 'onSegment' | 'onInterim'>;

interface Answer {
  hearing: Words;
  /** The one that detects has given all it has. */
  isWhole: boolean;
  done: () => void;
}

/** A stretch of speech that is to be written. */
interface Job {
  stage: Stage;
  start: number;
  end: number;
  samples: number;
  began: number;
  /** Once written. */
  text?: string | undefined;
  /** What is written anew where this was given up before it was known to be whole. */
  whole?: Utterance;
}

export class SpeechPipeline {
  /** Comes when it failed; it is of no use from then on. */
  readonly failed: Promise<Error>;
  /** Both have their models. */
  readonly opened: Promise<void>;
  readonly #detector: SpeechWorker;
  readonly #writer: SpeechWorker;
  #answer: Answer | undefined;
  /** What the one that writes has been given and has not answered, in that order. */
  #jobs: Job[] = [];
  /** Whole stretches that wait until one before them is written. */
  #waiting: Utterance[] = [];
  /** The last stretch after which was a pause. */
  #paused: Job | undefined;
  /** Milliseconds: drafts may take half of the time, no more. */
  #nextDraft = 0;
  #onMeasured: ((seconds: number) => void) | undefined;

  constructor({ scope, folder, manifest }: PipelineSource, start: StartWorker = startWorker) {
    let fail: (error: Error) => void = () => undefined;
    this.failed = new Promise((resolve) => (fail = resolve));
    const open = (task: SpeechTask): [SpeechWorker, Promise<void>] => {
      const worker = start(folder + manifest.worker.path, task);
      const opened = new Promise<void>((resolve) => {
        worker.onmessage = ({ data }) => {
          if (data.kind === 'opened') resolve();
          else if (data.kind === 'failed') fail(new Error(data.reason));
          else this.#take(data);
        };
      });
      worker.onerror = ({ message }) => fail(new Error(message || 'A worker did not start.'));
      worker.postMessage({ kind: 'open', task, scope, folder, manifest }, []);
      return [worker, opened];
    };
    const [detector, detects] = open('detect');
    const [writer, writes] = open('write');
    this.#detector = detector;
    this.#writer = writer;
    this.opened = Promise.all([detects, writes]).then(() => undefined);
  }

  /** An answer begins; its words come in the order of speech. */
  begin(hearing: Words): void {
    this.#answer = { hearing, isWhole: false, done: () => undefined };
    this.#detector.postMessage({ kind: 'begin' }, []);
  }

  sound(samples: Float32Array<ArrayBuffer>): void {
    this.#detector.postMessage({ kind: 'sound', samples }, [samples.buffer]);
  }

  /** No more sound comes; ends when all of it is written. */
  finish(): Promise<void> {
    const answer = this.#answer;
    if (!answer) return Promise.resolve();
    this.#detector.postMessage({ kind: 'finish' }, []);
    return new Promise((resolve) => {
      answer.done = () => {
        this.#answer = undefined;
        resolve();
      };
    });
  }

  /** How many seconds it takes to write these samples, whatever they say. */
  measure(samples: Float32Array<ArrayBuffer>): Promise<number> {
    this.#writer.postMessage({ kind: 'measure', samples }, [samples.buffer]);
    return new Promise((resolve) => (this.#onMeasured = resolve));
  }

  close(): void {
    this.#detector.terminate();
    this.#writer.terminate();
  }

  #take(report: Exclude<SpeechReport, { kind: 'opened' | 'failed' }>): void {
    switch (report.kind) {
      case 'utterance':
        this.#plan(report.utterance, report.stage);
        break;
      case 'finished':
        if (this.#answer) this.#answer.isWhole = true;
        break;
      case 'written':
        this.#give(report.text);
        break;
      case 'measured':
        this.#onMeasured?.(report.seconds);
    }
    if (this.#answer?.isWhole && this.#jobs.length + this.#waiting.length === 0)
      this.#answer.done();
  }

  #owesWords(): boolean {
    return this.#waiting.length > 0 || this.#jobs.some(({ stage }) => stage === 'whole');
  }

  #plan(utterance: Utterance, stage: Stage): void {
    if (stage === 'whole') {
      if (this.#takePaused(utterance)) return;
      if (this.#owesWords()) this.#waiting.push(utterance);
      else this.#write(utterance, stage);
      return;
    }
    if (this.#owesWords()) return;
    // What is written after a pause will be of use as it is, if nothing follows.
    if (stage === 'pausing') this.#paused = this.#write(utterance, stage);
    else if (this.#jobs.length === 0 && performance.now() >= this.#nextDraft)
      this.#write(utterance, stage);
  }

  /** Whether a stretch is the one that was written, or is being written, since its last pause. */
  #takePaused(whole: Utterance): boolean {
    const { start, end, samples } = whole;
    const paused = this.#paused;
    this.#paused = undefined;
    if (paused?.start !== start || paused.end !== end || paused.samples !== samples.length)
      return false;
    if (this.#jobs.at(-1) === paused) {
      paused.stage = 'whole';
      paused.whole = whole;
      return true;
    }
    if (paused.text === undefined) return false;
    this.#tell(paused);
    return true;
  }

  #write(utterance: Utterance, stage: Stage): Job {
    const { start, end, samples } = utterance;
    const job: Job = { stage, start, end, samples: samples.length, began: performance.now() };
    this.#jobs.push(job);
    this.#writer.postMessage({ kind: 'write', utterance, stage }, [samples.buffer]);
    return job;
  }

  #give(text: string | undefined): void {
    const job = this.#jobs.shift();
    if (!job) return;
    job.text = text;
    if (job.stage === 'whole') {
      if (text === undefined && job.whole) {
        this.#write(job.whole, 'whole');
        return;
      }
      this.#tell(job);
      const next = this.#waiting.shift();
      if (next) this.#write(next, 'whole');
      return;
    }
    const now = performance.now();
    this.#nextDraft = now + (now - job.began);
    if (text) this.#answer?.hearing.onInterim(text);
  }

  #tell({ text, start, end }: Job): void {
    this.#answer?.hearing.onInterim('');
    if (text) this.#answer?.hearing.onSegment({ text, start, end });
  }
}
