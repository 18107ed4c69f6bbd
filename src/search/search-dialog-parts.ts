import { element } from '../element.ts';

/**
 * What `SearchBox.astro` prints on the search page, in a dialog: of no use without a script, it is
 * made by one, and weighs on no page. The box adds the rest as it is loaded.
 *
 * @param search the address of the search page
 */
export function searchDialog(search: string): HTMLDialogElement {
  const id = 'dialog-query';
  const label = Object.assign(element('label', 'unseen', 'Search guides and questions'), {
    htmlFor: id,
  });
  const field = Object.assign(element('input'), {
    id,
    type: 'search',
    name: 'q',
    autocomplete: 'off',
    placeholder: 'Topic, role, question',
  });
  const row = element('div', 'row', field, element('button', 'button', 'Search'));
  const form = element('form', 'search-box', label, row);
  const box = document.createElement('search-box');
  box.append(Object.assign(form, { role: 'search', action: search }));
  return Object.assign(element('dialog', '', box), { ariaLabel: 'Search' });
}
