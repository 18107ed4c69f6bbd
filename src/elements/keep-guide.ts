import { kilobytes } from '../offline/bytes.ts';
import { dropGuide, isGuideKept, keepGuide, readCatalog } from '../offline/shelf.ts';
import { registerWorker } from '../offline/worker-registration.ts';

/** A checkbox that keeps the guide of its page for reading offline, with its size said before. */
class KeepGuide extends HTMLElement {
  connectedCallback(): void {
    // Without the list of sizes nothing is offered: nobody should keep what weighs they know not what.
    void this.#offer().catch(() => this.replaceChildren());
  }

  disconnectedCallback(): void {
    this.replaceChildren();
  }

  async #offer(): Promise<void> {
    const scope = this.dataset['scope'] ?? '/';
    const page = location.pathname.slice(scope.length);
    const { guides } = await readCatalog(scope);
    const guide = guides.find((candidate) => candidate.page === page);
    if (!guide) return;
    const label = document.createElement('label');
    const box = document.createElement('input');
    const status = document.createElement('span');
    box.type = 'checkbox';
    box.checked = await isGuideKept(scope, guide);
    status.setAttribute('role', 'status');
    label.append(box, ` Keep this guide for reading offline (${kilobytes(guide.bytes)})`);
    this.replaceChildren(label, status);
    box.addEventListener('change', () => {
      box.disabled = true;
      const change = box.checked
        ? Promise.all([keepGuide(scope, guide), registerWorker(scope)])
        : dropGuide(scope, guide);
      void change
        .then(
          () => (status.textContent = box.checked ? 'Kept on this device.' : 'No longer kept.'),
          () => {
            box.checked = !box.checked;
            status.textContent = 'That did not work. Check the connection and the free space.';
          },
        )
        .finally(() => {
          box.disabled = false;
          box.focus();
        });
    });
  }
}

customElements.define('keep-guide', KeepGuide);
