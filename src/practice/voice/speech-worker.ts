/**
 * Runs the models of the voice pack beside the page. The build makes it a part of the pack, so that
 * no page that does without it carries the runtime's code.
 */
import { env } from 'onnxruntime-web/wasm';
import { packCache, readPackFile } from './pack-storage.ts';
import type { PackFileName } from './pack-manifest.ts';
import { FRAME, Segmenter, type Utterance } from './segmenter.ts';
import { SpeechDetector } from './speech-detector.ts';
import type { SpeechOrder, SpeechReport, Stage } from './speech-messages.ts';
import { SpeechWriter } from './speech-writer.ts';

/** Frames of speech between two drafts of what is being said. */
const DRAFT_EVERY = 24;

type Opening = Extract<SpeechOrder, { kind: 'open' }>;
type Work = (order: SpeechOrder) => Promise<void>;

/** Orders that have come and are not done, the one in work included. */
let waiting = 0;
let work: Promise<Work> | undefined;
let done: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<SpeechOrder>) => {
  waiting++;
  done = done.then(async () => {
    try {
      if (data.kind === 'open') {
        work = open(data);
        await work;
        report({ kind: 'opened' });
      } else await (await work)?.(data);
    } catch (error) {
      report({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    } finally {
      waiting--;
    }
  });
});

async function open({ task, scope, folder, manifest }: Opening): Promise<Work> {
  const cache = await caches.open(packCache(scope));
  const read = (name: PackFileName) => readPackFile(cache, folder, manifest, name);
  env.wasm.numThreads = 1;
  env.wasm.wasmBinary = await read('runtime');
  const begun =
    task === 'detect'
      ? detection(await SpeechDetector.open(await read('speech')))
      : writing(await SpeechWriter.open(read));
  // It runs now; nobody needs its 14 MB a second time.
  env.wasm.wasmBinary = new ArrayBuffer(0);
  return begun;
}

function detection(detector: SpeechDetector): Work {
  let segmenter = new Segmenter();
  let rest: Float32Array = new Float32Array(0);
  let sinceDraft = 0;
  return async (order) => {
    if (order.kind === 'begin') {
      detector.reset();
      segmenter = new Segmenter();
      rest = new Float32Array(0);
    } else if (order.kind === 'finish') {
      tell(segmenter.finish(), 'whole');
      report({ kind: 'finished' });
    } else if (order.kind === 'sound') {
      const samples = new Float32Array(rest.length + order.samples.length);
      samples.set(rest);
      samples.set(order.samples, rest.length);
      let at = 0;
      for (; at + FRAME <= samples.length; at += FRAME) {
        const frame = samples.slice(at, at + FRAME);
        tell(segmenter.push(frame, await detector.likelihood(frame)), 'whole');
        tell(segmenter.paused(), 'pausing');
        if (++sinceDraft < DRAFT_EVERY) continue;
        sinceDraft = 0;
        tell(segmenter.unfinished(), 'growing');
      }
      rest = samples.slice(at);
    }
  };
}

function tell(utterance: Utterance | undefined, stage: Stage): void {
  if (utterance) report({ kind: 'utterance', utterance, stage }, [utterance.samples.buffer]);
}

function writing(writer: SpeechWriter): Work {
  return async (order) => {
    if (order.kind === 'write') {
      const isWanted = order.stage === 'whole' ? undefined : isAlone;
      const text = await writer.write(order.utterance, isWanted);
      report({ kind: 'written', text });
    } else if (order.kind === 'measure') {
      const from = performance.now();
      await writer.work(order.samples);
      report({ kind: 'measured', seconds: (performance.now() - from) / 1000 });
    }
  };
}

/** Whether no other order has come; the models leave no room for messages unless given some. */
async function isAlone(): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
  port1.close();
  return waiting === 1;
}

function report(message: SpeechReport, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
