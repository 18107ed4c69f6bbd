/**
 * Searches beside the page, which stays free to scroll and to type into meanwhile. The worker's name
 * is the address of the index, such as `/prep/pagefind/`, a space, and the language of the index.
 */
import { FilesAhead, pagefindFiles, type FileAhead } from './files-ahead.ts';
import { readIndexFile } from './index-files.ts';
import { openPagefind, type Pagefind } from './pagefind.ts';
import type { PlacesFile } from './question-files.ts';
import { SearchIndex } from './query.ts';
import type { Answer, Question } from './search-messages.ts';
import { Spelling } from './spelling.ts';
import type { Place } from './suggestions.ts';
import type { TextSearch } from './text-search.ts';
import { ThriftyPagefind } from './thrifty-pagefind.ts';

const [bundle = '/', language = ''] = self.name.split(' ');
const ahead = new FilesAhead(pagefindFiles(bundle, language), self.fetch.bind(self));
self.fetch = ahead.fetch;

const open = once(() => openPagefind(bundle));

/** What a query means is found out while the index is on its way. */
const finder = new ThriftyPagefind(open, (path) => readIndexFile(bundle, path));
const pagefind: Pick<Pagefind, 'search'> = {
  search: async (query, options) => (await open()).pagefind.search(query, options),
};
const spelling = new Spelling(async (list) => (await get(`vocabulary/${list}`)) as string[]);
const index = new SearchIndex(finder, spelling, async () => (await get('places')) as Place[]);
/** Only the question explorer asks it. */
let textSearch: TextSearch | undefined;

async function get(file: string): Promise<unknown> {
  return (await fetch(`${bundle}${file}.json`)).json();
}

async function searchForText(): Promise<TextSearch> {
  const [{ TextSearch }, { QuestionPlaces }] = await Promise.all([
    import('./text-search.ts'),
    import('./question-table.ts'),
  ]);
  const places = once(async () => new QuestionPlaces((await get('question-places')) as PlacesFile));
  return new TextSearch(pagefind, spelling, places);
}

async function answer(question: Question): Promise<unknown> {
  void open().catch(() => undefined);
  switch (question.name) {
    case 'open':
      await open();
      return undefined;
    case 'search':
      return index.search(...question.parameters);
    case 'nearest':
      return index.nearest(...question.parameters);
    case 'questions':
      textSearch ??= await searchForText();
      return textSearch.find(...question.parameters);
  }
}

addEventListener('message', ({ data }: MessageEvent<Question | FileAhead>) => {
  if ('address' in data) {
    ahead.take(data);
    return;
  }
  const { number } = data;
  answer(data).then(
    (value) => reply({ number, value }),
    (error: unknown) => reply({ number, error: String(error) }),
  );
});

/** What is loaded once; forgotten when it could not be, to be tried again. */
function once<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loaded: Promise<Loaded> | undefined;
  return () =>
    (loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    }));
}

function reply(message: Answer): void {
  postMessage(message);
}
