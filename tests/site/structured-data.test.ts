/** Holds the JSON-LD of every page against what search engines ask for and what the page shows. */
import Validator from '@adobe/structured-data-validator';
import { describe, expect, it } from 'vitest';
import { builtSite, isIndexable, pageAt, squeezed, writtenContent } from './built-site.ts';

type Node = Record<string, unknown> & { '@type': string; '@id'?: string };

interface Rule {
  /** Where the properties stand. */
  source: string;
  required: string[];
  recommended: string[];
}

const GOOGLE = 'https://developers.google.com/search/docs/appearance/structured-data';
/**
 * What we hold each type to. Google's pages name what it asks for; schema.org asks for nothing, so
 * there stands what makes the type of use. A recommendation that we leave out is not listed.
 */
const RULES: Readonly<Record<string, Rule>> = {
  Article: {
    source: `${GOOGLE}/article`,
    required: ['@id', 'headline', 'author', 'publisher', 'about', 'citation'],
    recommended: ['image', 'datePublished', 'dateModified', 'description'],
  },
  BreadcrumbList: {
    source: `${GOOGLE}/breadcrumb`,
    required: ['@id', 'itemListElement'],
    recommended: [],
  },
  ListItem: { source: `${GOOGLE}/breadcrumb`, required: ['position', 'name'], recommended: [] },
  ProfilePage: {
    source: `${GOOGLE}/profile-page`,
    required: ['@id', 'mainEntity'],
    recommended: ['dateModified'],
  },
  Person: { source: `${GOOGLE}/profile-page`, required: ['@id', 'name', 'url'], recommended: [] },
  Organization: {
    source: `${GOOGLE}/organization`,
    required: ['@id', 'name', 'url'],
    recommended: [],
  },
  WebSite: {
    source: GOOGLE.replace('structured-data', 'site-names'),
    required: ['@id', 'name', 'url'],
    recommended: ['publisher', 'license', 'inLanguage'],
  },
  WebPage: { source: 'https://schema.org/WebPage', required: ['@id'], recommended: [] },
  AboutPage: {
    source: 'https://schema.org/AboutPage',
    required: ['@id', 'isPartOf', 'name'],
    recommended: ['dateModified'],
  },
  CollectionPage: {
    source: 'https://schema.org/CollectionPage',
    required: ['@id', 'isPartOf', 'name', 'mainEntity'],
    recommended: ['description', 'breadcrumb'],
  },
  ItemList: {
    source: 'https://schema.org/ItemList',
    required: ['itemListElement', 'numberOfItems'],
    recommended: [],
  },
  DefinedTerm: {
    source: 'https://schema.org/DefinedTerm',
    required: ['@id', 'name', 'url'],
    recommended: [],
  },
  DefinedTermSet: {
    source: 'https://schema.org/DefinedTermSet',
    required: ['@id', 'name', 'url', 'hasDefinedTerm'],
    recommended: [],
  },
  Occupation: {
    source: 'https://schema.org/Occupation',
    required: ['name'],
    recommended: [],
  },
};

const site = await builtSite();
const { guides } = await writtenContent();

const graphs = new Map(
  [...site.pages.values()].map(({ file, $ }) => {
    const scripts = $('script[type="application/ld+json"]');
    const graph = scripts
      .get()
      .flatMap((script) => (JSON.parse($(script).text()) as { '@graph': Node[] })['@graph']);
    return [file, graph] as const;
  }),
);

const isNode = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object within a value, the value itself among them. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

const typed = (graph: readonly Node[]) =>
  objectsIn(graph).filter((object): object is Node => typeof object['@type'] === 'string');
const all = [...graphs].flatMap(([file, graph]) => typed(graph).map((node) => ({ file, node })));

describe('structured data', () => {
  it('is on every page that may be indexed, in one graph, and on no other', () => {
    const wrong = [...site.pages.values()].filter(
      (page) => page.$('script[type="application/ld+json"]').length !== (isIndexable(page) ? 1 : 0),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
    expect(all.length).toBeGreaterThan(10 * guides.length);
  });

  it('has the required and the recommended properties of each type', () => {
    const missing = all.flatMap(({ file, node }) => {
      const rule = RULES[node['@type']];
      if (!rule) return [`${file}: ${node['@type']} is not a type that we speak of`];
      return [...rule.required, ...rule.recommended]
        .filter((name) => node[name] === undefined || node[name] === '')
        .map((name) => `${file}: ${node['@type']} lacks ${name}, see ${rule.source}`);
    });
    expect(missing).toEqual([]);
    const spoken = new Set(all.map(({ node }) => node['@type']));
    // People have pages once there is one among the authors.
    expect(Object.keys(RULES).filter((type) => !spoken.has(type) && type !== 'Person')).toEqual([]);
  });

  it('passes the rules of Google as Adobe encodes them', async () => {
    const validator = new Validator();
    for (const [file, graph] of graphs) {
      const jsonld = Object.groupBy(graph, (node) => node['@type']);
      const issues = await validator.validate({ jsonld, microdata: {}, rdfa: {} });
      // Advice for shops and for those with an office.
      const errors = issues.filter(({ severity }) => severity === 'ERROR');
      expect([file, errors]).toEqual([file, []]);
    }
    const broken = { BreadcrumbList: [{ '@type': 'BreadcrumbList' }] };
    const issues = await validator.validate({ jsonld: broken, microdata: {}, rdfa: {} });
    expect(issues).not.toEqual([]);
  });

  it('names nothing by an id that no page of the site defines', () => {
    const defined = new Set(
      all.flatMap(({ node }) => (Object.keys(node).length > 2 ? [node['@id']] : [])),
    );
    const dangling = [...graphs].flatMap(([file, graph]) =>
      objectsIn(graph)
        .filter((object) => object['@type'] === undefined && !defined.has(String(object['@id'])))
        .map((object) => `${file}: ${String(object['@id'])}`),
    );
    expect(dangling).toEqual([]);
  });

  it('hangs together: from the page, all of its graph is reached', () => {
    for (const [file, graph] of graphs) {
      if (graph.length === 0) continue;
      const page = graph.find((node) => node['@type'].endsWith('Page'));
      const reached = new Set<unknown>();
      const queue: unknown[] = [page?.['@id']];
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        if (reached.has(id)) continue;
        reached.add(id);
        for (const node of graph.filter((each) => each['@id'] === id))
          queue.push(...objectsIn(node).flatMap((object) => object['@id'] ?? []));
      }
      const apart = graph.map((node) => node['@id']).filter((id) => !reached.has(id));
      expect([file, apart]).toEqual([file, []]);
    }
  });

  it('says of a guide who wrote it, what it is about, and every source on the page', () => {
    for (const { slug, authors, socCode, role } of guides) {
      const file = `guides/${slug}/index.html`;
      const { $ } = pageAt(site, file);
      const article = graphs.get(file)?.find((node) => node['@type'] === 'Article');
      const home = site.origin + site.base;
      expect(objectsIn(article?.['author']).map((author) => author['@id'])).toEqual(
        authors.map((author) => `${home}authors/${author}/#author`),
      );
      expect(article?.['about']).toEqual({
        '@type': 'Occupation',
        name: role,
        ...(socCode === undefined ? {} : { occupationalCategory: socCode }),
      });
      const shown = $('.stats dd > a, .references cite a')
        .map((_, link) => $(link).attr('href'))
        .get();
      expect(shown.length).toBeGreaterThan(5);
      expect(article?.['citation']).toEqual([...new Set(shown)]);
    }
  });

  it('has days as dates, and addresses that are whole', () => {
    const wrong = all.flatMap(({ file, node }) =>
      Object.entries(node)
        .filter(([name, value]) =>
          name.startsWith('date')
            ? !/^\d{4}-\d\d-\d\d$/.test(String(value))
            : /^(?:url|@id|item|image|logo|sameAs)$/.test(name) &&
              [value].flat().some((address) => !URL.canParse(String(address))),
        )
        .map(([name]) => `${file}: ${node['@type']} ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('leads along the trail that the page shows', () => {
    for (const [file, graph] of graphs) {
      const { $, path } = pageAt(site, file);
      const list = graph.find((node) => node['@type'] === 'BreadcrumbList');
      if (!list) continue;
      const steps = objectsIn(list['itemListElement']);
      // A field of guides is a part of the directory; it has no page of its own.
      const shown = $('.breadcrumb li')
        .filter((_, li) => !($(li).find('a').attr('href') ?? '').includes('#'))
        .map((_, li) => squeezed($(li).text()))
        .get();
      expect([file, steps.length]).toEqual([file, shown.length]);
      expect(steps.at(-1)?.['item']).toBe(site.origin + path);
      expect(steps.slice(0, -1).map((step) => step['name'])).toEqual(shown.slice(0, -1));
    }
  });

  it('claims nothing that search engines have retired or that is not ours', () => {
    expect(JSON.stringify([...graphs])).not.toMatch(
      /FAQPage|QAPage|HowTo|SearchAction|speakable|[sS]alary|Rating|Review"/,
    );
  });
});
