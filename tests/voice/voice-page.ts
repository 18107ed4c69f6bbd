/** What a page does with a voice, within a test's reach. Built for the test alone. */
import { registerWorker } from '../../src/offline/worker-registration.ts';
import { checkMicrophone } from '../../src/practice/voice/microphone-check.ts';
import { PackListener } from '../../src/practice/voice/pack-listener.ts';
import { CloudListener, NativeListener } from '../../src/practice/voice/recognizer-listener.ts';
import { RecordingListener } from '../../src/practice/voice/recording-listener.ts';
import { SAMPLE_RATE } from '../../src/practice/voice/resampler.ts';
import { SpeechPipeline } from '../../src/practice/voice/speech-pipeline.ts';
import { VoicePack } from '../../src/practice/voice/voice-pack.ts';

const scope = new URL('..', location.href).pathname;
const pack = new VoicePack(scope);

/** The text of a sound file, where no microphone can be had to hear it. */
async function hearFile(address: string): Promise<string[]> {
  const manifest = await pack.manifest();
  if (!manifest) throw new Error('There is no voice pack.');
  const file = await (await fetch(address)).arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, SAMPLE_RATE).decodeAudioData(file);
  const pipeline = new SpeechPipeline({ scope, folder: pack.folder, manifest });
  const texts: string[] = [];
  pipeline.begin({ onSegment: ({ text }) => texts.push(text), onInterim: () => undefined });
  pipeline.sound(sound.getChannelData(0).slice());
  await Promise.race([
    pipeline.finish(),
    pipeline.failed.then((error) => texts.push(error.message)),
  ]);
  pipeline.close();
  return texts;
}

const voice = {
  pack,
  heard: new PackListener(pack),
  recorded: new RecordingListener(),
  native: new NativeListener(),
  cloud: new CloudListener(),
  checkMicrophone,
  hearFile,
  registerWorker: () => registerWorker(scope),
};
export type Voice = typeof voice;

Object.assign(globalThis, { voice });
