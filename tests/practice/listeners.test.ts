/** The listeners that a browser gets, with its parts in the hands of a test. */
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import type { TimedSegment } from '../../src/practice/core/delivery.ts';
import type { Hearing } from '../../src/practice/ports/listener.ts';
import { checkMicrophone } from '../../src/practice/voice/microphone-check.ts';
import { troubleOf, type MicrophoneTrouble } from '../../src/practice/voice/microphone.ts';
import { PACK_FILES, type PackManifest } from '../../src/practice/voice/pack-manifest.ts';
import { PackListener } from '../../src/practice/voice/pack-listener.ts';
import { vendorOf } from '../../src/practice/voice/browser-recognizer.ts';
import { CloudListener, NativeListener } from '../../src/practice/voice/recognizer-listener.ts';
import { RecordingListener } from '../../src/practice/voice/recording-listener.ts';
import { SpeechPipeline } from '../../src/practice/voice/speech-pipeline.ts';
import { VoicePack } from '../../src/practice/voice/voice-pack.ts';
import { listenerContract } from './contracts/listener-contract.ts';
import { FakeMicrophone } from './fakes/fake-microphone.ts';
import { FakeEngine } from './fakes/fake-recognition.ts';
import { FakeSpeechWorker } from './fakes/fake-speech-worker.ts';
import { MemoryCaches } from './fakes/memory-caches.ts';

const part = (path: string) => ({ path: `files/${path}`, bytes: 3, sha256: 'ab'.repeat(32) });
const manifest: PackManifest = {
  edition: 'one',
  worker: part('worker.js'),
  files: PACK_FILES.map((name) => ({
    ...{ name, bytes: 3, sha256: 'cd'.repeat(32), planes: 1 },
    parts: [part(`${name}.bin`)],
  })),
};

class FakeRecorder {
  readonly mimeType = 'audio/webm';
  state = 'inactive';
  ondataavailable: ((event: { data: Blob }) => void) | null = null;
  onstop: (() => void) | null = null;
  readonly #stream: MediaStream;

  constructor(stream: MediaStream) {
    this.#stream = stream;
  }

  /** As browsers do: https://www.w3.org/TR/mediastream-recording/#dom-mediarecorder-start */
  start(): void {
    if (!this.#stream.active) throw new DOMException('', 'NotSupportedError');
    this.state = 'recording';
  }

  stop(): void {
    this.state = 'inactive';
    this.ondataavailable?.({ data: new Blob(['sound']) });
    this.onstop?.();
  }
}
beforeEach(() => vi.stubGlobal('MediaRecorder', FakeRecorder));
afterEach(() => vi.unstubAllGlobals());

function withPack() {
  const microphone = new FakeMicrophone();
  const workers: FakeSpeechWorker[] = [];
  const fetch = () => Promise.resolve(Response.json(manifest));
  const pack = new VoicePack('/', { caches: new MemoryCaches(), fetch });
  const listener = new PackListener(pack, {
    open: microphone.open,
    start: (source) =>
      new SpeechPipeline(source, (script, task) => {
        expect(script).toBe('/practice/voice/files/worker.js');
        const worker = new FakeSpeechWorker(task);
        workers.push(worker);
        return worker;
      }),
  });
  return { listener, microphone, workers, pack };
}

function withRecorder() {
  const microphone = new FakeMicrophone();
  return { listener: new RecordingListener(microphone.open), microphone };
}

/** Two stretches of speech, once the microphone is open. */
async function talk(microphone: FakeMicrophone): Promise<void> {
  await vi.waitFor(() => expect(microphone.timesOpened).toBeGreaterThan(0));
  for (const [seconds, height] of [
    [1, 0.001],
    [2, 0.4],
    [1, 0.001],
    [2, 0.4],
  ] as const)
    microphone.hear(seconds, height);
}

listenerContract('the voice pack', () => {
  const { listener, microphone } = withPack();
  return { listener, speak: () => talk(microphone) };
});
listenerContract('the recorder', () => {
  const { listener, microphone } = withRecorder();
  return { listener, speak: () => talk(microphone) };
});
for (const [name, Engine] of [
  ['the browser’s own engine', NativeListener],
  ['the vendor’s service', CloudListener],
] as const)
  describe(name, () => {
    let engine: FakeEngine;
    let listener: NativeListener | CloudListener;
    beforeEach(async () => {
      engine = new FakeEngine();
      listener = new Engine(engine.browser);
      await listener.ready();
    });
    // The contract makes its own, and does not wait until it is installed.
    listenerContract(name, () => {
      const ears = new FakeEngine();
      const own = new Engine(ears.browser);
      const installed = own.ready();
      return {
        listener: Object.assign(Object.create(own) as typeof own, {
          leavesDevice: own.leavesDevice,
          transcribes: own.transcribes,
          ready: () => own.ready(),
          listen: async (...[hearing, phrases, stop]: Parameters<typeof own.listen>) => {
            await installed;
            return own.listen(hearing, phrases, stop);
          },
        }),
        speak: async () => {
          await vi.waitFor(() => expect(ears.present).toBeDefined());
          ears.present?.hear('some', false);
          ears.present?.hear('some words', true);
          ears.present?.hear('and more', true);
        },
      };
    });

    it('listens on when the engine ends by itself, and says each word once', async () => {
      const stop = new AbortController();
      const hearing = deaf();
      const listening = listener.listen(hearing, ['token bucket'], stop.signal);
      engine.present?.hear('one', true);
      engine.present?.end();
      await vi.waitFor(() => expect(engine.made).toHaveLength(2));
      engine.present?.hear('two', true);
      engine.present?.fail('no-speech');
      await vi.waitFor(() => expect(engine.made).toHaveLength(3));
      stop.abort();
      expect(await listening).toBe('stopped');
      expect(hearing.segments.map(({ text }) => text)).toEqual(['one', 'two']);
    });

    test.each([
      ['not-allowed', 'denied'],
      ['audio-capture', 'lost'],
      ['network', 'failed'],
    ])('“%s” ends it as %s', async (error, end) => {
      const listening = listener.listen(deaf(), [], new AbortController().signal);
      engine.present?.fail(error);
      expect(await listening).toBe(end);
    });

    it('gives up an engine that ends again and again', async () => {
      const listening = listener.listen(deaf(), [], new AbortController().signal);
      for (let times = 1; times <= 6; times++) {
        await vi.waitFor(() => expect(engine.made).toHaveLength(times));
        engine.present?.end();
      }
      expect(await listening).toBe('failed');
    });
  });

function deaf(): Hearing & { segments: TimedSegment[]; levels: number[]; guesses: string[] } {
  const segments: TimedSegment[] = [];
  const levels: number[] = [];
  const guesses: string[] = [];
  return {
    segments,
    levels,
    guesses,
    onSegment: (segment) => segments.push(segment),
    onInterim: (text) => guesses.push(text),
    onLevel: (level) => levels.push(level),
  };
}

describe('the browser’s own engine', () => {
  it('is told that nothing may leave the device, and what may be said', async () => {
    const engine = new FakeEngine();
    const listener = new NativeListener(engine.browser);
    expect(await listener.ready()).toEqual({ state: 'ready' });
    const stop = new AbortController();
    const listening = listener.listen(deaf(), ['token bucket'], stop.signal);
    expect(engine.present?.processLocally).toBe(true);
    expect(engine.present?.phrases).toEqual([{ phrase: 'token bucket' }]);
    stop.abort();
    await listening;
  });

  it('is not believed when it is there and cannot be installed', async () => {
    const engine = new FakeEngine();
    engine.installs = false;
    const listener = new NativeListener(engine.browser);
    expect((await listener.ready()).state).toBe('unavailable');
    expect(await listener.listen(deaf(), [], new AbortController().signal)).toBe('failed');
    expect(engine.made).toEqual([]);
  });

  it('is not fetched before the reader asks for it', async () => {
    const engine = new FakeEngine();
    engine.availability = 'downloadable';
    const listener = new NativeListener(engine.browser);
    expect(await listener.ready()).toEqual({ state: 'needs-download', bytes: 0 });
    expect(engine.installsAsked).toBe(0);
    expect(await listener.install()).toBe(true);
    expect(await listener.ready()).toEqual({ state: 'ready' });
  });

  it('is not asked for in a build of a browser that nobody stands behind: the page would end', async () => {
    const engine = new FakeEngine();
    const { SpeechRecognition: maker } = engine.browser;
    const available = vi.fn(() => Promise.resolve('available'));
    if (maker) maker.available = available;
    const navigator = { userAgentData: { brands: [{ brand: 'Chromium' }] } };
    const listener = new NativeListener({ ...engine.browser, navigator });
    expect((await listener.ready()).state).toBe('unavailable');
    expect(available).not.toHaveBeenCalled();
  });

  it('is not there in a browser that cannot keep the sound on the device', async () => {
    expect((await new NativeListener({}).ready()).state).toBe('unavailable');
    class Elsewhere extends EventTarget {
      static available = () => Promise.resolve('available');
      static install = () => Promise.resolve(true);
    }
    const { navigator } = new FakeEngine().browser;
    const browser = { SpeechRecognition: Elsewhere as never, ...(navigator && { navigator }) };
    expect((await new NativeListener(browser).ready()).state).toBe('unavailable');
  });
});

test.each([
  [
    { userAgentData: { brands: [{ brand: 'Chromium' }, { brand: 'Microsoft Edge' }] } },
    'Microsoft',
  ],
  [{ userAgentData: { brands: [{ brand: 'Chromium' }, { brand: 'Google Chrome' }] } }, 'Google'],
  [{ userAgent: 'Mozilla/5.0 (Macintosh) Version/26.0 Safari/605.1.15' }, 'Apple'],
  [{ userAgentData: { brands: [{ brand: 'Chromium' }] } }, undefined],
])('the vendor behind %j is %s', (navigator, vendor) => {
  expect(vendorOf({ navigator })).toBe(vendor);
});

describe.each([
  ['the voice pack', withPack],
  ['the recorder', withRecorder],
] as const)('%s', (_, make) => {
  it('lets go of the microphone before it ends', async () => {
    const { listener, microphone } = make();
    const stop = new AbortController();
    const listening = listener.listen(deaf(), [], stop.signal);
    await vi.waitFor(() => expect(microphone.isOpen).toBe(true));
    stop.abort();
    await listening;
    expect(microphone.isOpen).toBe(false);
  });

  it('ends when the microphone is lost before it is ready', async () => {
    const { listener, microphone } = make();
    microphone.isGoneWhenReady = true;
    expect(await listener.listen(deaf(), [], new AbortController().signal)).toBe('lost');
    expect(microphone.isOpen).toBe(false);
  });

  it('keeps what was said when the microphone is lost', async () => {
    const { listener, microphone } = make();
    const hearing = deaf();
    const listening = listener.listen(hearing, [], new AbortController().signal);
    await talk(microphone);
    microphone.lose();
    expect(await listening).toBe('lost');
    expect(hearing.segments).toHaveLength(2);
    expect(hearing.segments[1]?.start).toBeCloseTo(4, 0);
    expect(Math.max(...hearing.levels)).toBeGreaterThan(0.5);
    expect(microphone.isOpen).toBe(false);
  });

  test.each<[MicrophoneTrouble, string]>([
    ['denied', 'denied'],
    ['none', 'failed'],
    ['busy', 'failed'],
    ['unsupported', 'failed'],
  ])('ends when the microphone is %s', async (trouble, end) => {
    const { listener, microphone } = make();
    microphone.trouble = trouble;
    expect(await listener.listen(deaf(), [], new AbortController().signal)).toBe(end);
  });
});

describe('the voice pack', () => {
  it('asks for its download first', async () => {
    expect(await withPack().listener.ready()).toEqual({ state: 'needs-download', bytes: 18 });
  });

  it('starts its workers once, for all answers, and lets go of them', async () => {
    const { listener, microphone, workers } = withPack();
    await listener.warmUp();
    for (const _ of [1, 2]) {
      const stop = new AbortController();
      const listening = listener.listen(deaf(), [], stop.signal);
      await talk(microphone);
      stop.abort();
      expect(await listening).toBe('stopped');
    }
    expect(workers.map(({ task }) => task)).toEqual(['detect', 'write']);
    listener.close();
    await vi.waitFor(() =>
      expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, true]),
    );
    await listener.warmUp();
    expect(workers).toHaveLength(4);
  });

  it('lets go of them only after the last words, and not when they are wanted again', async () => {
    const { listener, microphone, workers } = withPack();
    const answer = async (meanwhile: () => void): Promise<number> => {
      const stop = new AbortController();
      const hearing = deaf();
      const listening = listener.listen(hearing, [], stop.signal);
      await vi.waitFor(() => expect(microphone.isOpen).toBe(true));
      await talk(microphone);
      stop.abort();
      listener.close();
      meanwhile();
      await listening;
      return hearing.segments.length;
    };
    const isTerminated = () => workers.map((worker) => worker.isTerminated);
    expect(await answer(() => void listener.warmUp())).toBe(2);
    expect(await answer(() => expect(isTerminated()).toEqual([false, false]))).toBe(2);
    await vi.waitFor(() => expect(isTerminated()).toEqual([true, true]));
  });

  it('starts its workers once where two ask for them at the same time', async () => {
    const { listener, workers } = withPack();
    await Promise.all([listener.warmUp(), listener.measureSpeed()]);
    expect(workers).toHaveLength(2);
  });

  it('takes what was written at a pause when nothing follows, and writes nothing twice', async () => {
    const { listener, microphone, workers } = withPack();
    const stop = new AbortController();
    const hearing = deaf();
    const listening = listener.listen(hearing, [], stop.signal);
    await talk(microphone);
    microphone.hear(1, 0.001);
    stop.abort();
    await listening;
    expect(hearing.segments.map(({ text }) => text)).toHaveLength(2);
    const written = workers[1]?.orders.filter(({ kind }) => kind === 'write');
    expect(written).toHaveLength(2);
    expect(hearing.guesses.at(-1)).toBe('');
  });

  it('writes anew what was given up before it was known to be all', async () => {
    const { listener, microphone, workers } = withPack();
    const stop = new AbortController();
    const hearing = deaf();
    const listening = listener.listen(hearing, [], stop.signal);
    await vi.waitFor(() => expect(microphone.isOpen).toBe(true));
    const [detector, writer] = workers;
    if (writer) writer.isBusy = true;
    for (const stage of ['pausing', 'whole'] as const)
      detector?.report({
        kind: 'utterance',
        utterance: { samples: new Float32Array(16_000), start: 0, end: 1 },
        stage,
      });
    await vi.waitFor(() => expect(writer?.orders.at(-1)).toMatchObject({ stage: 'pausing' }));
    if (writer) writer.isBusy = false;
    // As when the speed is measured meanwhile.
    writer?.report({ kind: 'written', text: undefined });
    await vi.waitFor(() => expect(hearing.segments.map(({ text }) => text)).toEqual(['stretch 1']));
    stop.abort();
    expect(await listening).toBe('stopped');
  });

  it('shows what is being said, and never more than one guess at a time', async () => {
    const { listener, microphone, workers } = withPack();
    const stop = new AbortController();
    const hearing = deaf();
    const listening = listener.listen(hearing, [], stop.signal);
    await vi.waitFor(() => expect(microphone.isOpen).toBe(true));
    for (const samples of [16_000, 32_000]) {
      const utterance = { samples: new Float32Array(samples), start: 0, end: 1 };
      workers[0]?.report({ kind: 'utterance', utterance, stage: 'growing' });
    }
    await vi.waitFor(() => expect(hearing.guesses).toEqual(['stretch 1']));
    stop.abort();
    await listening;
    expect(hearing.segments).toEqual([]);
    expect(workers[1]?.orders.filter(({ kind }) => kind === 'write')).toHaveLength(1);
  });

  it('fails when a worker fails, says so of the pack, and starts anew the next time', async () => {
    const { listener, microphone, workers } = withPack();
    const listening = listener.listen(deaf(), [], new AbortController().signal);
    await talk(microphone);
    workers[1]?.report({ kind: 'failed', reason: 'encoder of the voice pack is damaged.' });
    expect(await listening).toBe('failed');
    expect(microphone.isOpen).toBe(false);
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, true]);
    await listener.warmUp();
    expect(workers).toHaveLength(4);
  });

  it('measures how fast the device is, once', async () => {
    const { listener, workers } = withPack();
    expect(await listener.measureSpeed()).toBe(0.25);
    expect(await listener.measureSpeed()).toBe(0.25);
    expect(workers[1]?.orders.filter(({ kind }) => kind === 'measure')).toHaveLength(2);
  });
});

describe('the recorder', () => {
  it('keeps the last answer in memory until it is let go of', async () => {
    const { listener, microphone } = withRecorder();
    const stop = new AbortController();
    const listening = listener.listen(deaf(), [], stop.signal);
    await talk(microphone);
    stop.abort();
    await listening;
    expect(listener.recordings()[0]?.type).toBe('audio/webm');
    expect(await listener.recordings()[0]?.text()).toBe('sound');
    listener.forget();
    expect(listener.recordings()).toEqual([]);
  });
});

describe('the check of the microphone', () => {
  it('names it, shows how loud it is, and lets go of it', async () => {
    const microphone = new FakeMicrophone();
    const stop = new AbortController();
    const levels: number[] = [];
    const labels: string[] = [];
    const checking = checkMicrophone(
      { onOpen: (label) => labels.push(label), onLevel: (level) => levels.push(level) },
      stop.signal,
      microphone.open,
    );
    await vi.waitFor(() => expect(labels).toEqual(['A fake microphone']));
    microphone.hear(1, 0.4);
    stop.abort();
    expect(await checking).toBe('stopped');
    expect(Math.max(...levels)).toBeGreaterThan(0.5);
    expect(microphone.isOpen).toBe(false);
  });

  test.each<MicrophoneTrouble>(['denied', 'none', 'busy', 'unsupported'])(
    'tells when it is %s',
    async (trouble) => {
      const microphone = new FakeMicrophone();
      microphone.trouble = trouble;
      const ignored = { onOpen: vi.fn(), onLevel: vi.fn() };
      const { signal } = new AbortController();
      expect(await checkMicrophone(ignored, signal, microphone.open)).toBe(trouble);
      expect(ignored.onOpen).not.toHaveBeenCalled();
    },
  );

  it('tells when it is lost', async () => {
    const microphone = new FakeMicrophone();
    const checking = checkMicrophone(
      { onOpen: () => microphone.lose(), onLevel: vi.fn() },
      new AbortController().signal,
      microphone.open,
    );
    expect(await checking).toBe('lost');
  });
});

test.each([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'none'],
  ['OverconstrainedError', 'none'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
])('a browser’s %s is %s', (name, trouble) => {
  expect(troubleOf(new DOMException('', name))).toBe(trouble);
});
