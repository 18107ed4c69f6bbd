import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPTIONAL, site as constants } from '../../src/site.ts';
import {
  filesNamed,
  pageAt,
  readSite,
  textFile,
  writtenContent,
  type BuiltSite,
} from './built-site.ts';
import { followLinks } from './links.ts';
import { copyProject, type ProjectCopy } from './project-copy.ts';

/** Files of the optional parts. */
const LEFT_OUT = /^(?:og\/(?!default\.png$)|pagefind\/|voice\/|guides\/[^/]+\/index\.md$)/;

const { guides } = await writtenContent();

describe('a build without all that may be left out', () => {
  let project: ProjectCopy;
  let site: BuiltSite;

  beforeAll(async () => {
    project = await copyProject();
    const { origin, base } = constants;
    const { code, output } = await project.build({
      SITE_URL: origin,
      BASE_PATH: base,
      WITHOUT: OPTIONAL.join(' '),
    });
    expect(code, output).toBe(0);
    site = await readSite(join(project.folder, 'dist'), constants);
  }, 120_000);
  afterAll(() => project.remove());

  it('has its guides, and no card, index, Markdown, or voice', () => {
    expect(filesNamed(site, /^guides\/[^/]+\/guide\.json$/)).toHaveLength(guides.length);
    expect(filesNamed(site, LEFT_OUT)).toEqual([]);
  });

  it('has pages whose links and pictures are all there', () => {
    const { problems, followed } = followLinks(site);
    expect(problems).toEqual([]);
    expect(followed.pages).toBeGreaterThan(6 * site.pages.size);
  });

  it('names no file that is not there in its lists and data', async () => {
    const lists = filesNamed(
      site,
      /^(?:llms\.txt|guides\.json|guides\/[^/]+\/guide\.json|feed\.\w+)$/,
    );
    expect(lists.length).toBeGreaterThan(guides.length + 2);
    const root = constants.origin + constants.base;
    for (const list of lists)
      for (const [address] of (await textFile(site, list)).matchAll(/https?:[^\s"'<>)\]#?]+/g))
        if (address.startsWith(root)) {
          const file = address.slice(root.length).replace(/(^|\/)$/, '$1index.html');
          expect(site.files, list).toContain(file);
        }
  });

  it('offers no search, and its page of search says so', () => {
    for (const { $, file } of site.pages.values())
      expect(
        $('search-dialog, search-box, [role="search"], link[rel="search"]'),
        file,
      ).toHaveLength(0);
    expect(pageAt(site, 'search/index.html').$('main').text()).toContain('built without search');
  });
});
