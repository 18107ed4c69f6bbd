import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ChangeReport } from './change-report.ts';
import { zip } from './made-up-archive.ts';
import { MARK } from './report-markdown.ts';

const SHA = 'a'.repeat(40);
const sound: ChangeReport = {
  guides: [],
  others: ['content/skills.yaml @everyone'],
  notes: [],
  similar: [],
  pages: [],
};

/** A service that answers as GitHub does, and keeps what is written. */
let archive: Buffer = Buffer.alloc(0);
let comments: { id: number; body: string; user: { login: string } }[] = [];
let written: { method: string; url: string; body: string }[] = [];
const server = createServer((request, response) => {
  const { method = '', url = '' } = request;
  const path = url.replace('/repos/owner/name', '');
  const json = (value: unknown) => response.end(JSON.stringify(value));
  if (method !== 'GET') {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      written.push({ method, url: path, body: (JSON.parse(body) as { body: string }).body });
      json({});
    });
  } else if (path.startsWith('/actions/runs/5/artifacts'))
    json({
      artifacts: archive.length === 0 ? [] : [{ id: 8, name: 'report', size_in_bytes: 900 }],
    });
  else if (path === '/actions/artifacts/8/zip') response.end(archive);
  else if (path === '/pulls/7') json({ state: 'open', head: { sha: SHA } });
  else if (path.startsWith('/issues/7/comments')) json(comments);
  else response.writeHead(404).end('{}');
});

let address = '';
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  written = [];
  comments = [];
});

const bundle = (number: string, report: unknown = sound) =>
  zip(
    { name: 'number', body: Buffer.from(number) },
    { name: 'report.json', body: Buffer.from(JSON.stringify(report)) },
  );

/** Run it as the workflow does; whether it held the run to be sound. */
function comment(sha = SHA): Promise<boolean> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, 'comment-report.ts')],
      {
        env: {
          GITHUB_TOKEN: 'none',
          GITHUB_API_URL: address,
          GITHUB_REPOSITORY: 'owner/name',
          RUN_ID: '5',
          HEAD_SHA: sha,
        },
      },
      (error) => {
        done(error === null);
      },
    );
  });
}

test('a report becomes a comment, in which a stranger’s text names nobody', async () => {
  archive = bundle('7');
  expect(await comment()).toBe(true);
  expect(written).toHaveLength(1);
  expect(written[0]).toMatchObject({ method: 'POST', url: '/issues/7/comments' });
  expect(written[0]?.body).toContain('`content/skills.yaml @everyone`');
});

test('the next report takes the place of ours, and of nobody else’s comment', async () => {
  archive = bundle('7');
  comments = [
    { id: 1, body: `${MARK} I am not the bot`, user: { login: 'somebody' } },
    { id: 2, body: `${MARK} earlier`, user: { login: 'github-actions[bot]' } },
  ];
  expect(await comment()).toBe(true);
  expect(written.map(({ method, url }) => [method, url])).toEqual([
    ['PATCH', '/issues/comments/2'],
  ]);
});

test('a run that ended before it could report is passed over', async () => {
  archive = Buffer.alloc(0);
  expect(await comment()).toBe(true);
  expect(written).toEqual([]);
});

test.each([
  ['another pull request’s number', () => bundle('7'), 'b'.repeat(40)],
  ['a path for a number', () => bundle('7/../8'), SHA],
  ['a report with more than it may hold', () => bundle('7', { ...sound, html: '<b>' }), SHA],
  ['a page that is a link', () => bundle('7', { ...sound, pages: ['https://evil.example/'] }), SHA],
])('%s is refused, and nothing is written', async (_, make, sha) => {
  archive = make();
  expect(await comment(sha)).toBe(false);
  expect(written).toEqual([]);
});
