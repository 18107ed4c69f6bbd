/**
 * Writes the search index of a project and says what each part of the work took. A process of its
 * own for `bench/search.ts`.
 */
import { parseArgs } from 'node:util';
import { readOutline } from '../src/guides/reading/guide-memory.ts';
import { joinIndexParts, writeIndexParts } from '../src/search/indexing.ts';
import { plannedParts } from '../src/search/site-records.ts';
import { inPhase, phases, phaseTable } from '../tools/phases.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'outline-only': { type: 'boolean', default: false } },
});
const [root = '.', output = 'pagefind'] = positionals;
const reading = await readOutline(root);
if (!values['outline-only']) {
  await inPhase('whole index', async () => {
    const parts = await writeIndexParts(plannedParts(root, reading), output, { inPhase });
    await joinIndexParts(parts, output);
  });
  console.log(phaseTable(phases()));
}
