/**
 * `npm run check:content [-- --json | --github]`: read all of `content/`, print every problem and
 * every warning, exit 1 when there is a problem. A warning refuses nothing.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reviewGuides } from '../src/editorial/review.ts';
import { count } from '../src/guides/count.ts';
import { formatProblems } from '../src/guides/problem.ts';
import { ContentReader } from '../src/guides/reading/content-reader.ts';
import { securityExpiryProblem } from '../src/seo/text-files.ts';
import { asJson, asWorkflowCommands } from './problem-reports.ts';
import { printProblems } from './problems.ts';

const root = resolve(import.meta.dirname, '..');
const options = readOptions();
if (options) {
  const today = new Date().toISOString().slice(0, 10);
  const reader = new ContentReader(root);
  const { content, problems, draftProblems } = await reader.read();
  const warnings = reviewGuides(content.guides, (file) => reader.sourceOf(file), today);
  const guides = content.guides.length;
  const questions = content.guides.reduce((sum, guide) => sum + guide.questions.items.length, 0);
  const expiry = securityExpiryProblem(today);
  process.exitCode = problems.length > 0 || expiry !== undefined ? 1 : 0;
  if (options.json) console.log(asJson({ problems, warnings, guides, questions }));
  else {
    if (options.github && problems.length + warnings.length > 0)
      console.log(asWorkflowCommands({ problems, warnings }));
    printProblems(problems, reader);
    if (warnings.length > 0) {
      console.log(formatProblems(warnings, (file) => reader.sourceOf(file)));
      console.log(
        `\n${count(warnings.length, 'warning')}, which ${warnings.length === 1 ? 'refuses' : 'refuse'} nothing. Why, and how to do better: /contribute/rules/`,
      );
    }
    if (draftProblems.length > 0) {
      console.log(formatProblems(draftProblems, (file) => reader.sourceOf(file)));
      console.log(
        `\n${count(draftProblems.length, 'problem')} in drafts. They keep nothing from being published: drafts are not.`,
      );
    }
    if (process.exitCode === 0)
      console.log(`content/ is sound: ${count(guides, 'guide')}, ${count(questions, 'question')}`);
  }
  if (expiry !== undefined) console.error(expiry);
}

function readOptions(): { json: boolean; github: boolean } | undefined {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        github: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : String(error)}\nExpected nothing, --json (for programs), or --github (for GitHub’s annotations).`,
    );
    process.exitCode = 2;
    return undefined;
  }
}
