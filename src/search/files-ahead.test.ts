import { describe, expect, test, vi } from 'vitest';
import { fetchAhead, FilesAhead, pagefindFiles, type FileAhead } from './files-ahead.ts';

const bytes = (text: string) => new TextEncoder().encode(text).buffer;
const network = () => vi.fn(() => Promise.resolve(new Response('of the network')));
const settled = () => new Promise((done) => setTimeout(done));

test('the page asks for all of them at once, and sends each on', async () => {
  const sent: FileAhead[] = [];
  const ask = network();
  fetchAhead(['/entry.json?ts=1', '/code.wasm'], ask, (file) => sent.push(file));
  expect(ask.mock.calls).toEqual([['/entry.json?ts=1'], ['/code.wasm']]);
  await settled();
  expect(sent).toEqual([
    { address: '/entry.json', bytes: bytes('of the network') },
    { address: '/code.wasm', bytes: bytes('of the network') },
  ]);
});

test.each([
  ['that is not there', () => Promise.resolve(new Response('nothing', { status: 404 }))],
  ['when there is no network', () => Promise.reject(new TypeError('offline'))],
])('of a file %s, the page sends no bytes', async (_, ask) => {
  const sent: FileAhead[] = [];
  fetchAhead(['/code.wasm'], ask, (file) => sent.push(file));
  await settled();
  expect(sent).toEqual([{ address: '/code.wasm' }]);
});

test('the worker waits for what is on its way, and does not ask for it again', async () => {
  const ask = network();
  const ahead = new FilesAhead(['/entry.json?ts=1'], ask);
  const answer = ahead.fetch('/entry.json?ts=2');
  ahead.take({ address: '/entry.json', bytes: bytes('{"version":1}') });
  expect(await (await answer).json()).toEqual({ version: 1 });
  expect(ask).not.toHaveBeenCalled();
});

test('a file that the page could not get is asked of the network', async () => {
  const ask = network();
  const ahead = new FilesAhead(['/code.wasm'], ask);
  ahead.take({ address: '/code.wasm' });
  expect(await (await ahead.fetch('/code.wasm')).text()).toBe('of the network');
});

test('whoever asks a second time gets it from the network', async () => {
  const ask = network();
  const ahead = new FilesAhead(['/code.wasm'], ask);
  ahead.take({ address: '/code.wasm', bytes: bytes('ahead') });
  await ahead.fetch('/code.wasm');
  expect(await (await ahead.fetch('/code.wasm')).text()).toBe('of the network');
});

test('all other files go to the network as they are', async () => {
  const ask = network();
  const init = { method: 'HEAD' };
  await new FilesAhead(['/code.wasm'], ask).fetch('/other.json', init);
  expect(ask).toHaveBeenCalledWith('/other.json', init);
});

describe('the list of records, whose name only the entry tells,', () => {
  const names = ['/index/pagefind-entry.json?ts=1', '/index/pagefind.*.pf_meta'];

  test('is asked for as soon as the entry is there', async () => {
    const sent: FileAhead[] = [];
    const ask = vi.fn((address: string) =>
      Promise.resolve(
        new Response(address.includes('entry') ? '{"languages":{"en":{"hash":"en_1f"}}}' : 'list'),
      ),
    );
    fetchAhead(names, ask as unknown as typeof fetch, (file) => sent.push(file));
    await settled();
    expect(ask.mock.calls).toEqual([[names[0]], ['/index/pagefind.en_1f.pf_meta']]);
    expect(sent.at(-1)).toEqual({ address: names[1], bytes: bytes('list') });
  });

  test.each([
    ['is no entry', () => Promise.resolve(new Response('<!doctype html>'))],
    ['could not be had', () => Promise.reject(new TypeError('offline'))],
  ])('is not waited for where the entry %s', async (_, ask) => {
    const sent: FileAhead[] = [];
    fetchAhead(names, ask, (file) => sent.push(file));
    await settled();
    expect(sent.map(({ address }) => address).toSorted()).toEqual([
      '/index/pagefind-entry.json',
      names[1],
    ]);
    expect(sent.find(({ address }) => address === names[1])?.bytes).toBeUndefined();
  });

  test('is given to whoever asks for it by its whole name', async () => {
    const ask = network();
    const ahead = new FilesAhead(names, ask);
    const answer = ahead.fetch('/index/pagefind.en_1f.pf_meta');
    ahead.take({ address: '/index/pagefind.*.pf_meta', bytes: bytes('list') });
    expect(await (await answer).text()).toBe('list');
    expect(ask).not.toHaveBeenCalled();
  });
});

test('the names are those that Pagefind gives its files', () => {
  const [entry, list, wasm] = pagefindFiles('/prep/pagefind/', 'en');
  expect(entry).toMatch(/^\/prep\/pagefind\/pagefind-entry\.json\?ts=\d+$/);
  expect(list).toBe('/prep/pagefind/pagefind.*.pf_meta');
  expect(wasm).toBe('/prep/pagefind/wasm.en.pagefind');
});
