/** What a page and its two workers of speech say to each other. */
import type { PackManifest } from './pack-manifest.ts';
import type { Utterance } from './segmenter.ts';

/** One worker notices speech, the other writes it down: in one, each would wait for the other. */
export type SpeechTask = 'detect' | 'write';

export type SpeechOrder =
  /** The first order; `folder` is the address of the pack. */
  | { kind: 'open'; task: SpeechTask; scope: string; folder: string; manifest: PackManifest }
  /** To the one that detects: sound begins, goes on, and ends. */
  | { kind: 'begin' }
  | { kind: 'sound'; samples: Float32Array<ArrayBuffer> }
  | { kind: 'finish' }
  /** To the one that writes. A draft is given up when something else is to be written. */
  | { kind: 'write'; utterance: Utterance; isDraft: boolean }
  | { kind: 'measure'; samples: Float32Array<ArrayBuffer> };

export type SpeechReport =
  | { kind: 'opened' }
  | { kind: 'failed'; reason: string }
  /** A stretch of speech came to its end, or goes on. */
  | { kind: 'utterance'; utterance: Utterance; isDraft: boolean }
  | { kind: 'finished' }
  | { kind: 'written'; text: string | undefined; start: number; end: number; isDraft: boolean }
  | { kind: 'measured'; seconds: number };
