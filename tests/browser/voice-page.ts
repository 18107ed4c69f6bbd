/** What a page does with a voice, within a test's reach. Built for the test alone. */
import { registerWorker } from '../../src/offline/worker-registration.ts';
import { checkMicrophone } from '../../src/practice/voice/microphone-check.ts';
import { PackListener } from '../../src/practice/voice/pack-listener.ts';
import { CloudListener, NativeListener } from '../../src/practice/voice/recognizer-listener.ts';
import { RecordingListener } from '../../src/practice/voice/recording-listener.ts';
import { VoicePack } from '../../src/practice/voice/voice-pack.ts';

const scope = new URL('..', location.href).pathname;
const pack = new VoicePack(scope);

const voice = {
  pack,
  heard: new PackListener(pack),
  recorded: new RecordingListener(),
  native: new NativeListener(),
  cloud: new CloudListener(),
  checkMicrophone,
  registerWorker: () => registerWorker(scope),
};
export type Voice = typeof voice;

Object.assign(globalThis, { voice });
