/** What the reader sees of a second opinion: the choice, what is sent, and what came back. */
import { button, element } from '../../element.ts';
import { loadStylesheet } from '../../styles/load-stylesheet.ts';
import styles from '../../styles/second-opinion.css?url';
import type { Review } from '../ports/coach.ts';
import { addressModel } from './address-model.ts';
import { openBridge, type OpenBridge } from './bridge-frame.ts';
import { isKey } from './bridge-protocol.ts';
import { availabilityOf, browserModel, downloadModel, languageModelApi } from './browser-model.ts';
import { isModelName } from './chat-answer.ts';
import { hostOf, PRESETS, readAddress } from './model-address.ts';
import {
  rememberChoice,
  rememberedChoice,
  withAddress,
  type RememberedChoice,
} from './model-memory.ts';
import { droppedText, inContext, lifting } from './opinion-text.ts';
import type { Opinion, SecondOpinionDetail } from './opinion.ts';
import type { OpinionModel } from './opinion-model.ts';
import { troubleText, type Trouble } from './trouble.ts';

const BRIDGE = `${import.meta.env.BASE_URL}practice/bridge/`;
let panels = 0;

export class OpinionPanel {
  readonly #place: HTMLElement;
  readonly #onOpinion: (detail: SecondOpinionDetail) => void;
  readonly #id = `opinion-${++panels}`;
  readonly #storage = () => sessionStorage;
  #choice: RememberedChoice = rememberedChoice(this.#storage);
  #review: Review | undefined;
  #maybes: readonly number[] | undefined;
  #bridge: OpenBridge | undefined;
  #running: AbortController | undefined;

  readonly #ways = element('div', 'ways');
  readonly #address = field('url', `${this.#id}-address`);
  readonly #preset = element('select');
  readonly #model = field('text', `${this.#id}-model`);
  readonly #key = field('password', `${this.#id}-key`);
  readonly #keepKey = field('checkbox', `${this.#id}-keep`);
  readonly #models = element('datalist');
  readonly #addressPart = element('div', 'way');
  readonly #browserPart = element('div', 'way');
  readonly #whereTo = element('p', 'where-to');
  readonly #sent = element('pre', 'sent');
  readonly #sentNote = element('p', 'hint');
  readonly #send = button('button', '', () => void this.#ask());
  readonly #cancel = button('', 'Cancel', () => this.#running?.abort());
  readonly #list = button('', 'List models', () => void this.#listModels());
  readonly #progress = element('p', 'hint');
  readonly #status = element('div', 'opinion-status');
  readonly #result = element('div', 'opinion-result');

  private constructor(place: HTMLElement, onOpinion: (detail: SecondOpinionDetail) => void) {
    this.#place = place;
    this.#onOpinion = onOpinion;
  }

  /** @param place an empty element, which becomes the panel */
  static async open(
    place: HTMLElement,
    onOpinion: (detail: SecondOpinionDetail) => void,
  ): Promise<OpinionPanel> {
    const panel = new OpinionPanel(place, onOpinion);
    await loadStylesheet(styles);
    panel.#build();
    return panel;
  }

  /** What was said of the same answer stays, also where its points now stand otherwise. */
  show(review: Review | undefined, maybes: readonly number[] | undefined): void {
    this.#maybes = maybes;
    const isSame =
      review?.answer === this.#review?.answer &&
      review?.question.title === this.#review?.question.title;
    if (isSame && review) return;
    this.#running?.abort();
    this.#review = review;
    this.#say();
    this.#result.replaceChildren();
    this.#update();
  }

  close(): void {
    this.#running?.abort();
    this.#closeBridge();
  }

  #closeBridge(): void {
    this.#bridge?.close();
    this.#bridge = undefined;
  }

  #build(): void {
    const name = `${this.#id}-where`;
    const way = (where: RememberedChoice['where'], text: string) => {
      const radio = field('radio', `${name}-${where}`);
      radio.name = name;
      radio.checked = this.#choice.where === where;
      radio.addEventListener('change', () => {
        this.#change({ ...this.#choice, where });
      });
      return element('p', 'choice', radio, label(radio, text));
    };
    this.#ways.setAttribute('role', 'radiogroup');
    this.#ways.setAttribute('aria-labelledby', `${name}-label`);
    const legend = element('p', 'label', 'Where the model is');
    legend.id = `${name}-label`;
    this.#ways.append(
      legend,
      way('browser', 'In this browser'),
      way('address', 'At an address of my own'),
    );
    this.#buildAddress();
    this.#status.setAttribute('role', 'status');
    this.#sent.tabIndex = 0;
    this.#sent.setAttribute('role', 'region');
    this.#sent.setAttribute('aria-label', 'What is sent');
    this.#cancel.hidden = true;
    this.#place.replaceChildren(
      element(
        'p',
        'hint',
        'A language model reads your answer, and may hear a point that the word lists took for a “maybe”. It lowers nothing, and whatever it cannot quote from your answer is dropped. You never need it.',
      ),
      this.#ways,
      this.#browserPart,
      this.#addressPart,
      this.#whereTo,
      this.#sentNote,
      this.#sent,
      element('div', 'opinion-buttons', this.#send, ' ', this.#cancel, ' ', this.#progress),
      this.#status,
      this.#result,
    );
    void this.#lookAtBrowser();
  }

  #buildAddress(): void {
    this.#preset.id = `${this.#id}-preset`;
    for (const { name, address } of PRESETS) this.#preset.append(new Option(name, address));
    this.#preset.append(new Option('Other', ''));
    this.#preset.addEventListener('change', () => {
      this.#address.value = this.#preset.value;
      this.#change(withAddress(this.#choice, this.#preset.value));
      if (this.#preset.value === '') this.#address.focus();
    });
    this.#models.id = `${this.#id}-models`;
    this.#address.inputMode = 'url';
    this.#address.value = this.#choice.address;
    this.#model.value = this.#choice.model;
    this.#model.setAttribute('list', this.#models.id);
    this.#key.value = this.#choice.key;
    this.#keepKey.checked = this.#choice.keepsKey;
    for (const input of [this.#address, this.#model, this.#key]) {
      input.autocomplete = 'off';
      input.spellcheck = false;
    }
    // Managers of passwords save what looks like one.
    this.#key.setAttribute('data-1p-ignore', '');
    this.#key.setAttribute('data-lpignore', 'true');
    this.#address.addEventListener('input', () => {
      this.#change(withAddress(this.#choice, this.#address.value));
    });
    this.#model.addEventListener('input', () => {
      this.#change({ ...this.#choice, model: this.#model.value });
    });
    this.#key.addEventListener('input', () => {
      this.#change({ ...this.#choice, key: this.#key.value.trim() });
    });
    this.#keepKey.addEventListener('change', () => {
      this.#change({ ...this.#choice, keepsKey: this.#keepKey.checked });
    });
    this.#addressPart.append(
      element('p', 'field', label(this.#preset, 'Program'), this.#preset),
      element('p', 'field', label(this.#address, 'Address'), this.#address),
      element('p', 'field', label(this.#model, 'Model'), this.#model, this.#models),
      element('p', '', this.#list),
      element('p', 'field', label(this.#key, 'Key, if it needs one'), this.#key),
      element(
        'p',
        'choice',
        this.#keepKey,
        label(this.#keepKey, 'Keep the key until this tab is closed'),
      ),
      element(
        'p',
        'hint',
        'The key stays in memory, is sent to this address alone, and is gone when you leave the page.',
      ),
    );
  }

  #change(choice: RememberedChoice): void {
    this.#choice = choice;
    this.#key.value = choice.key;
    rememberChoice(choice, this.#storage);
    for (const input of [this.#address, this.#model, this.#key])
      input.removeAttribute('aria-invalid');
    this.#say();
    this.#update();
  }

  /** Show whither and what, as it would be sent now. */
  #update(): void {
    const { where, address, key } = this.#choice;
    const model = this.#currentModel();
    this.#addressPart.hidden = where !== 'address';
    this.#browserPart.hidden = where !== 'browser';
    this.#preset.value = PRESETS.find((preset) => preset.address === address)?.address ?? '';
    const sound = readAddress(address);
    const isSendable = where === 'browser' || sound !== undefined;
    this.#whereTo.textContent = model.leavesDevice
      ? isSendable
        ? `Sent to ${model.sentTo}`
        : 'Not sent: the address cannot be used yet'
      : 'Stays on this device';
    this.#sentNote.textContent = model.leavesDevice
      ? `This text goes to ${sound ?? '…'}/chat/completions, letter by letter${key === '' ? '' : ', with the key in a header'}. If the program does not take “response_format”, the same is sent with a plainer one, then without.`
      : 'This text is given to the browser’s model, letter by letter.';
    this.#sent.textContent = this.#review ? model.preview(this.#review) : '';
    this.#send.textContent = model.leavesDevice
      ? `Send to ${isSendable ? model.sentTo : '…'}`
      : 'Ask this browser’s model';
  }

  #currentModel(): OpinionModel {
    const { where, address, model, key } = this.#choice;
    if (where === 'browser') return browserModel(languageModelApi());
    return addressModel(
      { address, model: model.trim(), key },
      {
        call: (call, stop, onText) => this.#reach().client.call(call, stop, onText),
        models: (server, stop) => this.#reach().client.models(server, stop),
      },
    );
  }

  /** Opened with the first request. */
  #reach(): OpenBridge {
    return (this.#bridge ??= openBridge(BRIDGE, this.#place));
  }

  async #ask(): Promise<void> {
    const review = this.#review;
    if (!review || this.#running) return;
    if (this.#choice.where === 'address' && !this.#isSound({ needsModel: true })) return;
    this.#result.replaceChildren();
    const model = this.#currentModel();
    await this.#run('The model reads your answer…', async (stop) => {
      const result = await model.opinion(review, stop, (text) => {
        this.#progress.textContent = `${text.length} characters so far`;
      });
      if (this.#review !== review) return;
      if ('trouble' in result) this.#sayTrouble(result.trouble);
      else this.#showOpinion(result.opinion, review);
    });
  }

  async #listModels(): Promise<void> {
    if (this.#running || !this.#isSound({ needsModel: false })) return;
    const { address, key } = this.#choice;
    await this.#run('Asking which models there are…', async (stop) => {
      const result = await this.#reach().client.models({ address, key }, stop);
      if ('trouble' in result) {
        this.#sayTrouble(result.trouble);
        return;
      }
      const { models } = result;
      this.#models.replaceChildren(...models.map((name) => new Option(name, name)));
      const [first] = models;
      if (first !== undefined && this.#choice.model === '') {
        this.#model.value = first;
        this.#change({ ...this.#choice, model: first });
      }
      this.#say(
        first === undefined
          ? 'The program has no model yet. Load one there first.'
          : `${models.length === 1 ? '1 model is' : `${models.length} models are`} there: ${models.slice(0, 12).join(', ')}${models.length > 12 ? ', …' : '.'}`,
      );
    });
  }

  /** One thing at a time, which can be canceled. */
  async #run(telling: string, work: (stop: AbortSignal) => Promise<void>): Promise<void> {
    const stop = new AbortController();
    this.#running = stop;
    this.#say(telling);
    this.#send.hidden = true;
    this.#list.disabled = true;
    this.#cancel.hidden = false;
    this.#cancel.focus();
    try {
      await work(stop.signal);
    } finally {
      this.#running = undefined;
      this.#progress.textContent = '';
      this.#send.hidden = false;
      this.#list.disabled = false;
      const hadFocus = this.#cancel === document.activeElement;
      this.#cancel.hidden = true;
      if (hadFocus) this.#send.focus();
    }
  }

  /** Whether what the reader entered can be used; the first that cannot gets the focus. */
  #isSound({ needsModel }: { needsModel: boolean }): boolean {
    const { address, model, key } = this.#choice;
    const wrong =
      readAddress(address) === undefined
        ? { input: this.#address, text: troubleText({ kind: 'bad-address' }, this.#names()) }
        : !isKey(key)
          ? {
              input: this.#key,
              text: { what: 'A key has no spaces and no letters with marks.', todo: [] },
            }
          : needsModel && !isModelName(model.trim())
            ? {
                input: this.#model,
                text: { what: 'Name a model, or press “List models”.', todo: [] },
              }
            : undefined;
    if (!wrong) return true;
    wrong.input.setAttribute('aria-invalid', 'true');
    this.#say([wrong.text.what, ...wrong.text.todo].join(' '));
    wrong.input.focus();
    return false;
  }

  #names() {
    return { host: hostOf(this.#choice.address), origin: location.origin };
  }

  #say(text = ''): void {
    this.#status.replaceChildren(...(text === '' ? [] : [element('p', '', text)]));
  }

  #sayTrouble(trouble: Trouble): void {
    // The next request opens it anew.
    if (trouble.kind === 'bridge') this.#closeBridge();
    const { what, todo } = troubleText(trouble, this.#names());
    this.#status.replaceChildren(
      element('p', trouble.kind === 'stopped' ? '' : 'trouble', what),
      ...(todo.length > 0
        ? [element('ul', '', ...todo.map((text) => element('li', '', text)))]
        : []),
    );
  }

  #showOpinion(opinion: Opinion, { question, answer }: Review): void {
    const { lifts, others } = lifting(opinion, this.#maybes);
    const { followUp } = opinion;
    const notes = droppedText(opinion.dropped, others);
    this.#say(
      lifts.length === 0
        ? 'The model has answered. It lifts no point.'
        : `The model has answered. It lifts ${lifts.length === 1 ? '1 point' : `${lifts.length} points`}.`,
    );
    this.#result.replaceChildren(
      ...(lifts.length > 0
        ? [
            element('p', 'label', 'Heard, as the model reads it'),
            element(
              'ul',
              'lifts',
              ...lifts.map((lift) => {
                const { before, quote, after } = inContext(lift, answer);
                return element(
                  'li',
                  '',
                  element('p', '', question.points[lift.point]?.claim ?? ''),
                  element('blockquote', '', before, element('mark', '', quote), after),
                );
              }),
            ),
          ]
        : []),
      ...(followUp === undefined
        ? []
        : [
            element('p', 'label', 'One further question, from the model'),
            element('p', 'opinion-question', followUp),
          ]),
      ...(notes.length > 0
        ? [
            element('p', 'label', 'Not used'),
            element('ul', 'hint', ...notes.map((note) => element('li', '', note))),
          ]
        : []),
      element('p', 'hint', 'A language model said this, and it can be wrong.'),
    );
    this.#onOpinion({ lifts, ...(followUp !== undefined && { followUp }) });
  }

  async #lookAtBrowser(): Promise<void> {
    const api = languageModelApi();
    const text = element('p', '', 'Looking whether this browser has a model…');
    this.#browserPart.replaceChildren(text);
    const state = await availabilityOf(api);
    if (state === 'ready') {
      text.textContent =
        'This browser has a model of its own. What you send it stays on this device.';
    } else if (state === 'unavailable' || !api) {
      const { what, todo } = troubleText({ kind: 'no-browser-model' }, this.#names());
      text.textContent = [what, ...todo].join(' ');
    } else {
      text.textContent =
        'This browser can have a model of its own, once it has downloaded it: several gigabytes, from the browser’s maker. It can be used without a connection afterwards.';
      const download = button('', 'Have the browser download it', () => {
        void this.#run('The browser downloads its model…', async (stop) => {
          const isThere = await downloadModel(api, stop, (share) => {
            this.#progress.textContent = `${Math.floor(share * 100)} %`;
          });
          if (isThere) await this.#lookAtBrowser();
          this.#say(
            isThere
              ? 'The browser’s model is there.'
              : stop.aborted
                ? 'Stopped. The browser may go on downloading by itself.'
                : 'The browser could not download its model. It may need more free disk space or memory.',
          );
        });
      });
      this.#browserPart.append(element('p', '', download));
    }
  }
}

function field(type: string, id: string): HTMLInputElement {
  const input = element('input');
  input.type = type;
  input.id = id;
  return input;
}

function label(control: HTMLElement, text: string): HTMLLabelElement {
  const made = element('label', '', text);
  made.htmlFor = control.id;
  return made;
}
