import { kilobytes } from './bytes.ts';
import { dropGuide, isGuideKept, keepGuide, readCatalog } from './shelf.ts';
import { registerWorker } from './worker-registration.ts';

/** A checkbox that keeps the guide at this address, with its size said before. */
export async function keepSwitch(place: HTMLElement, scope: string): Promise<void> {
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
  place.replaceChildren(label, status);
  box.addEventListener('change', () => {
    box.disabled = true;
    const change = box.checked
      ? Promise.all([keepGuide(scope, guide), registerWorker(scope)])
      : dropGuide(scope, guide);
    change
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
