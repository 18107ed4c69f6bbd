import { expect, test } from 'vitest';
import { inlineHash } from '../src/hosting/content-policy.ts';
import { factsOf } from './file-facts.ts';
import { finishPage } from './finished-pages.ts';

const rendered = Buffer.from(
  '<html><head><meta charset="utf-8"/><style>a::after{content:"–"}</style></head><body><main><p>“É”</p><p>ñ</p></main><script>say("é")</script></body></html>',
);

test('letters beyond ASCII come through as they are, and are hashed as a browser does', () => {
  const { bytes, facts } = finishPage(rendered, 'x/index.html');
  expect(bytes.toString()).toContain('<p>“É”<p>ñ</p></main>');
  expect(facts.inline).toEqual({
    scripts: [inlineHash('say("é")')],
    styles: [inlineHash('a::after{content:"–"}')],
  });
});

test('what is told of a page as it is made is what is told of it as it is read', () => {
  const { bytes, facts } = finishPage(rendered, 'x/index.html');
  expect(facts).toEqual(factsOf('x/index.html', bytes));
});
