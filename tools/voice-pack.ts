/**
 * The voice pack of a built site: models that hear speech, and what runs them, taken from their npm
 * packages and held against the hashes below. Hosts do not compress such files, so they lie there
 * compressed, in parts that a broken download can go on with.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, deflate } from 'node:zlib';
import { build, type Plugin } from 'vite';
import {
  PACK_FOLDER,
  type PackFile,
  type PackFileName,
  type PackManifest,
  type PackPart,
} from '../src/practice/voice/pack-manifest.ts';
import { toPlanes } from '../src/practice/voice/planes.ts';

interface Source {
  name: PackFileName;
  /** Below `node_modules`, or made from a package. */
  from: string;
  sha256: string;
  /** Floats compress better in four planes. */
  planes: 1 | 4;
  /** Numbers of models repeat less than text does. */
  strategy: number;
}

const MOONSHINE = '@moonshine-ai/moonshine-js/dist/model/tiny/quantized';
const VOCABULARY = 'llama-tokenizer-js';

export const SOURCES: readonly Source[] = [
  {
    name: 'runtime',
    from: 'onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
    sha256: '3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2',
    planes: 1,
    strategy: constants.Z_DEFAULT_STRATEGY,
  },
  {
    name: 'speech',
    from: '@ricky0123/vad-web/dist/silero_vad_v5.onnx',
    sha256: '2623a2953f6ff3d2c1e61740c6cdb7168133479b267dfef114a4a3cc5bdd788f',
    planes: 4,
    strategy: constants.Z_FILTERED,
  },
  {
    name: 'encoder',
    from: `${MOONSHINE}/encoder_model.onnx`,
    sha256: 'c6fc4b7bc5af75c0591fd157a1f3829b533d18e9769a888fd95a62e470dd4f4a',
    planes: 1,
    strategy: constants.Z_FILTERED,
  },
  {
    name: 'decoder',
    from: `${MOONSHINE}/decoder_model_merged.onnx`,
    sha256: 'eed87831c3a6103534aae7d47a5d485025c659a1323901513961c39fe8a1a367',
    planes: 1,
    strategy: constants.Z_FILTERED,
  },
  {
    name: 'pieces',
    from: VOCABULARY,
    sha256: '0f97b4337921e6e7e9b4620fc73338ee570aecd3c16038bc23870a887e995045',
    planes: 1,
    strategy: constants.Z_DEFAULT_STRATEGY,
  },
];

/** Bytes: what a broken download loses at most. */
const PART = 2_000_000;

const hash = (bytes: Buffer | Uint8Array | string) =>
  createHash('sha256').update(bytes).digest('hex');

/** Write the pack into a built site. @param root the project's */
export async function writeVoicePack(root: string, folder: string): Promise<PackManifest> {
  const target = join(folder, PACK_FOLDER);
  await mkdir(join(target, 'files'), { recursive: true });
  const write = async (name: string, ending: string, bytes: Buffer): Promise<PackPart> => {
    const sha256 = hash(bytes);
    const path = `files/${name}-${sha256.slice(0, 12)}.${ending}`;
    await writeFile(join(target, path), bytes);
    return { path, bytes: bytes.length, sha256 };
  };
  const files = await Promise.all(
    SOURCES.map(async (source): Promise<PackFile> => {
      const bytes = await readSource(root, source);
      const packed = await compressed(root, source, bytes);
      const parts: PackPart[] = [];
      for (let at = 0; at < packed.length; at += PART)
        parts.push(await write(source.name, 'bin', packed.subarray(at, at + PART)));
      const { name, sha256, planes } = source;
      return { name, bytes: bytes.length, sha256, planes, parts };
    }),
  );
  const worker = await write('worker', 'js', Buffer.from(await workerCode(root)));
  const manifest = { edition: hash(JSON.stringify({ worker, files })).slice(0, 16), worker, files };
  await writeFile(join(target, 'pack.json'), JSON.stringify(manifest));
  const licenses = join(root, 'src/practice/voice/licenses.txt');
  await copyFile(licenses, join(target, 'licenses.txt'));
  return manifest;
}

/** @throws when the package holds another file than the one that was looked at */
export async function readSource(
  root: string,
  { from, sha256 }: Pick<Source, 'from' | 'sha256'>,
): Promise<Buffer> {
  const bytes =
    from === VOCABULARY ? await readVocabulary() : await readFile(join(root, 'node_modules', from));
  if (hash(bytes) !== sha256)
    throw new Error(
      `The voice pack: ${from} is not the file that was looked at.\n  expected SHA-256 ${sha256}\n  found    SHA-256 ${hash(bytes)}\nIf its package was updated on purpose, try the new file out, then put its hash into tools/voice-pack.ts.`,
    );
  return bytes;
}

async function readVocabulary(): Promise<Buffer> {
  const { default: tokenizer } = await import('llama-tokenizer-js');
  return Buffer.from(tokenizer.vocabById.join('\n'));
}

/** Compressed once, and then kept in `node_modules/.cache`. */
async function compressed(
  root: string,
  { sha256, planes, strategy }: Source,
  bytes: Buffer,
): Promise<Buffer> {
  const folder = join(root, 'node_modules/.cache/voice-pack');
  const file = join(folder, `${sha256.slice(0, 32)}-${planes}-${strategy}.zlib`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return kept;
  const packed = await promisify(deflate)(toPlanes(bytes, planes), { level: 9, strategy });
  // Whole or not at all: another build may look for it at the same time.
  await mkdir(folder, { recursive: true });
  await writeFile(`${file}.${process.pid}`, packed);
  await rename(`${file}.${process.pid}`, file);
  return packed;
}

/** The runtime would name the address of its WebAssembly, and the bundler would copy it there. */
const noAddress: Plugin = {
  name: 'no-address-of-the-runtime',
  transform: (code, id) =>
    id.includes('onnxruntime-web')
      ? code.replaceAll(/new URL\("ort-wasm[\w.-]+",\s*import\.meta\.url\)/g, 'new URL(location)')
      : undefined,
};

async function workerCode(root: string): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [noAddress],
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: join(root, 'src/practice/voice/speech-worker.ts'),
        output: { format: 'es', codeSplitting: false },
      },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [chunk, ...others] = outputs;
  if (chunk?.type !== 'chunk' || others.length > 0)
    throw new Error('The worker of the voice pack is not one script.');
  return chunk.code;
}
