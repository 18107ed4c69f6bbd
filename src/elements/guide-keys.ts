const SWITCH = 'field-guide:keys';

/**
 * Walks through the questions by keyboard and opens one answer at a time where they are hidden.
 * The letters work only where the page or the questions have the focus, and can be switched off:
 * who dictates to the computer says letters without meaning them.
 */
class GuideKeys extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    const questions = this.closest<HTMLElement>('.questions');
    const hide = questions?.querySelector<HTMLInputElement>('#hide-answers');
    if (!questions || !hide) return;
    const enabled = this.#explain();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    enabled.checked = remembered() !== 'off';
    enabled.addEventListener('change', () => remember(enabled.checked ? 'on' : 'off'), { signal });

    document.addEventListener(
      'keydown',
      (event) => {
        const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
        if (altKey || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return;
        const isHere = target === document.body || questions.contains(target);
        if (!isHere || target.matches('textarea')) return;
        const reveal = hide.checked && target.matches('.permalink') ? revealOf(target) : undefined;
        if (key === 'Enter' && reveal) reveal.click();
        else if (enabled.checked && (key === 'j' || key === 'k'))
          walk(questions, target, key === 'j' ? 1 : -1);
        else return;
        event.preventDefault();
      },
      { signal },
    );
    questions.addEventListener(
      'change',
      ({ target }) => {
        if (!(target instanceof HTMLInputElement)) return;
        const reveals = [...questions.querySelectorAll<HTMLInputElement>('.reveal input')];
        if (target === hide || (hide.checked && target.checked && reveals.includes(target))) {
          const { top } = target.getBoundingClientRect();
          for (const other of reveals) if (other !== target) other.checked = false;
          // What closes above must not move what the reader opened.
          const moved = target.getBoundingClientRect().top - top;
          scrollBy({ top: moved, behavior: 'instant' });
        }
        const { activeElement: focused } = document;
        if (focused?.closest('.answer')?.checkVisibility() === false) revealOf(focused)?.focus();
      },
      { signal },
    );
  }

  /** The note that lists the keys, and the switch in it. */
  #explain(): HTMLInputElement {
    const [details, summary, text, label, box] = (
      ['details', 'summary', 'p', 'label', 'input'] as const
    ).map((name) => document.createElement(name)) as [
      HTMLElement,
      HTMLElement,
      HTMLElement,
      HTMLElement,
      HTMLInputElement,
    ];
    summary.textContent = 'Keys';
    text.textContent = 'j next, k previous, Enter shows a hidden answer.';
    box.type = 'checkbox';
    label.append(box, 'Use j and k');
    details.append(summary, text, label);
    // A phone has no such keys.
    if (matchMedia('(hover: hover)').matches) this.replaceChildren(details);
    return box;
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }
}

function revealOf(within: Element): HTMLInputElement | undefined {
  return within.closest('.question')?.querySelector<HTMLInputElement>('.reveal input') ?? undefined;
}

/** To the next or the last question that no filter hides. */
function walk(questions: HTMLElement, from: Element, step: number): void {
  const shown = [...questions.querySelectorAll('.question')].filter((one) => one.checkVisibility());
  let at = shown.findIndex((question) => question.contains(from));
  if (at < 0)
    at = shown.findLastIndex((question) => question.getBoundingClientRect().top < innerHeight / 3);
  const next = shown[at + step];
  next?.querySelector<HTMLElement>('.permalink')?.focus({ preventScroll: true });
  next?.scrollIntoView();
}

function remembered(): string | null {
  try {
    return localStorage.getItem(SWITCH);
  } catch {
    // A browser that keeps nothing starts with the keys on.
    return null;
  }
}

function remember(value: string): void {
  try {
    localStorage.setItem(SWITCH, value);
  } catch {
    // It holds for this page all the same.
  }
}

customElements.define('guide-keys', GuideKeys);
