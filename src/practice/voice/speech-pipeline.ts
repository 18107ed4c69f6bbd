/** Speech to text: two workers, and what goes from the page to the one, to the other, and back. */
import type { Hearing } from '../ports/listener.ts';
import { trustedScript } from '../../trusted-script.ts';
import type { PackManifest } from './pack-manifest.ts';
import type { SpeechOrder, SpeechReport, SpeechTask } from './speech-messages.ts';
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

export class SpeechPipeline {
  /** Comes when it failed; it is of no use from then on. */
  readonly failed: Promise<Error>;
  /** Both have their models. */
  readonly opened: Promise<void>;
  readonly #detector: SpeechWorker;
  readonly #writer: SpeechWorker;
  #answer: Answer | undefined;
  /** Stretches that the one that writes has and has not written. */
  #unwritten = 0;
  #isDrafting = false;
  #draftBegan = 0;
  /** A draft may take half of the time, no more. */
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
        this.#write(report.utterance, report.isDraft);
        break;
      case 'finished':
        if (this.#answer) this.#answer.isWhole = true;
        break;
      case 'written':
        this.#give(report);
        break;
      case 'measured':
        this.#onMeasured?.(report.seconds);
    }
    if (this.#answer?.isWhole && this.#unwritten === 0) this.#answer.done();
  }

  #write(utterance: Utterance, isDraft: boolean): void {
    const now = performance.now();
    if (isDraft && (this.#unwritten > 0 || this.#isDrafting || now < this.#nextDraft)) return;
    if (isDraft) {
      this.#isDrafting = true;
      this.#draftBegan = now;
    } else this.#unwritten++;
    this.#writer.postMessage({ kind: 'write', utterance, isDraft }, [utterance.samples.buffer]);
  }

  #give({ text, start, end, isDraft }: Extract<SpeechReport, { kind: 'written' }>): void {
    if (isDraft) {
      const now = performance.now();
      this.#isDrafting = false;
      this.#nextDraft = now + (now - this.#draftBegan);
      if (text) this.#answer?.hearing.onInterim(text);
      return;
    }
    this.#unwritten--;
    this.#answer?.hearing.onInterim('');
    if (text) this.#answer?.hearing.onSegment({ text, start, end });
  }
}
