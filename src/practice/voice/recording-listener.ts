import type { Hearing, ListeningEnd } from '../ports/listener.ts';
import type { Readiness } from '../ports/port.ts';
import { withMicrophone } from './listening.ts';
import { LoudSpans, type Span } from './loud-spans.ts';
import { loudness } from './loudness.ts';
import { openMicrophone, type OpenMicrophone, type OpenMicrophoneFor } from './microphone.ts';

/** Records, and notes when something was said; what was said, nobody but the reader hears. */
export class RecordingListener {
  readonly leavesDevice = false as const;
  readonly transcribes = false;
  readonly #open: OpenMicrophoneFor;
  #recordings: Blob[] = [];

  constructor(open: OpenMicrophoneFor = openMicrophone) {
    this.#open = open;
  }

  ready(): Promise<Readiness> {
    return Promise.resolve(
      'MediaRecorder' in globalThis
        ? { state: 'ready' }
        : { state: 'unavailable', reason: 'This browser cannot record.' },
    );
  }

  async listen(
    { onSegment, onLevel }: Hearing,
    _phrases: readonly string[],
    stop: AbortSignal,
  ): Promise<ListeningEnd> {
    if (stop.aborted) return 'stopped';
    const spans = new LoudSpans();
    const give = (span: Span | undefined) => {
      if (span) onSegment({ ...span, text: '' });
    };
    let recorded: Promise<Blob> | undefined;
    const end = await withMicrophone(
      this.#open,
      {
        onSound: (samples) => {
          onLevel(loudness(samples));
          give(spans.push(samples));
        },
        begin: (microphone) => {
          const recorder = record(microphone);
          recorded = recorder.recorded;
          return recorder.stop;
        },
      },
      stop,
    );
    give(spans.finish());
    const recording = await recorded;
    if (recording) this.#recordings.push(recording);
    return end;
  }

  /** What was said since the last `forget`, a part for each time that it was listened to. */
  recordings(): readonly Blob[] {
    return this.#recordings;
  }

  /** Let go of it: it is in memory only. */
  forget(): void {
    this.#recordings = [];
  }
}

function record({ stream }: OpenMicrophone): { recorded: Promise<Blob>; stop: () => void } {
  const recorder = new MediaRecorder(stream);
  const pieces: Blob[] = [];
  const recorded = new Promise<Blob>((resolve) => {
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onstop = () => resolve(new Blob(pieces, { type: recorder.mimeType }));
  });
  // In pieces, so that what was recorded survives when the device is gone.
  recorder.start(1000);
  return {
    recorded,
    stop: () => {
      if (recorder.state !== 'inactive') recorder.stop();
    },
  };
}
