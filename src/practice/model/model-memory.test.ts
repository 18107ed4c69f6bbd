import { beforeEach, expect, test, vi } from 'vitest';

class MemoryStorage {
  readonly kept = new Map<string, string>();
  getItem = (name: string) => this.kept.get(name) ?? null;
  setItem = (name: string, value: string) => void this.kept.set(name, value);
  removeItem = (name: string) => void this.kept.delete(name);
}

let tab: MemoryStorage;
const storage = () => tab as unknown as Storage;
const choice = {
  where: 'address',
  address: 'https://models.example/v1',
  model: 'm',
  key: 'sk-secret',
  keepsKey: false,
} as const;

/** As after a reload: what was in memory is gone. */
async function reloaded() {
  vi.resetModules();
  return import('./model-memory.ts');
}

beforeEach(() => {
  tab = new MemoryStorage();
});

test('a choice is known to the next answer, and its key is in memory alone', async () => {
  const { rememberChoice, rememberedChoice } = await reloaded();
  rememberChoice(choice, storage);
  expect(rememberedChoice(storage)).toEqual(choice);
  expect([...tab.kept]).toEqual([]);
  expect((await reloaded()).rememberedChoice(storage).key).toBe('');
});

test('a key outlives a reload only where the reader asked for it, with its address', async () => {
  const { rememberChoice } = await reloaded();
  rememberChoice({ ...choice, keepsKey: true }, storage);
  expect((await reloaded()).rememberedChoice(storage)).toMatchObject({
    address: choice.address,
    key: 'sk-secret',
    keepsKey: true,
  });
  rememberChoice(choice, storage);
  expect([...tab.kept]).toEqual([]);
});

test('a key is never handed to another host', async () => {
  const { withAddress } = await reloaded();
  expect(withAddress(choice, 'https://models.example/v2').key).toBe('sk-secret');
  expect(withAddress(choice, 'https://models.example.evil/v1').key).toBe('');
  expect(withAddress(choice, '').key).toBe('');
});

test.each(['{', '7', '{"key":7}', 'x'.repeat(2000)])(
  '%.9s in the tab’s storage is no key',
  async (text) => {
    tab.setItem('field-guide:model-key', text);
    expect((await reloaded()).rememberedChoice(storage).key).toBe('');
  },
);

test('a browser that keeps nothing says so', async () => {
  const { rememberChoice, rememberedChoice } = await reloaded();
  const refused = () => {
    throw new DOMException('No', 'SecurityError');
  };
  expect(rememberedChoice(refused).key).toBe('');
  rememberChoice({ ...choice, keepsKey: true }, refused);
  expect(rememberedChoice(refused)).toMatchObject({ key: 'sk-secret', keepsKey: false });
});
