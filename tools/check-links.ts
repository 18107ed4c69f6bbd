/**
 * `npm run check:links`: the form of every outgoing link, and whether `content/links.lock.yaml`
 * knows it. With `--external` each is asked for, and what it leads to is compared with the lock;
 * `--accept <address>` takes the title that a page has now.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { count } from '../src/guides/count.ts';
import { ContentReader } from '../src/guides/reading/content-reader.ts';
import type { Problem } from '../src/guides/problem.ts';
import { formatProblem } from '../src/guides/problem-text.ts';
import { SECTION_FILES } from '../src/guides/guide.ts';
import { site } from '../src/site.ts';
import { HostQueue } from './host-queue.ts';
import { formTrouble } from './link-form.ts';
import { readLock, writeLock } from './link-lock.ts';
import { checkAnswer } from './link-verdicts.ts';
import { POLITE, probe } from './link-probe.ts';
import { outgoingLinks, type OutgoingLink } from './outgoing-links.ts';
import { printProblems } from './problems.ts';

const { values } = parseArgs({
  options: { external: { type: 'boolean' }, accept: { type: 'string', multiple: true } },
});
const accepted = new Set(values.accept);
const root = resolve(import.meta.dirname, '..');
const lockFile = join(root, 'content/links.lock.yaml');
const reader = new ContentReader(root);
const { content, problems } = await reader.read();
if (printProblems(problems, (file) => reader.sourceOf(file))) process.exit(1);

const files = new Map(
  [
    ...content.guides.flatMap(({ slug }) =>
      SECTION_FILES.map((file) => `content/guides/${slug}/${file}`),
    ),
    ...Object.keys(content.authors).map((id) => `content/authors/${id}.yaml`),
  ].map((file) => [file, reader.sourceOf(file) ?? '']),
);
const links = outgoingLinks(content, files);
const lock = readLock(
  await readFile(lockFile, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }),
);

let broken = 0;
for (const link of links) {
  const trouble = formTrouble(link.url);
  if (trouble)
    report(link, { rule: 'link-form', expected: 'an address of the public web', ...trouble });
}
if (values.external) await askForAll();
else {
  const unknown = links.filter(({ url }) => !(url in lock)).length;
  if (unknown > 0)
    console.log(
      `${unknown} of ${count(links.length, 'outgoing link')} were never looked at: npm run check:links -- --external`,
    );
}
if (broken > 0) process.exitCode = 1;
else console.log(`${count(links.length, 'outgoing link')}: no problem found.`);

async function askForAll(): Promise<void> {
  const queue = new HostQueue(12, 500);
  const settings = { ...POLITE, userAgent: `${site.name} link check (+${site.repository})` };
  const today = new Date().toISOString().slice(0, 10);
  const asked = links.filter(({ url }) => formTrouble(url) === undefined);
  const entries = new Map(Object.entries(lock));
  await Promise.all(
    asked.map(async (link) => {
      const answer = await queue.run(new URL(link.url).host, () => probe(link.url, settings));
      const { finding, entry } = checkAnswer(answer, entries.get(link.url), {
        today,
        isAccepted: accepted.has(link.url),
      });
      if (entry) entries.set(link.url, entry);
      if (finding) report(link, finding, answer.verdict === 'unsure' || answer.verdict === 'moved');
    }),
  );
  const used = new Set(links.map(({ url }) => url));
  for (const url of entries.keys()) if (!used.has(url)) entries.delete(url);
  await writeFile(lockFile, writeLock(Object.fromEntries(entries)));
}

/** @param isNote whether it is worth a look, and no failure */
function report(
  { url, places }: OutgoingLink,
  { rule, message, expected, fix }: Pick<Problem, 'rule' | 'message' | 'expected' | 'fix'>,
  isNote = false,
): void {
  if (!isNote) broken++;
  const place = places[0] ?? { file: 'content', line: 1, column: 1 };
  const problem = { ...place, rule, message: `${url} ${message}`, expected, fix };
  console.error(`${formatProblem(problem, reader.sourceOf(place.file))}\n`);
}
