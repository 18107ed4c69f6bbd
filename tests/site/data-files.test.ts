import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { builtSite, filesNamed, isIndexable, root, textFile } from './built-site.ts';

const site = await builtSite();
const xmlFiles = filesNamed(site, /\.(?:xml|svg)$/);
const sitemaps = filesNamed(site, /^sitemap-\d+\.xml$/);

/** Google publishes its schema of images at one address only; this is what of it is still in use. */
const SITEMAP_IMAGES = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.google.com/schemas/sitemap-image/1.1"
  elementFormDefault="qualified">
  <xsd:element name="image">
    <xsd:complexType>
      <xsd:sequence><xsd:element name="loc" type="xsd:anyURI"/></xsd:sequence>
    </xsd:complexType>
  </xsd:element>
</xsd:schema>`;
const SITEMAP_WITH_IMAGES = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <xsd:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="sitemap.xsd"/>
  <xsd:import namespace="http://www.google.com/schemas/sitemap-image/1.1" schemaLocation="sitemap-image.xsd"/>
</xsd:schema>`;

/** What xmllint says of a file; an empty list when it is sound. */
async function troubles(contents: string, schema?: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'file.xml', contents },
    ...(schema === undefined
      ? { normalization: 'format' }
      : {
          schema: { fileName: 'all.xsd', contents: SITEMAP_WITH_IMAGES },
          preload: [
            { fileName: 'sitemap.xsd', contents: schema },
            { fileName: 'sitemap-image.xsd', contents: SITEMAP_IMAGES },
          ],
        }),
  });
  return errors.map(({ message }) => message);
}

async function addresses(file: string): Promise<string[]> {
  const $ = load(await textFile(site, file), { xml: true });
  return $('url > loc, sitemap > loc')
    .map((_, loc) => $(loc).text())
    .get();
}

describe('data files', () => {
  it.each(filesNamed(site, /\.(?:json|webmanifest)$/))('%s is JSON', async (file) => {
    expect(JSON.parse(await textFile(site, file))).toBeTypeOf('object');
  });

  it.each(xmlFiles)('%s is well-formed XML', async (file) => {
    expect(await troubles(await textFile(site, file))).toEqual([]);
  });

  it('would not pass if they were broken', async () => {
    expect(await troubles('<a><b></a>')).not.toEqual([]);
  });

  it('carry structured data that is JSON, where a page has some', () => {
    for (const { $ } of site.pages.values()) {
      for (const script of $('script[type="application/ld+json"]')) {
        const text = $(script).text();
        expect(JSON.parse(text)).toMatchObject({ '@context': 'https://schema.org' });
        expect(text).not.toContain('</');
      }
    }
  });
});

describe('the sitemap', () => {
  it.each(sitemaps)('%s meets the schema of sitemaps', async (file) => {
    const schema = await readFile(join(root, 'node_modules/sitemap/schema/sitemap.xsd'), 'utf8');
    expect(await troubles(await textFile(site, file), schema)).toEqual([]);
    expect(await troubles('<urlset><url/></urlset>', schema)).not.toEqual([]);
  });

  it('lists exactly the pages that may be indexed, each once', async () => {
    const listed = (await Promise.all(sitemaps.map(addresses))).flat();
    const indexable = [...site.pages.values()]
      .filter(isIndexable)
      .map(({ path }) => site.origin + path);
    expect(indexable.length).toBeGreaterThan(50);
    expect(listed.toSorted()).toEqual(indexable.toSorted());
  });

  it('has an index that names every part of it', async () => {
    expect(await addresses('sitemap-index.xml')).toEqual(
      sitemaps.map((file) => `${site.origin}${site.base}${file}`),
    );
  });

  it('is named in robots.txt, which shuts nobody out', async () => {
    const lines = (await textFile(site, 'robots.txt')).trim().split('\n').filter(Boolean);
    expect(lines).toEqual([
      'User-agent: *',
      'Allow: /',
      `Sitemap: ${site.origin}${site.base}sitemap-index.xml`,
    ]);
  });
});
