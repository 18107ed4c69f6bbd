/** A thread of its own: at a thousand guides a check takes seconds, in which no page would come. */
import { parentPort, workerData } from 'node:worker_threads';
import { SECTION_FILES } from '../guides/guide.ts';
import type { Problem } from '../guides/problem.ts';
import type { Amount } from './amounts.ts';
import { ContentCheck } from './content-check.ts';

/** What the panel in the dev server tells of one guide. */
export interface WritersNotes {
  isDraft: boolean;
  problems: Problem[];
  warnings: Problem[];
  amounts: Amount[];
}

export interface NotesRequest {
  id: number;
  slug: string;
}

export type NotesReply = { id: number } & ({ notes: WritersNotes } | { error: string });

const check = new ContentCheck(workerData as string);

async function notesOn(slug: string): Promise<WritersNotes> {
  const { guide, problems, warnings } = await check.checkGuide(slug);
  const inOrder = (all: readonly Problem[]) =>
    SECTION_FILES.flatMap((name) =>
      all.filter(({ file }) => file === `content/guides/${slug}/${name}`),
    );
  return {
    isDraft: guide?.isDraft === true,
    problems: inOrder(problems),
    warnings: inOrder(warnings),
    amounts: guide?.amounts ?? [],
  };
}

parentPort?.on('message', ({ id, slug }: NotesRequest) => {
  const reply = (message: NotesReply) => parentPort?.postMessage(message);
  notesOn(slug).then(
    (notes) => {
      reply({ id, notes });
    },
    (error: unknown) => {
      reply({ id, error: String(error) });
    },
  );
});
