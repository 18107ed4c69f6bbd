import '../drafting/no-eval.ts';
import { amounts, amountText, isOff } from '../editorial/amounts.ts';
import { DraftForm, type Vocabulary } from '../drafting/draft-form.ts';
import { draftGuide } from '../drafting/draft-guide.ts';
import { draftProblems, type DraftProblem, type KnownNames } from '../drafting/draft-problems.ts';
import { DRAFT_KEY, DraftStore, troubleText, type Trouble } from '../drafting/draft-store.ts';
import { itemOf } from '../drafting/form-parts.ts';
import { preview } from '../drafting/preview.ts';
import { proposedFiles, type ProposedFile } from '../drafting/proposal.ts';
import { zip } from '../drafting/zip.ts';
import { emptyDraft, folderOf, guideFiles } from '../guides/guide-draft.ts';
import { button, element } from '../element.ts';
import { addOptions, readRoles } from '../search/late-roles.ts';
import { saveFile } from '../save-file.ts';

/** Milliseconds without typing after which the draft is checked, shown, and saved. */
const QUIET = 400;
/** Until a writer is named in `authors/`. */
const AUTHOR = 'editors';

/**
 * Writes a guide from a form, in this page alone: nothing leaves the device until a link to GitHub
 * is opened.
 */
class GuideForm extends HTMLElement {
  #listening = new AbortController();
  readonly #store = new DraftStore(() => localStorage);
  #form: DraftForm | undefined;
  #vocabulary: Vocabulary = { fields: [], guides: [], skills: new Map() };
  #known: KnownNames = { guides: new Map(), reserved: new Set() };
  #timer = 0;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const roles = this.dataset['roles'];
    if (roles === undefined) this.#start();
    else void this.#takeRoles(roles, this.#listening.signal);
  }

  /** The names of many guides stand in a list of their own; the form checks with them. */
  async #takeRoles(address: string, signal: AbortSignal): Promise<void> {
    const list = this.querySelector<HTMLDataListElement>('#guide-names');
    const roles = await readRoles(address).catch(() => undefined);
    if (signal.aborted || !list) return;
    if (!roles) {
      this.#say(
        'The list of guides could not be loaded. Check the connection, then reload the page.',
      );
      return;
    }
    addOptions(list, roles, ({ slug }) => slug);
    this.#start();
  }

  #start(): void {
    const { signal } = this.#listening;
    const fields = this.querySelector<HTMLElement>('[data-fields]');
    if (!fields) return;
    this.#vocabulary = {
      fields: this.#offers('field-names').map(({ value, text }) => [value, text]),
      guides: this.#offers('guide-names').map(({ value, text }) => [value, text]),
      skills: new Map(
        this.#offers('skill-names').map(({ value, dataset }) => [dataset['id'] ?? '', value]),
      ),
    };
    this.#known = {
      guides: new Map(this.#vocabulary.guides),
      reserved: new Set(this.dataset['reserved']?.split(' ')),
    };
    const { draft, trouble } = this.#store.read();
    this.#form = new DraftForm(fields, this.#vocabulary, draft ?? emptyDraft(), {
      onChange: () => {
        this.#wait();
      },
      announce: (text) => {
        this.#announce(text);
      },
    });
    this.#say(trouble ? troubleText(trouble) : draft ? 'Your draft is back.' : '');
    this.#check();
    // There is room beside the fields.
    const page = this.querySelector<HTMLDetailsElement>('[data-preview]');
    if (page && matchMedia('(width >= 80rem)').matches) page.open = true;
    this.#show();
    const on = (name: string, press: () => void) =>
      this.querySelector(`[data-${name}]`)?.addEventListener('click', press, { signal });
    on('check', () => {
      this.#form?.showMissing();
      this.#check();
      const problems = this.querySelector<HTMLDetailsElement>('[data-problems]');
      if (!problems) return;
      problems.open = true;
      problems.querySelector('summary')?.focus();
    });
    on('download', () => {
      this.#download();
    });
    on('again', () => {
      this.#startOver();
    });
    this.querySelector('[data-preview]')?.addEventListener(
      'toggle',
      () => {
        this.#show();
      },
      { signal },
    );
    this.querySelector('[data-proposal]')?.addEventListener(
      'toggle',
      () => {
        this.#propose();
      },
      { signal },
    );
    window.addEventListener(
      'storage',
      ({ key }) => {
        if (key === DRAFT_KEY || key === null) this.#say(troubleText('elsewhere'));
      },
      { signal },
    );
    // What was typed in the last moment is saved, too.
    window.addEventListener('pagehide', () => this.#timer !== 0 && this.#settle(), { signal });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  #offers(id: string): HTMLOptionElement[] {
    return [...this.querySelectorAll<HTMLOptionElement>(`#${id} option`)];
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#settle();
    }, QUIET);
  }

  /** Typing has paused. */
  #settle(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!this.#form) return;
    const trouble: Trouble | undefined = this.#store.write(this.#form.draft);
    this.#say(trouble ? troubleText(trouble) : 'Saved in this browser.');
    this.#check();
    this.#show();
    this.#propose();
  }

  #check(): void {
    if (!this.#form) return;
    const { draft } = this.#form;
    const problems = draftProblems(draft, this.#known, today());
    this.#form.showProblems(problems);
    const wrong = problems.filter(({ isMissing }) => !isMissing);
    const missing = problems.filter(({ isMissing }) => isMissing);
    this.#fill(
      'summary',
      wrong.length + missing.length === 0
        ? 'Nothing to mend'
        : `${wrong.length} to mend, ${missing.length} still to be written`,
    );
    this.#fill(
      'list',
      ...this.#problemList('To mend', wrong),
      ...this.#problemList('Still to be written', missing),
    );
    this.#fill(
      'amounts',
      ...amounts(draftGuide(draft, today())).map((amount) =>
        element('li', isOff(amount) ? 'off' : '', amountText(amount)),
      ),
    );
  }

  #problemList(title: string, problems: readonly DraftProblem[]): Node[] {
    if (problems.length === 0) return [];
    return [
      element('h2', 'label', title),
      element(
        'ul',
        '',
        ...problems.map(({ field, message, expected }) => {
          const item = itemOf(field);
          const link = element('a', '', item === '' ? message : `${item}: ${message}`);
          link.href = `#${field}`;
          link.addEventListener('click', (event) => {
            event.preventDefault();
            this.#form?.goTo(field);
          });
          return element('li', '', link, ` Expected: ${expected}.`);
        }),
      ),
    ];
  }

  #show(): void {
    const place = this.querySelector<HTMLDetailsElement>('[data-preview]');
    const page = place?.querySelector('.guide-text');
    if (place?.open && this.#form)
      page?.replaceChildren(...preview(this.#form.draft, this.#vocabulary));
  }

  #files() {
    const draft = this.#form?.draft ?? emptyDraft();
    return {
      folder: folderOf(draft),
      files: guideFiles(draft, { author: AUTHOR, today: today() }),
    };
  }

  #download(): void {
    const { folder, files } = this.#files();
    const named = Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]);
    const archive = new Blob([zip(Object.fromEntries(named) as Record<string, string>)], {
      type: 'application/zip',
    });
    saveFile(`${folder}.zip`, archive);
    this.#announce(`${folder}.zip holds the seven files.`);
  }

  #propose(): void {
    const place = this.querySelector<HTMLDetailsElement>('[data-proposal]');
    if (!place?.open) return;
    const { repository = '', branch = '' } = this.dataset;
    const { folder, files } = this.#files();
    place
      .querySelector('ol')
      ?.replaceChildren(
        ...proposedFiles(files, folder, { repository, branch }).map((file) => this.#proposal(file)),
      );
  }

  #proposal({ name, text, address, isFilledIn }: ProposedFile): Node {
    const link = element('a', '', isFilledIn ? `Propose ${name}` : `Open an empty ${name}`);
    link.href = address;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    if (isFilledIn) return element('li', '', link);
    const copy = button('', `Copy the text of ${name}`, () => {
      navigator.clipboard.writeText(text).then(
        () => {
          this.#announce(`The text of ${name} is copied.`);
        },
        () => {
          this.#announce('The browser did not let the page copy. Download the files instead.');
        },
      );
    });
    return element('li', '', link, ', and paste: its text is too long for an address. ', copy);
  }

  #startOver(): void {
    if (!confirm('Delete the draft that is saved in this browser, and begin with an empty one?'))
      return;
    clearTimeout(this.#timer);
    this.#timer = 0;
    const trouble = this.#store.clear();
    this.#form?.replace(emptyDraft());
    this.#check();
    this.#show();
    this.#propose();
    this.#say(trouble ? troubleText(trouble) : 'The draft is deleted.');
    this.#form?.goTo('role');
  }

  #fill(name: string, ...children: (string | Node)[]): void {
    const place = this.querySelector(`[data-${name}]`);
    // Told anew only where it is new: what is being read aloud is not begun again.
    const next = element('div', '', ...children);
    if (place && place.textContent !== next.textContent) place.replaceChildren(...next.childNodes);
  }

  /** Where the draft is, and what is wrong with keeping it. */
  #say(text: string): void {
    this.#fill('saved', text);
  }

  #announce(text: string): void {
    this.#fill('told', text);
  }
}

function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

customElements.define('guide-form', GuideForm);
