/** The browser's own speech recognition, as far as it is used; TypeScript's DOM has no types for it. */

export interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  /** False unless set: then what is heard goes to the browser's vendor. */
  processLocally: boolean;
  phrases: unknown;
  start: () => void;
  stop: () => void;
  abort: () => void;
}

export interface RecognitionResult {
  readonly isFinal: boolean;
  readonly 0?: { readonly transcript: string };
}

export interface ResultEvent extends Event {
  /** The first that changed. */
  readonly resultIndex: number;
  readonly results: ArrayLike<RecognitionResult>;
}

export interface RecognitionErrorEvent extends Event {
  readonly error: string;
}

interface LocalOptions {
  langs: string[];
  processLocally: true;
}

export interface RecognitionMaker {
  new (): Recognition;
  available?: (options: LocalOptions) => Promise<string>;
  install?: (options: LocalOptions) => Promise<boolean>;
}

export interface RecognizingBrowser {
  SpeechRecognition?: RecognitionMaker;
  webkitSpeechRecognition?: RecognitionMaker;
  SpeechRecognitionPhrase?: new (phrase: string, boost: number) => unknown;
  navigator?: {
    userAgent?: string;
    userAgentData?: { brands: { brand: string }[] };
  };
}

/** Who gets what is heard when the browser's own service writes it down; nothing where nobody is known. */
export function vendorOf(browser: RecognizingBrowser): string | undefined {
  const { userAgentData, userAgent = '' } = browser.navigator ?? {};
  const names = userAgentData?.brands.map(({ brand }) => brand).join() ?? userAgent;
  if (/Edge|Edg\//.test(names)) return 'Microsoft';
  if (/Google Chrome|Chrome\//.test(names)) return 'Google';
  return names.includes('Safari/') ? 'Apple' : undefined;
}
