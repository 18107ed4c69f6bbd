/** What the page says of voices, microphones, and the voice pack. */
import type { ListeningEnd } from './ports/listener.ts';
import type { CheckEnd } from './voice/microphone-check.ts';
import type { DownloadEnd, PackState } from './voice/voice-pack.ts';

/** What will happen to the sound, said before the microphone is opened. */
export const FATES = {
  spoken:
    'What you say is turned into words on this device, while you speak. The sound itself is not kept.',
  recorded:
    'What you say is recorded in the memory of this page, for you to play back. It is gone with the next question, unless you save it as a file.',
  sent: 'The sound goes to the service above while you speak, and the words come back.',
} as const;

export const CHECK_ENDS: Readonly<Record<CheckEnd, string>> = {
  stopped: '',
  lost: 'The microphone is gone. Connect it again, or choose another in the settings of the browser.',
  denied:
    'The browser may not use the microphone. Allow it with the sign beside the address, then check again.',
  none: 'No microphone was found. Connect one, then check again; or type your answers.',
  busy: 'Another program has the microphone, or it does not work. Close that program, then check again.',
  unsupported: 'This browser cannot use a microphone here. Type your answers.',
};

/** Why an answer goes on by typing. */
export const LISTENING_ENDS: Readonly<Record<Exclude<ListeningEnd, 'stopped'>, string>> = {
  denied:
    'The browser may not use the microphone: allow it with the sign beside the address, and press “Speak instead”. Or go on by typing.',
  lost: 'The microphone is gone. All that was heard is in the field: go on by typing, or connect it and press “Speak instead”.',
  failed:
    'What turns your voice into words has failed. All that was heard is in the field: go on by typing.',
};

/** Said while an answer is being heard. */
export const OTHER_DEVICES =
  'A microphone was connected or taken away. This answer goes on with the one it began with; to use another, pause, and go on.';

export function packText(state: PackState): string {
  switch (state.state) {
    case 'absent':
      return `The voice pack turns speech into words on this device: two models that are fetched once, ${megabytes(state.bytes)}, and kept in this browser until you delete them.`;
    case 'partly':
      return `Part of the voice pack is here; ${megabytes(state.bytes)} are missing.`;
    case 'ready':
      return 'The voice pack is on this device. It works without a network, too.';
    case 'broken':
      return 'Something of the voice pack is damaged. Download it again; only what is wrong is fetched.';
    case 'unavailable':
      return `${state.reason} Type your answers, or record only.`;
  }
}

export const DOWNLOAD_ENDS: Readonly<Record<DownloadEnd, string>> = {
  done: '',
  cancelled: 'The download was called off. What came is kept, and need not be fetched again.',
  offline: 'The network is gone. What came is kept: go on when it is back.',
  full: 'This device has no room for the voice pack. Make room, or record only.',
  damaged: 'The site sent something else than was expected. Load the page anew, and try again.',
};

/** Seconds that a second of speech takes; above this, recognition lags further and further behind. */
export const SLOW = 1;
export const SLOW_DEVICE =
  'This device takes long to turn speech into words: you would wait after each answer. To record only is the better choice here.';

/** As a reader counts them: `25 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1_000_000))} MB`;
}
