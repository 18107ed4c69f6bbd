/** What a page and its two workers of speech say to each other. */
import type { PackManifest } from './pack-manifest.ts';
import type { Utterance } from './segmenter.ts';

/** One worker notices speech, the other writes it down: in one, each would wait for the other. */
export type SpeechTask = 'detect' | 'write';

/**
 * - `growing`: more is being said
 * - `pausing`: perhaps that was all
 * - `whole`: it was
 */
export type Stage = 'growing' | 'pausing' | 'whole';

export type SpeechOrder =
  /** The first order; `folder` is the address of the pack. */
  | { kind: 'open'; task: SpeechTask; scope: string; folder: string; manifest: PackManifest }
  /** To the one that detects: sound begins, goes on, and ends. */
  | { kind: 'begin' }
  | { kind: 'sound'; samples: Float32Array<ArrayBuffer> }
  | { kind: 'finish' }
  /** To the one that writes. Unless it is whole, it is given up when another order comes. */
  | { kind: 'write'; utterance: Utterance; stage: Stage }
  | { kind: 'measure'; samples: Float32Array<ArrayBuffer> };

export type SpeechReport =
  | { kind: 'opened' }
  | { kind: 'failed'; reason: string }
  | { kind: 'utterance'; utterance: Utterance; stage: Stage }
  | { kind: 'finished' }
  /** In the order of what was to be written; nothing where it was given up. */
  | { kind: 'written'; text: string | undefined }
  | { kind: 'measured'; seconds: number };
