import { expect, test } from 'vitest';
import { serializeGraph } from './structured-data.ts';

test('nothing in a graph can end the script that holds it', () => {
  const name = '</script><script>alert(1)</script><!--';
  const text = serializeGraph([{ '@type': 'DefinedTerm', name }]);
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toEqual({
    '@context': 'https://schema.org',
    '@graph': [{ '@type': 'DefinedTerm', name }],
  });
});
