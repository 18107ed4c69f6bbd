import { count } from '../guides/count.ts';
import { button, element, link } from '../element.ts';
import type { Nearest } from './query.ts';
import type { Suggestions } from './suggestions.ts';

/** What the reader searched for before, each to be searched for again, and a way to forget. */
export function recentSearches(
  searches: readonly string[],
  { search, forget }: { search: (text: string) => void; forget: () => void },
): HTMLElement {
  return section(
    'Your recent searches',
    'search-recent',
    searches.map((text) => button('chip', text, () => search(text))),
    button('search-more', 'Forget these', forget),
  );
}

export function topicList(topics: Suggestions['topics']): HTMLElement {
  return section(
    'What most questions are about',
    'search-topics',
    topics.map(({ name, href, questions }) =>
      link(href, '', name, ' ', element('span', '', count(questions, 'question'))),
    ),
  );
}

/** Ways on where nothing was found: words that are known, places that are near, all there is. */
export function waysOn(
  { words, places }: Nearest,
  {
    search,
    unfilter,
    questions,
  }: { search: (text: string) => void; unfilter: (() => void) | undefined; questions: string },
): HTMLElement[] {
  return [
    ...(unfilter ? [button('button', 'Search without the filters', unfilter)] : []),
    ...(words.length > 0
      ? [
          section(
            'Words near it that the guides use',
            'search-recent',
            words.map((word) => button('chip', word, () => search(word))),
          ),
        ]
      : []),
    section('Where to look instead', 'search-topics', [
      ...places.map(({ name, href }) => link(href, '', name)),
      link(questions, '', 'All questions of all guides'),
    ]),
  ];
}

function section(
  title: string,
  className: string,
  entries: readonly Node[],
  ...after: Node[]
): HTMLElement {
  const list = element('ul', className, ...entries.map((entry) => element('li', '', entry)));
  return element('section', 'search-offer', element('h2', 'label', title), list, ...after);
}
