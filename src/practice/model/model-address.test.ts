import { expect, test } from 'vitest';
import { hostOf, PRESETS, readAddress } from './model-address.ts';

test.each([
  ['http://localhost:11434/v1', 'http://localhost:11434/v1'],
  ['  http://127.0.0.1:8080/v1/ ', 'http://127.0.0.1:8080/v1'],
  ['https://models.example/v1/chat/completions', 'https://models.example/v1'],
  ['https://models.example', 'https://models.example'],
])('%s is used as %s', (text, address) => {
  expect(readAddress(text)).toBe(address);
});

test.each([
  '',
  'localhost:11434',
  'http://models.example/v1',
  'http://192.168.0.7:11434/v1',
  'http://localhost.evil.example/v1',
  'http://[::1]:11434/v1',
  'https://name:word@models.example/v1',
  'https://models.example/v1?key=abc',
  'https://models.example/v1#abc',
  'javascript:alert(1)',
  'file:///etc/passwd',
  `https://models.example/${'a'.repeat(300)}`,
])('%s is not used', (text) => {
  expect(readAddress(text)).toBeUndefined();
});

test('the addresses that are offered can be used', () => {
  for (const { address } of PRESETS) expect(readAddress(address)).toBe(address);
  expect(hostOf(PRESETS[0].address)).toBe('localhost:11434');
});
