/**
 * Searches beside the page, which stays free to scroll and to type into meanwhile. The worker's name
 * is the address of the index, such as `/prep/pagefind/`.
 */
import { openPagefind } from './pagefind.ts';
import { SearchIndex } from './query.ts';
import type { Answer, Question } from './search-messages.ts';
import { Spelling } from './spelling.ts';
import type { Place } from './suggestions.ts';
import type { TextSearch } from './text-search.ts';

interface Opened {
  index: SearchIndex;
  /** Only the question explorer asks for these. */
  questions: () => Promise<TextSearch>;
}

const bundle = self.name;

/** Forgotten when it could not be opened, to be tried again. */
let opened: Promise<Opened> | undefined;

function open(): Promise<Opened> {
  opened ??= openIndex().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function openIndex(): Promise<Opened> {
  const pagefind = await openPagefind(bundle);
  const spelling = new Spelling(async (list) => (await get(`vocabulary/${list}`)) as string[]);
  let textSearch: TextSearch | undefined;
  const places = async () => (await get('places')) as Place[];
  return {
    index: new SearchIndex(pagefind, spelling, places),
    questions: async () =>
      (textSearch ??= new (await import('./text-search.ts')).TextSearch(pagefind, spelling)),
  };
}

async function get(file: string): Promise<unknown> {
  return (await fetch(`${bundle}${file}.json`)).json();
}

async function answer(question: Question): Promise<unknown> {
  const { index, questions } = await open();
  switch (question.name) {
    case 'open':
      return undefined;
    case 'search':
      return index.search(...question.parameters);
    case 'nearest':
      return index.nearest(...question.parameters);
    case 'questions':
      return (await questions()).find(...question.parameters);
  }
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const { number } = data;
  answer(data).then(
    (value) => reply({ number, value }),
    (error: unknown) => reply({ number, error: String(error) }),
  );
});

function reply(message: Answer): void {
  postMessage(message);
}
