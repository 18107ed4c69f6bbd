import { appendFile, copyFile, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageAt, readSite, root, squeezed, textFile, type BuiltSite } from './built-site.ts';
import { htmlValidateConfig } from './html-validate.config.ts';
import { followLinks } from './links.ts';
import { site as constants } from '../../src/site.ts';
import { copyProject, type ProjectCopy } from './project-copy.ts';

const FAQS = `Before the first item, with a note.[^intro]

## Does *every* mark of the \`kit\` print?

It does, ~~mostly~~ **always**.[^1] See [another guide](../api-developer/#questions), [a skill](/skills/caching/),
and [this question](#p99-rises-p50-flat).

### A smaller heading

- one
  - inner
- two

#### A smaller one still

> quoted

| left | right |
| ---- | ----: |
| a    |     1 |

\`\`\`hcl
resource "thing" "x" { size = 1 } # comment
\`\`\`

![A page of the site](./page.png)

<Callout kind="warning">
Take **care**.
</Callout>

<Reference title="A document" publisher="Somebody" url="https://example.org/a?b=1&c=2" />

[^intro]: About the introduction.
[^1]: With [a link](https://example.org/).
`;

/** Comes before `authors` in the frontmatter. */
const HISTORY = `changes:
  - date: 2026-11-23
    what: A question about <queues> & their limits.
  - date: 2026-11-23
    what: New figures of pay.
removed:
  - id: guess-the-load
    reason: Panels ask for a measurement in its place.
    instead: p99-rises-p50-flat
`;

const DRAFT = { slug: 'unfinished-role', role: 'Unfinished roleholder' };

/** A guide with a hint and with a picture, which is not to be published. */
async function addDraft(folder: string): Promise<void> {
  const guides = join(folder, 'content/guides');
  await cp(join(guides, 'systems-engineer'), join(guides, DRAFT.slug), { recursive: true });
  const file = join(guides, DRAFT.slug, 'guide.mdx');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^role: .*$/m, `role: ${DRAFT.role}\ndraft: true`));
  await appendFile(join(guides, DRAFT.slug, 'faqs.mdx'), '\n## ‹A question›\n\n‹Its answer›\n');
  await copyFile(join(root, 'tests/site/picture.png'), join(guides, DRAFT.slug, 'picture.png'));
}

describe('a guide that uses all of the writers’ kit', () => {
  const folder = 'content/guides/performance-engineer';
  let project: ProjectCopy;
  let site: BuiltSite;
  const page = (path: string) => pageAt(site, `${path.slice(1)}index.html`);

  beforeAll(async () => {
    project = await copyProject();
    const path = (file: string) => join(project.folder, folder, file);
    const edit = async (file: string, change: (text: string) => string) =>
      writeFile(path(file), change(await readFile(path(file), 'utf8')));
    await writeFile(path('faqs.mdx'), FAQS);
    await copyFile(join(root, 'tests/site/picture.png'), path('page.png'));
    await edit('questions.mdx', (text) => `Asked often.[^q]\n\n${text}\n[^q]: By panels.\n`);
    await edit('guide.mdx', (text) =>
      text
        .replace('authors:', `${HISTORY}authors:`)
        .trimEnd()
        .concat('[^g]\n\n[^g]: As of this year.\n'),
    );
    await addDraft(project.folder);
    const { code, output } = await project.build({
      BASE_PATH: constants.base,
      // A day on which every guide is over a year old.
      SOURCE_DATE_EPOCH: String(Date.UTC(2028, 0, 1) / 1000),
    });
    expect(output).toMatch(/^Built dist\/, \d+ files, in/m);
    expect(code).toBe(0);
    site = await readSite(join(project.folder, 'dist'));
  }, 300_000);
  afterAll(() => project.remove());

  it('holds nothing of a draft, nor of the panel that shows its writer what is left', async () => {
    for (const file of site.files) {
      expect(file).not.toContain(DRAFT.slug);
      if (!/\.(?:html|js|json|xml|txt|md|svg)$/.test(file)) continue;
      const text = await textFile(site, file);
      expect([file, text.includes(DRAFT.slug), text.includes(DRAFT.role)]).toEqual([
        file,
        false,
        false,
      ]);
      expect([file, text.includes('writers-')]).toEqual([file, false]);
    }
  });

  it('prints every element, with classes and no inline styles', () => {
    const { $ } = page('/guides/performance-engineer/');
    const item = $('#does-every-mark-of-the-kit-print');
    for (const [selector, text] of [
      ['h3 em', 'every'],
      ['h3 code', 'kit'],
      ['del', 'mostly'],
      ['h4', 'A smaller heading'],
      ['h5', 'A smaller one still'],
      ['ul ul li', 'inner'],
      ['blockquote', 'quoted'],
      ['td.align-right', '1'],
      ['pre .hl-aside', '# comment'],
      ['.callout strong', 'care'],
      ['.references a', 'A document'],
    ] as const) {
      expect([selector, item.find(selector).first().text().trim()]).toEqual([selector, text]);
    }
    expect($('[style]')).toHaveLength(0);
  });

  it('publishes the picture with its size, so that nothing moves when it comes', async () => {
    const { $ } = page('/guides/performance-engineer/');
    const { src, width, height, alt } = $('img[alt="A page of the site"]').attr() ?? {};
    expect({ src, width, height, alt }).toEqual({
      src: '/guides/performance-engineer/page.png',
      width: '4',
      height: '3',
      alt: 'A page of the site',
    });
    const published = await readFile(join(project.folder, 'dist', src ?? ''));
    expect(published).toEqual(await readFile(join(root, 'tests/site/picture.png')));
  });

  it('prints each note once where its reference is, on the practice page too', () => {
    const notes = (path: string) =>
      page(path)
        .$('.footnotes li')
        .toArray()
        .map((li) => page(path).$(li).text().replace('↩', '').trim());
    expect(notes('/guides/performance-engineer/')).toEqual([
      'As of this year.',
      'By panels.',
      'About the introduction.',
      'With a link.',
    ]);
    expect(notes('/practice/performance-engineer/')).toEqual(['By panels.']);
  });

  it('says who vouches for it, what changed, and that it is due for review', () => {
    const { $ } = page('/guides/performance-engineer/');
    const text = (selector: string) => squeezed($(selector).text());
    expect(text('.guide-hero .byline')).toMatch(
      /Updated November 23, 2026 Due for review What changed/,
    );
    expect($('.guide-hero a[href="#changes"]')).toHaveLength(1);
    expect(text('.guide-end > p:first-child')).toMatch(
      /^Written by The editors \(Editors of .*\)\. Updated November 23, 2026\. Due for review: /,
    );
    expect(text('#changes')).toBe('November 23, 2026: A question about <queues> & their limits.');
    expect(text('.guide-end details li')).toBe('November 23, 2026: New figures of pay.');
  });

  it('explains a link to a question that was removed', async () => {
    const { $ } = page('/guides/performance-engineer/');
    expect(squeezed($('#guess-the-load').text())).toMatch(
      /^Removed: Panels ask for a measurement in its place\. Instead: /,
    );
    expect($('#guess-the-load a').attr('href')).toBe('#p99-rises-p50-flat');
    const file = await textFile(site, 'guides/performance-engineer/guide.json');
    expect(JSON.parse(file)).toMatchObject({
      removed: [{ id: 'guess-the-load', instead: 'p99-rises-p50-flat' }],
    });
    expect(await textFile(site, 'changes.json')).toContain('New figures of pay.');
  });

  it('has links that lead somewhere, and valid HTML', () => {
    expect(followLinks(site).problems).toEqual([]);
    const validator = new HtmlValidate(new StaticConfigLoader(htmlValidateConfig));
    for (const path of ['/guides/performance-engineer/', '/practice/performance-engineer/']) {
      const { results } = validator.validateStringSync(page(path).html);
      expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    }
  });
});
