/** The part that every listener with a microphone of its own shares: from permission to letting go. */
import type { ListeningEnd } from '../ports/listener.ts';
import { MicrophoneError, type OpenMicrophone, type OpenMicrophoneFor } from './microphone.ts';

/**
 * Keep the microphone open until it is to stop, it is lost, or `failed` comes true. It is let go of
 * before this ends.
 *
 * @param begin called once it is open; what it returns is called right before letting go
 */
export async function withMicrophone(
  open: OpenMicrophoneFor,
  {
    onSound,
    begin,
    failed = new Promise<never>(() => undefined),
  }: {
    onSound: (samples: Float32Array<ArrayBuffer>) => void;
    begin?: (microphone: OpenMicrophone) => () => void;
    failed?: Promise<unknown>;
  },
  stop: AbortSignal,
): Promise<ListeningEnd> {
  let microphone: OpenMicrophone;
  try {
    microphone = await open(onSound);
  } catch (error) {
    if (!(error instanceof MicrophoneError)) throw error;
    return error.trouble === 'denied' ? 'denied' : 'failed';
  }
  let end: (() => void) | undefined;
  try {
    if (stop.aborted) return 'stopped';
    // Gone while all else was made ready. What records would refuse a stream that has ended.
    if (!microphone.stream.active) return 'lost';
    end = begin?.(microphone);
    return await Promise.race([
      new Promise<ListeningEnd>((resolve) => {
        stop.addEventListener('abort', () => resolve('stopped'), { once: true });
      }),
      microphone.lost.then((): ListeningEnd => 'lost'),
      failed.then((): ListeningEnd => 'failed'),
    ]);
  } finally {
    end?.();
    microphone.close();
  }
}
