import type { AnswerMode } from '../practice/core/session.ts';
import type { Ears } from '../practice/interview-devices.ts';
import {
  CHECK_ENDS,
  DOWNLOAD_ENDS,
  FATES,
  megabytes,
  packText,
  SLOW,
  SLOW_DEVICE,
} from '../practice/voice-text.ts';
import { checkMicrophone } from '../practice/voice/microphone-check.ts';
import { PackListener } from '../practice/voice/pack-listener.ts';
import { CloudListener, NativeListener } from '../practice/voice/recognizer-listener.ts';
import { RecordingListener } from '../practice/voice/recording-listener.ts';
import { VoicePack, type PackState } from '../practice/voice/voice-pack.ts';

const NONE_READY =
  'Nothing is there yet that turns your voice into words. Get it above, or choose “Speak, recording only”.';

/**
 * Chooses what writes down what the reader says: the browser's own engine where it stays on the
 * device, else the voice pack, and somebody else's service only where the reader throws its switch.
 */
export class PracticeVoice extends HTMLElement {
  readonly #pack = new VoicePack(this.dataset['scope'] ?? '/');
  readonly #native = new NativeListener();
  readonly #heard = new PackListener(this.#pack);
  readonly #cloud = new CloudListener();
  /** The reader has thrown the switch of the cloud. */
  #isSent = false;
  #mode: AnswerMode = 'spoken';
  #listening = new AbortController();
  #download: AbortController | undefined;
  #check: AbortController | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener(
      'click',
      ({ target }) => {
        const action = target instanceof HTMLElement ? target.dataset['voice'] : undefined;
        if (action !== undefined) this.#press(action, target);
      },
      { signal },
    );
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#download?.abort();
    this.#check?.abort();
    this.#heard.close();
  }

  /** The choices for a way of answering. */
  async show(mode: Exclude<AnswerMode, 'typed'>): Promise<void> {
    this.#mode = mode;
    this.hidden = false;
    this.#part('engine').hidden = mode !== 'spoken';
    this.#showFate();
    if (mode === 'spoken') await this.#showEngine();
    else this.#heard.close();
  }

  hide(): void {
    this.hidden = true;
    this.#check?.abort();
    this.#heard.close();
  }

  /** What to listen with, or why there is nothing. */
  async ears(mode: AnswerMode): Promise<Ears | string> {
    this.#check?.abort();
    if (mode === 'typed') return {};
    if (mode === 'recorded') {
      const recorder = new RecordingListener();
      const readiness = await recorder.ready();
      return readiness.state === 'unavailable' ? readiness.reason : { recorder };
    }
    if (this.#isSent) return { listener: this.#cloud };
    if ((await this.#native.ready()).state === 'ready') return { listener: this.#native };
    if ((await this.#heard.ready()).state !== 'ready') return NONE_READY;
    // While the reader listens and thinks, the models load.
    void this.#heard.warmUp().catch(() => undefined);
    return { listener: this.#heard };
  }

  #press(action: string, target: EventTarget | null): void {
    switch (action) {
      case 'install':
        void this.#native.install().then(() => this.#showEngine());
        return;
      case 'download':
        void this.#fetchPack();
        return;
      case 'cancel':
        this.#download?.abort();
        return;
      case 'remove':
        this.#heard.close();
        void this.#pack.remove().then(() => this.#showEngine());
        return;
      case 'record':
        this.dispatchEvent(new Event('record-only', { bubbles: true }));
        return;
      case 'cloud':
        this.#isSent = target instanceof HTMLInputElement && target.checked;
        this.#showFate();
        return;
      case 'check':
        void this.#checkMicrophone();
        return;
      case 'stop':
        this.#check?.abort();
    }
  }

  async #showEngine(): Promise<void> {
    const native = await this.#native.ready();
    this.#part('cloud').hidden = (await this.#cloud.ready()).state === 'unavailable';
    const offer = this.#part('cloud').querySelector('span');
    if (offer)
      offer.textContent = `Send my voice to ${this.#cloud.sentTo} while I speak. It leaves this device, and what becomes of it is not in our hands.`;
    if (native.state === 'ready') {
      this.#offer([]);
      this.#say('engine-state', 'This browser turns speech into words itself, on this device.');
      return;
    }
    if (native.state === 'needs-download') {
      this.#offer(['install', 'download']);
      this.#say(
        'engine-state',
        'This browser can turn speech into words on this device, and fetches what it needs for that once. The voice pack does the same.',
      );
      return;
    }
    this.#showPack(await this.#pack.state());
  }

  #showPack(state: PackState): void {
    const actions = {
      absent: ['download'],
      partly: ['download', 'remove'],
      ready: ['remove'],
      broken: ['download', 'remove'],
      unavailable: [],
    }[state.state];
    this.#offer(actions);
    this.#say('engine-state', packText(state));
    const download = this.#button('download');
    if (download && 'bytes' in state)
      download.textContent =
        state.state === 'partly'
          ? `Go on with the download (${megabytes(state.bytes)})`
          : `Download the voice pack (${megabytes(state.bytes)})`;
    if (state.state === 'ready') void this.#measure();
  }

  /** On a slow device, the reader is told before the first answer, not after it. */
  async #measure(): Promise<void> {
    const speed = await this.#heard.measureSpeed().catch(() => undefined);
    if (speed === undefined || speed <= SLOW) return;
    this.#offer(['record', 'remove']);
    this.#say('engine-state', SLOW_DEVICE);
  }

  async #fetchPack(): Promise<void> {
    this.#download = new AbortController();
    const bar = this.querySelector('progress');
    this.#offer(['cancel']);
    this.#button('cancel')?.focus();
    if (bar) bar.hidden = false;
    this.#say('engine-state', 'The voice pack is on its way. You may go on reading meanwhile.');
    const end = await this.#pack.download(({ done, total }) => {
      if (!bar) return;
      bar.value = total === 0 ? 1 : done / total;
      bar.textContent = `${megabytes(done)} of ${megabytes(total)}`;
    }, this.#download.signal);
    this.#download = undefined;
    if (bar) bar.hidden = true;
    this.#showPack(await this.#pack.state());
    if (end !== 'done') this.#say('engine-state', DOWNLOAD_ENDS[end]);
    const [next] = this.querySelectorAll<HTMLElement>('[data-voice]:not([hidden])');
    if (document.activeElement === document.body) next?.focus();
  }

  async #checkMicrophone(): Promise<void> {
    this.#check?.abort();
    const check = new AbortController();
    this.#check = check;
    const meter = this.#part('check').querySelector('meter');
    this.#say('check-state', 'Allow the microphone where the browser asks for it.');
    const end = await checkMicrophone(
      {
        onOpen: (label) => {
          this.#part('check').hidden = false;
          this.#swap('check', 'stop');
          this.#say(
            'check-state',
            `Say something: the bar moves when you are heard.${label === '' ? '' : ` This is “${label}”.`}`,
          );
        },
        onLevel: (level) => {
          if (meter) meter.value = level;
        },
      },
      check.signal,
    );
    if (this.#check !== check) return;
    this.#part('check').hidden = true;
    this.#swap('stop', 'check');
    this.#say('check-state', CHECK_ENDS[end]);
  }

  /** One button in the place of another, with the focus. */
  #swap(from: string, to: string): void {
    const [gone, here] = [this.#button(from), this.#button(to)];
    const hadFocus = gone === document.activeElement;
    if (gone) gone.hidden = true;
    if (here) here.hidden = false;
    if (hadFocus) here?.focus();
  }

  #showFate(): void {
    const fate = this.#mode === 'recorded' ? 'recorded' : this.#isSent ? 'sent' : 'spoken';
    this.#part('fate').textContent = FATES[fate];
  }

  #offer(actions: readonly string[]): void {
    for (const action of ['install', 'download', 'cancel', 'remove', 'record'])
      this.#button(action)?.toggleAttribute('hidden', !actions.includes(action));
  }

  #button(action: string): HTMLButtonElement | null {
    return this.querySelector<HTMLButtonElement>(`button[data-voice='${action}']`);
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part='${name}']`);
    if (!part) throw new Error(`The choice of voices has no part for ${name}.`);
    return part;
  }

  #say(part: string, text: string): void {
    this.#part(part).textContent = text;
  }
}

customElements.define('practice-voice', PracticeVoice);
