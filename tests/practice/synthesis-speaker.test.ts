import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { localVoice, SynthesisSpeaker } from '../../src/practice/adapters/synthesis-speaker.ts';
import { speakerContract } from './contracts/speaker-contract.ts';
import { FakeSynthesis, FakeUtterance } from './fakes/fake-synthesis.ts';

const voice = (changes: Partial<SpeechSynthesisVoice> = {}) => ({
  lang: 'en-US',
  localService: true,
  default: false,
  name: 'A voice',
  ...changes,
});
const speakerOf = (synthesis: FakeSynthesis) =>
  new SynthesisSpeaker(synthesis, voice() as SpeechSynthesisVoice);

beforeEach(() => {
  vi.stubGlobal('SpeechSynthesisUtterance', FakeUtterance);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

speakerContract('the voice of the browser', () => speakerOf(new FakeSynthesis()));

describe('the voice that reads the questions', () => {
  it('is one of this device and language, the default one first', async () => {
    const synthesis = new FakeSynthesis();
    const own = voice({ default: true, lang: 'en_GB' });
    synthesis.voices = [voice({ localService: false }), voice({ lang: 'de-DE' }), voice(), own];
    expect(await localVoice(synthesis, 'en')).toBe(own);
    synthesis.voices = [voice({ localService: false }), voice({ lang: 'de-DE' })];
    expect(await localVoice(synthesis, 'en')).toBeUndefined();
    expect(await localVoice(undefined, 'en')).toBeUndefined();
  });

  it('is waited for where the browser brings its voices late, and not for ever', async () => {
    vi.useFakeTimers();
    const synthesis = new FakeSynthesis();
    const late = localVoice(synthesis, 'en');
    synthesis.bring([voice()]);
    expect(await late).toEqual(voice());
    const never = localVoice(new FakeSynthesis(), 'en');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await never).toBeUndefined();
  });

  it('says a long question in parts', async () => {
    const synthesis = new FakeSynthesis();
    const end = await speakerOf(synthesis).speak(
      'A sentence of some length. '.repeat(12),
      signal(),
    );
    expect(end).toBe('spoken');
    expect(synthesis.said.length).toBeGreaterThan(1);
    expect(synthesis.said.every((part) => part.length <= 200)).toBe(true);
  });

  it('has failed when the engine says so, or hangs before or while it speaks', async () => {
    expect(await speakerOf(new FakeSynthesis('fails')).speak('Words.', signal())).toBe('failed');
    vi.useFakeTimers();
    for (const manner of ['hangs', 'hangs-midway'] as const) {
      const synthesis = new FakeSynthesis(manner);
      const speaking = speakerOf(synthesis).speak('Words that are said.', signal());
      synthesis.isCanceled = false;
      await vi.advanceTimersByTimeAsync(8_000);
      expect(await speaking).toBe('failed');
      expect(synthesis.isCanceled).toBe(true);
    }
  });
});

function signal(): AbortSignal {
  return new AbortController().signal;
}
