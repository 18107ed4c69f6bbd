import { expect, test, vi } from 'vitest';
import { askAhead } from './ask-ahead.ts';

const answering = () =>
  vi.fn((input: RequestInfo | URL) => Promise.resolve(new Response(JSON.stringify(input))));

test('what is asked for ahead is on its way before anybody needs it, and is asked for once', async () => {
  const network = answering();
  const ask = askAhead(['/a.json?now', '/b.json'], network);
  expect(network.mock.calls).toEqual([['/a.json?now'], ['/b.json']]);
  expect(await (await ask('/a.json?later')).json()).toBe('/a.json?now');
  expect(network).toHaveBeenCalledTimes(2);
});

test('asked again, it is fetched again', async () => {
  const network = answering();
  const ask = askAhead(['/a.json'], network);
  await ask('/a.json');
  expect(await (await ask('/a.json?again')).json()).toBe('/a.json?again');
});

test('anything else goes to the network as it is', async () => {
  const network = answering();
  const ask = askAhead(['/a.json'], network);
  const init = { method: 'HEAD' };
  await ask('/c.json', init);
  expect(network).toHaveBeenLastCalledWith('/c.json', init);
});

test('whoever asks is told that it failed, and may try again', async () => {
  const network = vi.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('there');
  const ask = askAhead(['/a.json'], network as typeof fetch);
  await new Promise((done) => setTimeout(done));
  await expect(ask('/a.json')).rejects.toThrow('offline');
  expect(await ask('/a.json')).toBe('there');
});
