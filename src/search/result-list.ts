import { count } from '../guides/count.ts';
import { button, element, link } from '../element.ts';
import type { ResultGroup } from './groups.ts';
import type { SearchResult } from './result.ts';

/** So many of a group are shown at first, lest one guide keep the next from being seen. */
const FIRST = 3;

/**
 * A group of results under the name of its guide.
 *
 * @param skills address of the list of all skills, for what belongs to no guide
 */
export function resultGroup({ role, href, results }: ResultGroup, skills: string): HTMLElement {
  const list = element('ol', 'search-results', ...results.slice(0, FIRST).map(item));
  const heading = element('h2', '', link(href ?? skills, '', role === '' ? 'Skills' : role));
  const group = element('section', '', heading, list);
  const rest = results.slice(FIRST);
  if (rest.length === 0) return group;
  const more = button('search-more', `${count(rest.length, 'more result')} from here`, () => {
    const items = rest.map(item);
    list.append(...items);
    more.remove();
    items[0]?.querySelector('a')?.focus();
  });
  more.setAttribute('aria-label', `${more.textContent}: ${role === '' ? 'Skills' : role}`);
  group.append(more);
  return group;
}

function item({ href, title, section, type, level, excerpt }: SearchResult): HTMLLIElement {
  const facts = [type ?? section, level ?? ''].filter((fact) => fact !== '');
  const line = element('p', 'facts-line', ...facts.map((fact) => element('span', '', fact)));
  const runs = excerpt.map(({ text, marked }) => (marked ? element('mark', '', text) : text));
  const text = runs.length > 0 ? [element('p', 'excerpt', ...runs)] : [];
  return element('li', '', link(href, '', element('p', 'title', title), line, ...text));
}
