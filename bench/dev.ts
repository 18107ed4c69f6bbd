/**
 * `npm run bench:dev [-- --guides 100,1000 --edits 5]`: how long a writer waits for the dev server
 * with so many made-up guides: for the first page of a guide, when nothing was read before and when
 * it was, and from an edit to a page that shows it. Linux only: it reads `/proc`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { copySources } from '../tools/copy-sources.ts';
import { readState } from './process-tree.ts';
import { vocabularyOf, writeSyntheticContent } from './synthetic-guides.ts';

const PAGE = '/guides/role-00000/';
const FILE = 'content/guides/role-00000/questions.mdx';
const PATIENCE = 180_000;

const project = resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    guides: { type: 'string', default: '100,1000' },
    edits: { type: 'string', default: '5' },
  },
});

/** Milliseconds, of the clock and of the server's processor. */
interface Waited {
  wall: number;
  cpu: number;
}

class DevServer {
  readonly #child: ChildProcess;
  readonly #origin: string;
  readonly #started = performance.now();

  constructor(root: string, port: number) {
    this.#origin = `http://127.0.0.1:${port}`;
    this.#child = spawn(process.execPath, ['tools/dev.ts', '--port', String(port)], {
      cwd: root,
      // As `npm run dev` sets it.
      env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled') },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }

  static async start(root: string): Promise<DevServer> {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const address = free.address();
    free.close();
    if (address === null || typeof address === 'string') throw new Error('No port is free.');
    return new DevServer(root, address.port);
  }

  async firstPage(): Promise<Waited> {
    for (;;) {
      if (this.#child.exitCode !== null) throw new Error('The dev server has ended.');
      if (performance.now() - this.#started > PATIENCE) throw new Error('No page came.');
      const response = await fetch(this.#origin + PAGE).catch(() => undefined);
      if (response?.ok && (await response.text()).includes('</html>')) break;
      await wait(20);
    }
    return { wall: performance.now() - this.#started, cpu: this.#cpu() };
  }

  /** Save a file, wait as a browser does until the server says to reload, and load the page. */
  async edit(file: string, text: string, mark: string): Promise<Waited & { told: number }> {
    const socket = new WebSocket(this.#origin.replace('http', 'ws'), 'vite-hmr');
    await new Promise((open, fail) => {
      socket.addEventListener('open', open);
      socket.addEventListener('error', fail);
    });
    // What was to be told before anybody listened comes first.
    await wait(200);
    const before = this.#cpu();
    const told = new Promise<void>((reload) => {
      socket.addEventListener('message', ({ data }) => {
        if (String(data).includes('"full-reload"')) reload();
      });
    });
    const saved = performance.now();
    await writeFile(file, text);
    await told;
    const toldAfter = performance.now() - saved;
    const page = await (await fetch(this.#origin + PAGE)).text();
    const waited = { told: toldAfter, wall: performance.now() - saved, cpu: this.#cpu() - before };
    socket.close();
    if (!page.includes(mark)) throw new Error('The page was told to reload before it was new.');
    return waited;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill();
    await ended;
  }

  #cpu(): number {
    return 1000 * readState(readFileSync(`/proc/${this.#child.pid ?? 0}/stat`, 'utf8')).cpu;
  }
}

async function inServer<T>(root: string, task: (server: DevServer) => Promise<T>): Promise<T> {
  const server = await DevServer.start(root);
  try {
    return await task(server);
  } finally {
    await server.stop();
  }
}

function median(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}

async function measure(guides: number, edits: number) {
  const root = await mkdtemp(join(tmpdir(), 'bench-dev-'));
  try {
    await copySources(project, root);
    await writeSyntheticContent(project, root, { guides }, await vocabularyOf(project));
    const cold = await inServer(root, (server) => server.firstPage());
    const warm: Waited[] = [];
    const shown: (Waited & { told: number })[] = [];
    for (let run = 0; run < 3; run++)
      await inServer(root, async (server) => {
        warm.push(await server.firstPage());
        if (run > 0) return;
        const file = join(root, FILE);
        const text = await readFile(file, 'utf8');
        for (let edit = 0; edit < edits; edit++) {
          // Longer than any save of the one before takes to settle.
          await wait(3000);
          const mark = `What changed in edit ${edit}?`;
          shown.push(await server.edit(file, text.replace(/^## .*$/m, `## ${mark}`), mark));
        }
      });
    const of = <K extends string>(all: readonly Record<K, number>[], key: K) =>
      Math.round(median(all.map((one) => one[key])));
    return {
      guides,
      load: loadavg().map((load) => Number(load.toFixed(1))),
      firstPageCold: { wall: Math.round(cold.wall), cpu: Math.round(cold.cpu) },
      firstPage: { wall: of(warm, 'wall'), cpu: of(warm, 'cpu') },
      edit: { told: of(shown, 'told'), wall: of(shown, 'wall'), cpu: of(shown, 'cpu') },
    };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const results = [];
for (const size of values.guides.split(',').map(Number)) {
  if (!Number.isInteger(size) || size < 2)
    throw new Error(`--guides is “${values.guides}”. Expected numbers, such as 100,1000.`);
  results.push(await measure(size, Number(values.edits)));
}
console.log(JSON.stringify(results, null, 2));
console.log(`\nNode ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}; ms\n`);
console.log(
  '| guides | first page, nothing kept | CPU | first page | CPU | edit → visible | CPU |',
);
console.log('| --: | --: | --: | --: | --: | --: | --: |');
for (const { guides, firstPageCold, firstPage, edit } of results)
  console.log(
    `| ${[guides, firstPageCold.wall, firstPageCold.cpu, firstPage.wall, firstPage.cpu, edit.wall, edit.cpu].join(' | ')} |`,
  );
