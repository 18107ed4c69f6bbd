import { loudness } from './loudness.ts';
import {
  MicrophoneError,
  openMicrophone,
  type MicrophoneTrouble,
  type OpenMicrophoneFor,
} from './microphone.ts';

/** How a look at the microphone ended. */
export type CheckEnd = 'stopped' | 'lost' | MicrophoneTrouble;

/**
 * Open the microphone to see whether it hears something. Nothing of the sound is kept.
 *
 * @param onOpen hears the name of the microphone that the browser chose
 * @param onLevel hears how loud it is, from 0 to 1, several times a second
 */
export async function checkMicrophone(
  { onOpen, onLevel }: { onOpen: (label: string) => void; onLevel: (level: number) => void },
  stop: AbortSignal,
  open: OpenMicrophoneFor = openMicrophone,
): Promise<CheckEnd> {
  const isStopped = () => stop.aborted;
  if (isStopped()) return 'stopped';
  try {
    const microphone = await open((samples) => onLevel(loudness(samples)));
    try {
      if (isStopped()) return 'stopped';
      onOpen(microphone.label);
      return await Promise.race([stopped(stop), microphone.lost.then((): CheckEnd => 'lost')]);
    } finally {
      microphone.close();
    }
  } catch (error) {
    if (error instanceof MicrophoneError) return error.trouble;
    throw error;
  }
}

function stopped(stop: AbortSignal): Promise<CheckEnd> {
  return new Promise((resolve) => {
    stop.addEventListener('abort', () => resolve('stopped'), { once: true });
  });
}
