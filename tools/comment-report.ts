/**
 * Puts the report of a pull request's run below the pull request, in one comment that is renewed.
 * Runs with the right to comment, from the default branch: it never runs the pull request's code,
 * and takes what that code left as data of a stranger (`report.yml` says more).
 */
import { z } from 'astro/zod';
import { changeReport } from './change-report.ts';
import { fileOfArchive } from './report-archive.ts';
import { MARK, reportMarkdown } from './report-markdown.ts';

const ARCHIVE_BYTES = 500_000;
const REPORT_BYTES = 1_000_000;
const COMMENT_CHARACTERS = 60_000;

const environment = z
  .object({
    GITHUB_TOKEN: z.string().min(1),
    GITHUB_API_URL: z.url(),
    GITHUB_REPOSITORY: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
    RUN_ID: z.string().regex(/^\d{1,20}$/),
    HEAD_SHA: z.string().regex(/^[0-9a-f]{40}$/),
  })
  .parse(process.env);
const api = `${environment.GITHUB_API_URL}/repos/${environment.GITHUB_REPOSITORY}`;

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(`${api}${path}`, {
    ...init,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${environment.GITHUB_TOKEN}`,
      'x-github-api-version': '2022-11-28',
    },
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return response;
}

/** Nothing where the run ended before it could report. */
async function artifact(): Promise<Buffer | undefined> {
  const list = z.object({
    artifacts: z.array(z.object({ id: z.int(), name: z.string(), size_in_bytes: z.int() })),
  });
  const { artifacts } = list.parse(
    await (await ask(`/actions/runs/${environment.RUN_ID}/artifacts?name=report`)).json(),
  );
  const found = artifacts.find(({ name }) => name === 'report');
  if (!found) return undefined;
  if (found.size_in_bytes > ARCHIVE_BYTES) throw new Error('The report is too large.');
  const bytes = Buffer.from(await (await ask(`/actions/artifacts/${found.id}/zip`)).arrayBuffer());
  if (bytes.length > ARCHIVE_BYTES) throw new Error('The report is too large.');
  return bytes;
}

/** A run may claim any number; only the pull request whose newest commit it ran on gets the comment. */
async function checkedNumber(claimed: string): Promise<number> {
  const number = Number(/^\d{1,9}$/.exec(claimed.trim())?.[0] ?? NaN);
  if (!Number.isSafeInteger(number)) throw new Error('The report names no pull request.');
  const pull = z.object({ state: z.string(), head: z.object({ sha: z.string() }) });
  const { head, state } = pull.parse(await (await ask(`/pulls/${number}`)).json());
  if (state !== 'open' || head.sha !== environment.HEAD_SHA)
    throw new Error('The run is not of that pull request’s newest commit.');
  return number;
}

const archive = await artifact();
if (!archive) {
  console.log('The run left no report.');
  process.exit();
}
const number = await checkedNumber(fileOfArchive(archive, 'number', 20).toString());
const report = changeReport.parse(
  JSON.parse(fileOfArchive(archive, 'report.json', REPORT_BYTES).toString()),
);
// Cut at the end of a line, where no code span is open.
const body = reportMarkdown(report)
  .slice(0, COMMENT_CHARACTERS)
  .replace(/\n[^\n]*$/, '\n');
const comments = z
  .array(
    z.object({ id: z.int(), body: z.string().nullish(), user: z.object({ login: z.string() }) }),
  )
  .parse(await (await ask(`/issues/${number}/comments?per_page=100`)).json());
const earlier = comments.find(
  ({ body: text, user }) => user.login === 'github-actions[bot]' && text?.startsWith(MARK) === true,
);
await ask(earlier ? `/issues/comments/${earlier.id}` : `/issues/${number}/comments`, {
  method: earlier ? 'PATCH' : 'POST',
  body: JSON.stringify({ body }),
});
