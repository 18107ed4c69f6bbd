import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveStatic, type StaticServer } from '../tools/static-server.ts';

describe('the static server', () => {
  let folder: string;
  let server: StaticServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'static-'));
    await mkdir(join(folder, 'site/about'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(folder, 'site/index.html'), 'home');
    await writeFile(join(folder, 'site/about/index.html'), 'about');
    await writeFile(join(folder, 'site/404.html'), 'not here');
    await mkdir(join(folder, 'site/_astro'));
    await writeFile(join(folder, 'site/_astro/a.js'), '0');
    server = await serveStatic(join(folder, 'site'), { base: '/prep/' });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  /** `fetch` would tidy the path up before it asks. */
  const ask = (path: string) =>
    new Promise<[status: number | undefined, body: string, location: string | undefined]>(
      (done, failed) => {
        const { hostname, port } = new URL(server.url);
        request({ hostname, port, path }, (response) => {
          let body = '';
          response.on('data', (chunk: Buffer) => (body += chunk.toString()));
          response.on('end', () => done([response.statusCode, body, response.headers.location]));
        })
          .once('error', failed)
          .end();
      },
    );

  it('answers with pages, and with 404.html where there is none', async () => {
    expect(await ask('/prep/')).toEqual([200, 'home', undefined]);
    expect(await ask('/prep/about/?q=1')).toEqual([200, 'about', undefined]);
    expect(await ask('/prep/nowhere/')).toEqual([404, 'not here', undefined]);
    expect(await ask('/elsewhere/')).toEqual([404, 'not here', undefined]);
  });

  it('puts the slash at the end of an address', async () => {
    expect((await ask('/prep/about?q=1')).slice(0, 1)).toEqual([301]);
    expect((await ask('/prep/about?q=1'))[2]).toBe('/prep/about/?q=1');
    expect((await ask('/prep'))[2]).toBe('/prep/');
  });

  it('compresses, where it is asked to, for those who understand it', async () => {
    const compressing = await serveStatic(join(folder, 'site'), { base: '/prep/', compress: true });
    const about = `${compressing.url}about/`;
    for (const encoding of ['br', 'gzip']) {
      const answer = await fetch(about, { headers: { 'accept-encoding': encoding } });
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect(await answer.text()).toBe('about');
    }
    const plain = await fetch(about, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await plain.text()).toBe('about');
    const script = await fetch(`${compressing.url}_astro/a.js`);
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${compressing.url}nowhere/`)).status).toBe(404);
    await compressing.close();
  });

  it('never leaves its folder, its site, or its feet', async () => {
    for (const path of [
      '/prep/../secret.txt',
      '/prep/%2e%2e/secret.txt',
      '/prep/..%2fsecret.txt',
    ]) {
      expect((await ask(path))[1]).not.toContain('secret');
    }
    expect((await ask('/prep//evil.example'))[2] ?? '').not.toMatch(/^\/\//);
    expect((await ask('//'))[0]).toBeGreaterThanOrEqual(400);
    expect((await ask('/prep/%/'))[0]).toBeGreaterThanOrEqual(400);
    expect((await ask('/prep/'))[0]).toBe(200);
  });
});
