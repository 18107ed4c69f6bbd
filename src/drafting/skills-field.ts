import { button, element } from '../element.ts';

/** Names of the page's list that an input offers while one types. */
export const SKILL_LIST = 'skill-names';

/**
 * Skills chosen by their names, found while one types.
 *
 * @param chosen ids, which the field changes
 * @param names of all skills, by id
 * @param onChange told what happened
 */
export function skillsField(
  chosen: string[],
  names: ReadonlyMap<string, string>,
  onChange: (text: string) => void,
): [input: HTMLInputElement, list: HTMLElement] {
  const input = element('input');
  input.type = 'text';
  input.autocomplete = 'off';
  input.setAttribute('list', SKILL_LIST);
  const list = element('ul', 'chosen');
  const ids = new Map([...names].map(([id, name]) => [name.toLowerCase(), id]));
  const draw = () => {
    list.replaceChildren(
      ...chosen.map((id, index) => {
        const name = names.get(id) ?? id;
        const remove = button('', '×', () => {
          chosen.splice(index, 1);
          draw();
          onChange(`${name} removed.`);
          input.focus();
        });
        remove.setAttribute('aria-label', `Remove ${name}`);
        return element('li', '', name, remove);
      }),
    );
  };
  const take = () => {
    const id = ids.get(input.value.trim().toLowerCase());
    if (id === undefined) return;
    input.value = '';
    if (chosen.includes(id)) return;
    chosen.push(id);
    draw();
    onChange(`${names.get(id) ?? id} added.`);
  };
  // A name that is typed may be the beginning of another: only a choice from the list is taken at once.
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent) || event.inputType === 'insertReplacementText') take();
  });
  input.addEventListener('change', take);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    take();
  });
  draw();
  return [input, list];
}
