import { expect, test } from 'vitest';
import { guide, question } from '../src/guides/fixtures.ts';
import { formTrouble } from './link-form.ts';
import { outgoingLinks } from './outgoing-links.ts';

test('every address is found once, with the places where it stands', () => {
  const one = guide({
    quickAnswer: [
      { html: '<p><a href="https://b.example/?x=1&#x26;y=2">b</a> <a href="/in/">in</a></p>' },
    ],
    questions: {
      ...guide().questions,
      items: [
        question({
          references: [
            { title: 'A', publisher: 'A', url: 'https://a.example/#part' },
            { title: 'A', publisher: 'A', url: 'https://a.example/' },
          ],
        }),
      ],
    },
  });
  const files = new Map([
    ['content/guides/x/guide.mdx', 'One line.\nSee [b](https://b.example/?x=1&y=2).'],
    ['content/guides/x/questions.mdx', 'url="https://a.example/"'],
  ]);
  expect(outgoingLinks({ guides: [one], authors: {} }, files)).toEqual([
    {
      url: 'https://a.example/',
      places: [{ file: 'content/guides/x/questions.mdx', line: 1, column: 6 }],
    },
    {
      url: 'https://b.example/?x=1&y=2',
      places: [{ file: 'content/guides/x/guide.mdx', line: 2, column: 9 }],
    },
  ]);
});

test.each([
  ['https://www.bls.gov/oes/', undefined],
  ['https://example.org/?q=utm', undefined],
  ['https://intranet/page', 'is not on the public web'],
  ['https://10.0.0.1/', 'is not on the public web'],
  ['https://0x7f000001/', 'is not on the public web'],
  ['https://[::1]/', 'is not on the public web'],
  ['https://wiki.corp.internal/', 'is not on the public web'],
  ['https://user:secret@example.org/', 'is not on the public web'],
  ['https://example.org:8443/', 'is not on the public web'],
  ['https://bit.ly/3abc', 'is shortened'],
  ['https://example.org/?utm_source=x', 'tells the site whom it came from (utm_source)'],
  ['ftp://example.org/', 'is no web address'],
])('%s: %s', (address, message) => {
  const trouble = formTrouble(address);
  if (message === undefined) expect(trouble).toBeUndefined();
  else expect(trouble?.message).toContain(message);
});
