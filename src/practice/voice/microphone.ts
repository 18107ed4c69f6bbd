import { trustedScript } from '../../trusted-script.ts';
import worklet from './capture-worklet.ts?worker&url';

/** Why there is no sound. */
export type MicrophoneTrouble =
  /** The reader, the browser, or the system said no. */
  | 'denied'
  /** No microphone is connected. */
  | 'none'
  /** Another program has it, or it does not work. */
  | 'busy'
  /** The browser has no way to it, or the connection is not secure. */
  | 'unsupported';

export class MicrophoneError extends Error {
  readonly trouble: MicrophoneTrouble;

  constructor(trouble: MicrophoneTrouble, cause?: unknown) {
    super(`No sound from the microphone: ${trouble}.`, { cause });
    this.trouble = trouble;
  }
}

/** A microphone that is on. */
export interface OpenMicrophone {
  /** As the system names it. */
  label: string;
  stream: MediaStream;
  /** Ends when the device is gone; never when it is closed. */
  lost: Promise<void>;
  /** Let go of it, at once. */
  close: () => void;
}

/** @param onSound hears 16,000 samples a second, from -1 to 1, some 64 ms at a time */
export type OpenMicrophoneFor = (
  onSound: (samples: Float32Array<ArrayBuffer>) => void,
) => Promise<OpenMicrophone>;

/** @throws MicrophoneError */
export const openMicrophone: OpenMicrophoneFor = async (onSound) => {
  // Browsers that have none, and pages that came over a connection that is not secure.
  if (!('mediaDevices' in navigator) || !('audioWorklet' in AudioContext.prototype))
    throw new MicrophoneError('unsupported');
  const stream = await navigator.mediaDevices
    .getUserMedia({ audio: { channelCount: 1 } })
    .catch((error: unknown) => {
      throw new MicrophoneError(troubleOf(error), error);
    });
  const [track] = stream.getAudioTracks();
  // Listened for at once: it may be gone before all else is ready.
  const lost = new Promise<void>((resolve) => {
    track?.addEventListener('ended', () => resolve());
  });
  const context = new AudioContext();
  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    for (const one of stream.getTracks()) one.stop();
    void context.close();
  };
  try {
    await context.audioWorklet.addModule(trustedScript(worklet));
    const capture = new AudioWorkletNode(context, 'capture');
    capture.port.onmessage = ({ data }: MessageEvent<Float32Array<ArrayBuffer>>) => {
      if (isOpen) onSound(data);
    };
    // It plays nothing; connected to nowhere, some browsers would not run it.
    context.createMediaStreamSource(stream).connect(capture).connect(context.destination);
    void context.resume();
  } catch (error) {
    close();
    throw new MicrophoneError('unsupported', error);
  }
  return { label: track?.label ?? '', stream, lost, close };
};

export function troubleOf(error: unknown): MicrophoneTrouble {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  return name === 'TypeError' ? 'unsupported' : 'busy';
}
