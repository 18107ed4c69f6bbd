import { describe, expect, it } from 'vitest';
import { site } from '../site.ts';
import { sectionMarkdown } from './guide-markdown.ts';

const skills = { dns: { title: 'DNS', href: '/skills/dns/' } };
const markdown = (source: string) =>
  sectionMarkdown(source, { slug: 'tester', file: 'questions.mdx', skills });
const home = site.origin + site.base;

describe('the Markdown of a section', () => {
  it('has items one level deeper, below the heading of the section', () => {
    expect(markdown('---\ntitle: X\n---\nFirst.\n\n## One?\n\n### Part')).toBe(
      'First.\n\n### One?\n\n#### Part',
    );
  });

  it('says what the tags of items say', () => {
    expect(
      markdown(
        '<Question id="a" type="role-specific" level="mid" skills="dns, other" minutes="8" />',
      ),
    ).toBe('*Role-specific, mid level, 8 min. Tests: DNS, other.*');
    expect(markdown('<Format minutes="60" round="onsite" evaluatedOn="care; order" />')).toBe(
      '*60 min, onsite. Scored: care; order.*',
    );
    expect(markdown('<PrepTip hours="1.5" />')).toBe('*1.5 hours.*');
  });

  it('lists points with what is asked next, and references, each list below its heading', () => {
    const source = `Strategy.

<KeyPoint signals="a; b; c" followUp="Why &quot;that&quot;?">
One
point.
</KeyPoint>

<KeyPoint signals='a; b; c' followUp='And "then"?'>Two.</KeyPoint>

<WeakAnswer>
Bad.
</WeakAnswer>

<Reference title="df(1)" publisher="man7.org" url="https://man7.org/df" />

<Reference title="du(1)" publisher="man7.org" url="https://man7.org/du" />`;
    expect(markdown(source)).toBe(`Strategy.

#### What a strong answer covers

- One
  point.
  - Then they ask: Why "that"?
- Two.
  - Then they ask: And "then"?

#### A weak answer

Bad.

#### To check it

- [df(1)](https://man7.org/df), man7.org
- [du(1)](https://man7.org/du), man7.org`);
  });

  it('makes callouts quotations', () => {
    expect(markdown('<Callout kind="tip">\nOne.\n\nTwo.\n</Callout>')).toBe(
      '> **Tip.** One.\n>\n> Two.',
    );
  });

  it('leaves fenced code as it is', () => {
    const code = '```html\n## No heading\n<KeyPoint signals="a" followUp="b">\n[x](/y/)\n```';
    expect(markdown(`Look:\n\n${code}\n\nDone.`)).toBe(`Look:\n\n${code}\n\nDone.`);
  });

  it('has whole addresses, and footnotes that no other section has', () => {
    expect(
      markdown('[a](../other/#x) [b](#y) [c](https://c.example/) note[^1]\n\n[^1]: Text.'),
    ).toBe(
      `[a](${home}guides/other/#x) [b](${home}guides/tester/#y) [c](https://c.example/) note[^questions-1]\n\n[^questions-1]: Text.`,
    );
  });
});
