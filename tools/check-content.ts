/**
 * `npm run check:content [-- --watch | --fix | --json | --github]`: read all of `content/`, print
 * every problem and every warning, exit 1 when there is a problem. A warning refuses nothing.
 */
import { watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { count } from '../src/guides/count.ts';
import { paths } from '../src/guides/paths.ts';
import { formatProblems } from '../src/guides/problem-text.ts';
import { securityExpiryProblem } from '../src/seo/text-files.ts';
import { ContentCheck, type CheckedContent } from '../src/editorial/content-check.ts';
import { fixContent } from './fix-content.ts';
import { asJson, asWorkflowCommands } from './problem-reports.ts';
import { printProblems } from './problems.ts';

const root = resolve(process.env['CONTENT_ROOT'] ?? join(import.meta.dirname, '..'));
/** Milliseconds: an editor saves in several steps. */
const QUIET = 100;

const OPTIONS = {
  watch: { type: 'boolean', default: false },
  fix: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  github: { type: 'boolean', default: false },
} as const;

function readOptions(): Record<keyof typeof OPTIONS, boolean> | undefined {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : String(error)}\nExpected nothing, --watch (check again at each change), --fix (mend what can be mended safely), --json (for programs), or --github (for GitHub’s annotations).`,
    );
    process.exitCode = 2;
    return undefined;
  }
}

function printFindings(
  { problems, draftProblems, warnings, guides, questions }: CheckedContent,
  sourceOf: (file: string) => string | undefined,
): void {
  printProblems(problems, sourceOf);
  if (warnings.length > 0) {
    console.log(formatProblems(warnings, sourceOf));
    console.log(
      `\n${count(warnings.length, 'warning')}, which ${warnings.length === 1 ? 'refuses' : 'refuse'} nothing. All rules: ${paths.rules}`,
    );
  }
  if (draftProblems.length > 0) {
    console.log(formatProblems(draftProblems, sourceOf));
    console.log(
      `\n${count(draftProblems.length, 'problem')} in drafts. They keep nothing from being published: drafts are not.`,
    );
  }
  if (problems.length === 0)
    console.log(`content/ is sound: ${count(guides, 'guide')}, ${count(questions, 'question')}`);
}

async function checkOnce(check: ContentCheck, json: boolean, github: boolean): Promise<void> {
  const checked = await check.check();
  const expiry = securityExpiryProblem(new Date().toISOString().slice(0, 10));
  process.exitCode = checked.problems.length > 0 || expiry !== undefined ? 1 : 0;
  if (json) console.log(asJson(checked));
  else {
    if (github && checked.problems.length + checked.warnings.length > 0)
      console.log(asWorkflowCommands(checked));
    printFindings(checked, check.sourceOf);
  }
  if (expiry !== undefined) console.error(expiry);
}

/** Check at each change, until Ctrl+C. */
function watchContent(check: ContentCheck): void {
  let timer: NodeJS.Timeout | undefined;
  let checking = Promise.resolve();
  const again = () => {
    if (process.stdout.isTTY) console.clear();
    checking = checking
      .then(() => checkOnce(check, false, false))
      .then(() => console.log('\nWaiting for a change below content/. Ctrl+C ends.'));
  };
  watch(join(root, 'content'), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(again, QUIET);
  });
  again();
}

const options = readOptions();
if (options) {
  if (options.fix) for (const line of await fixContent(root)) console.log(line);
  const check = new ContentCheck(root);
  if (options.watch) watchContent(check);
  else await checkOnce(check, options.json, options.github);
}
