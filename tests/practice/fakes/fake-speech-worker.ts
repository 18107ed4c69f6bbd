/** Stands in for both workers: every loud second is a stretch of speech, and its words are numbered. */
import { FRAME, Segmenter, type Utterance } from '../../../src/practice/voice/segmenter.ts';
import type {
  SpeechOrder,
  SpeechReport,
  SpeechTask,
  Stage,
} from '../../../src/practice/voice/speech-messages.ts';
import type { SpeechWorker } from '../../../src/practice/voice/speech-pipeline.ts';

export class FakeSpeechWorker implements SpeechWorker {
  readonly task: SpeechTask;
  readonly orders: SpeechOrder[] = [];
  isTerminated = false;
  /** Then nothing is written. */
  isBusy = false;
  onmessage: ((event: MessageEvent<SpeechReport>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  #segmenter = new Segmenter();
  #rest: number[] = [];
  #written = 0;

  constructor(task: SpeechTask) {
    this.task = task;
  }

  postMessage(order: SpeechOrder): void {
    this.orders.push(order);
    if (order.kind === 'open') this.report({ kind: 'opened' });
    else if (order.kind === 'begin') this.#segmenter = new Segmenter();
    else if (order.kind === 'sound') this.#hear(order.samples);
    else if (order.kind === 'finish') {
      this.#tell(this.#segmenter.finish(), 'whole');
      this.report({ kind: 'finished' });
    } else if (order.kind === 'write') {
      if (!this.isBusy) this.report({ kind: 'written', text: `stretch ${++this.#written}` });
    } else this.report({ kind: 'measured', seconds: 0.25 });
  }

  terminate(): void {
    this.isTerminated = true;
  }

  /** Later, as a worker's answers come. */
  report(report: SpeechReport): void {
    setTimeout(() => {
      if (!this.isTerminated) this.onmessage?.(new MessageEvent('message', { data: report }));
    });
  }

  #hear(samples: Float32Array): void {
    this.#rest.push(...samples);
    while (this.#rest.length >= FRAME) {
      const frame = Float32Array.from(this.#rest.splice(0, FRAME));
      const isLoud = frame.some((sample) => Math.abs(sample) > 0.1);
      this.#tell(this.#segmenter.push(frame, isLoud ? 0.9 : 0), 'whole');
      this.#tell(this.#segmenter.paused(), 'pausing');
    }
  }

  #tell(utterance: Utterance | undefined, stage: Stage): void {
    if (utterance) this.report({ kind: 'utterance', utterance, stage });
  }
}
