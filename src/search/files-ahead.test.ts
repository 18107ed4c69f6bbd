import { expect, test, vi } from 'vitest';
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

test('the names are those that Pagefind gives its files', () => {
  const [entry, wasm] = pagefindFiles('/prep/pagefind/', 'en');
  expect(entry).toMatch(/^\/prep\/pagefind\/pagefind-entry\.json\?ts=\d+$/);
  expect(wasm).toBe('/prep/pagefind/wasm.en.pagefind');
});
