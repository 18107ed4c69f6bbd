/** The browser’s own model, by the Prompt API: what it is given stays on the device. */
import type { Readiness } from '../ports/port.ts';
import { opinionModel, type OpinionModel, type SaidResult } from './opinion-model.ts';
import { OPINION_SCHEMA, opinionMessages, type Message } from './opinion-request.ts';

/** The part of the Prompt API (W3C draft) that is used; TypeScript has no types for it yet. */
export interface LanguageModelApi {
  availability(options: SessionOptions): Promise<string>;
  create(
    options: SessionOptions & {
      initialPrompts: readonly Message[];
      signal: AbortSignal;
      monitor: (monitor: EventTarget) => void;
    },
  ): Promise<LanguageModelSession>;
}

interface SessionOptions {
  expectedInputs: readonly { type: 'text'; languages: readonly string[] }[];
  expectedOutputs: readonly { type: 'text'; languages: readonly string[] }[];
}

export interface LanguageModelSession {
  promptStreaming(
    input: string,
    options: { responseConstraint: object; signal: AbortSignal },
  ): ReadableStream<string>;
  destroy(): void;
}

const ENGLISH = { type: 'text', languages: ['en'] } as const;
const OPTIONS: SessionOptions = { expectedInputs: [ENGLISH], expectedOutputs: [ENGLISH] };
const MOST_CHARACTERS = 20_000;

/** The API, where this browser has it. */
export function languageModelApi(): LanguageModelApi | undefined {
  return (globalThis as { LanguageModel?: LanguageModelApi }).LanguageModel;
}

export type Availability = 'ready' | 'needs-download' | 'unavailable';

export async function availabilityOf(api: LanguageModelApi | undefined): Promise<Availability> {
  try {
    const said = await api?.availability(OPTIONS);
    if (said === 'available') return 'ready';
    return said === 'downloadable' || said === 'downloading' ? 'needs-download' : 'unavailable';
  } catch {
    return 'unavailable';
  }
}

/**
 * Have the browser fetch its model; only ever after the reader pressed a button for it.
 *
 * @param onShare from 0 to 1
 * @returns whether it is there now
 */
export async function downloadModel(
  api: LanguageModelApi,
  stop: AbortSignal,
  onShare: (share: number) => void,
): Promise<boolean> {
  try {
    const session = await api.create({
      ...OPTIONS,
      initialPrompts: [],
      signal: stop,
      monitor: (monitor) => {
        monitor.addEventListener('downloadprogress', (event) => {
          const { loaded } = event as ProgressEvent;
          if (loaded >= 0 && loaded <= 1) onShare(loaded);
        });
      },
    });
    session.destroy();
    return true;
  } catch {
    return false;
  }
}

export function browserModel(api: LanguageModelApi | undefined): OpinionModel {
  return opinionModel(
    { leavesDevice: false },
    {
      ready: async (): Promise<Readiness> => {
        const state = await availabilityOf(api);
        if (state === 'unavailable')
          return { state, reason: 'This browser has no model of its own to use.' };
        // The browser does not say how much it would fetch.
        return state === 'ready' ? { state } : { state, bytes: 0 };
      },
      preview: (review) =>
        opinionMessages(review)
          .map(({ content }) => content)
          .join('\n\n'),
      ask: async (review, stop, onText) => {
        if (!api || (await availabilityOf(api)) !== 'ready')
          return { trouble: { kind: 'no-browser-model' } };
        return prompt(api, opinionMessages(review), stop, onText);
      },
    },
  );
}

async function prompt(
  api: LanguageModelApi,
  messages: readonly Message[],
  stop: AbortSignal,
  onText?: (text: string) => void,
): Promise<SaidResult> {
  // Also ends the model’s work where it is cut off.
  const cut = new AbortController();
  const signal = AbortSignal.any([stop, cut.signal]);
  let session: LanguageModelSession | undefined;
  try {
    session = await api.create({
      ...OPTIONS,
      initialPrompts: messages.filter(({ role }) => role === 'system'),
      signal,
      monitor: () => undefined,
    });
    const asked = messages.find(({ role }) => role === 'user')?.content ?? '';
    const reader = session
      .promptStreaming(asked, { responseConstraint: OPINION_SCHEMA, signal })
      .getReader();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      text += value;
      if (text.length > MOST_CHARACTERS) {
        cut.abort();
        return { trouble: { kind: 'too-long' } };
      }
      onText?.(text);
    }
    return text.trim() === '' ? { trouble: { kind: 'empty' } } : { text };
  } catch {
    return { trouble: { kind: stop.aborted ? 'stopped' : 'browser-model-failed' } };
  } finally {
    session?.destroy();
  }
}
