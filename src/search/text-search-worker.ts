/** Searches beside the page: a common word in 5,000 questions takes long enough to be felt. */
import type { Answer, Question } from './text-search-messages.ts';
import { TextSearch } from './text-search.ts';

let search: TextSearch | undefined;

addEventListener('message', ({ data: { number, bundle, text } }: MessageEvent<Question>) => {
  search ??= new TextSearch(bundle);
  search.find(text).then(
    (ids) => answer({ number, ids }),
    (error: unknown) => answer({ number, error: String(error) }),
  );
});

function answer(message: Answer): void {
  postMessage(message);
}
