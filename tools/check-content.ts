/** `npm run check:content`: read all of `content/`, print every problem, exit 1 when there is one. */
import { resolve } from 'node:path';
import { count } from '../src/guides/count.ts';
import { ContentReader } from '../src/guides/reading/content-reader.ts';
import { securityExpiryProblem } from '../src/seo/text-files.ts';
import { printProblems } from './problems.ts';

const root = resolve(import.meta.dirname, '..');
const reader = new ContentReader(root);
const { content, problems } = await reader.read();
process.exitCode = printProblems(problems, reader) ? 1 : 0;
const expiry = securityExpiryProblem(new Date().toISOString().slice(0, 10));
if (expiry !== undefined) {
  console.error(expiry);
  process.exitCode = 1;
}
if (process.exitCode === 0) {
  const questions = content.guides.reduce((sum, guide) => sum + guide.questions.items.length, 0);
  console.log(
    `content/ is sound: ${count(content.guides.length, 'guide')}, ${count(questions, 'question')}`,
  );
}
