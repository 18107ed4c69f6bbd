import { describe, expect, it } from 'vitest';
import { guide, question, summary } from '../guides/fixtures.ts';
import type { Guide } from '../guides/guide.ts';
import { guidePage } from '../guides/guide-page.ts';
import type { Author } from '../guides/schema.ts';
import { site } from '../site.ts';
import * as heads from './page-heads.ts';
import type { Head } from './head.ts';

const address = (path: string) => site.origin + site.base + path;
const authors: Record<string, Author> = {
  editors: { name: 'The editors', kind: 'organization', role: 'Editors', bio: 'They edit.' },
  ada: {
    name: 'Ada',
    kind: 'person',
    role: 'Tester',
    bio: 'She tests.',
    url: 'https://ada.example',
  },
};
const words = { title: 'A title', description: 'A description.', path: '/a/' };

type Loose = Record<string, unknown>;
const nodes = ({ graph }: Head) => graph as unknown as Loose[];
const node = (head: Head, type: string) => {
  const found = nodes(head).filter((each) => each['@type'] === type);
  expect(found).toHaveLength(1);
  return found[0] ?? {};
};

function headOf(changes: Partial<Guide> = {}): Head {
  const whole = guide(changes);
  return heads.guideHead(
    guidePage(whole, {
      guides: new Map([[whole.slug, summary(whole.slug)]]),
      plates: new Map([[whole.slug, 7]]),
      related: () => [],
      skills: {},
      fields: {},
      authors,
      today: '2026-03-04',
    }),
    authors,
  );
}

describe('the head of a guide', () => {
  it('is an article by its true authors, with its days and its pictures', () => {
    const head = headOf({ authors: ['ada', 'editors'], reviewers: ['editors'] });
    const article = node(head, 'Article');
    expect(article).toMatchObject({
      '@id': address('guides/storage-keeper/#article'),
      headline: 'Storage keeper interview questions and how to answer them',
      datePublished: '2026-01-02',
      dateModified: '2026-03-04',
      image: ['', '-4x3', '-1x1'].map((shape) => address(`og/storage-keeper${shape}.png`)),
      publisher: { '@id': address('#organization') },
    });
    expect(article['author']).toEqual([
      {
        '@type': 'Person',
        '@id': address('authors/ada/#author'),
        name: 'Ada',
        url: address('authors/ada/'),
      },
      {
        '@type': 'Organization',
        '@id': address('authors/editors/#author'),
        name: 'The editors',
        url: address('authors/editors/'),
      },
    ]);
    expect(node(head, 'WebPage')).toMatchObject({
      '@id': address('guides/storage-keeper/'),
      mainEntity: { '@id': article['@id'] },
      breadcrumb: { '@id': node(head, 'BreadcrumbList')['@id'] },
      reviewedBy: [{ '@id': address('authors/editors/#author') }],
    });
  });

  it('is about an occupation, with its code where the guide has one', () => {
    expect(node(headOf({ socCode: '15-1244' }), 'Article')['about']).toEqual({
      '@type': 'Occupation',
      name: 'Storage keeper',
      occupationalCategory: '15-1244',
    });
    expect(node(headOf(), 'Article')['about']).toEqual({
      '@type': 'Occupation',
      name: 'Storage keeper',
    });
  });

  it('cites every source on the page once', () => {
    const url = 'https://figures.example/';
    const stat = {
      label: 'Pay',
      value: '1',
      scope: 'Everywhere',
      source: { name: 'Figures', url },
    };
    const second = question({
      references: [
        { title: 'df(1)', publisher: 'man7.org', url: 'https://man7.org/df' },
        { title: 'du(1)', publisher: 'man7.org', url: 'https://man7.org/du' },
      ],
    });
    const { questions } = guide();
    const cited = { ...questions, items: [question(), second] };
    expect(node(headOf({ stats: [stat, stat], questions: cited }), 'Article')['citation']).toEqual([
      url,
      'https://man7.org/df',
      'https://man7.org/du',
    ]);
  });

  it('claims no pay, and no questions and answers in the form that search engines retired', () => {
    expect(JSON.stringify(headOf().graph)).not.toMatch(
      /FAQPage|QAPage|HowTo|SearchAction|[sS]alary|[sS]peakable|Rating/,
    );
  });

  it('names its card, its Markdown, and a feed', () => {
    const { openGraph, links } = headOf();
    expect(openGraph.image).toMatchObject({ path: '/og/storage-keeper.png', width: 1200 });
    expect(openGraph.image.alt).toContain('plate 7: Storage keeper');
    expect(links.map(({ href }) => href)).toEqual([
      `${site.base}feed.xml`,
      `${site.base}guides/storage-keeper/index.md`,
    ]);
  });
});

describe('the heads of other pages', () => {
  it('home tells of the site and of who publishes it, and promises no search action', () => {
    const head = heads.homeHead();
    expect(node(head, 'WebSite')).toMatchObject({
      '@id': address('#website'),
      publisher: { '@id': node(head, 'Organization')['@id'] },
    });
    expect(node(head, 'WebSite')).not.toHaveProperty('potentialAction');
  });

  it('a list is a collection of its members, in order, from where it starts', () => {
    const head = heads.listHead({ ...words, name: 'A' }, [{ name: 'B', path: '/b/' }], 26);
    expect(node(head, 'CollectionPage')['mainEntity']).toEqual({
      '@type': 'ItemList',
      numberOfItems: 1,
      itemListElement: [{ '@type': 'ListItem', position: 26, name: 'B', url: address('b/') }],
    });
    expect(node(head, 'BreadcrumbList')['itemListElement']).toEqual([
      { '@type': 'ListItem', position: 1, name: 'Home', item: address('') },
      { '@type': 'ListItem', position: 2, name: 'A', item: address('a/') },
    ]);
  });

  it('a page of the guides of a field lists what stands on it, below the directory', () => {
    const members = [summary('keeper', { role: 'Keeper' })];
    const path = '/guides/all/data/2/';
    const list = { page: 2, pages: 2, total: 61, start: 61, members, path };
    const head = heads.guideListHead(
      { ...words, path },
      {
        ...list,
        paths: ['/guides/all/data/', path],
        field: { id: 'data', name: 'Data' },
      },
    );
    const url = address('guides/keeper/');
    expect(node(head, 'CollectionPage')['mainEntity']).toMatchObject({
      itemListElement: [{ '@type': 'ListItem', position: 61, name: 'Keeper', url }],
    });
    expect(node(head, 'BreadcrumbList')['itemListElement']).toMatchObject([
      { name: 'Home' },
      { name: 'Guides', item: address('guides/') },
      { name: 'Data, page 2', item: address('guides/all/data/2/') },
    ]);
  });

  it('a skill is a term of the set that the list of skills defines', () => {
    const skill = { id: 'dns', name: 'DNS', meaning: 'Names become numbers.' };
    const set = node(heads.skillsHead({ ...words, path: '/skills/' }, [skill]), 'DefinedTermSet');
    const term = node(heads.skillHead({ ...words, path: '/skills/dns/' }, skill), 'DefinedTerm');
    expect(term).toMatchObject({
      name: 'DNS',
      description: 'Names become numbers.',
      inDefinedTermSet: { '@id': set['@id'] },
    });
    expect(set['hasDefinedTerm']).toEqual([
      expect.objectContaining({ '@id': term['@id'], name: 'DNS' }),
    ]);
  });

  it('an author’s page is a profile, of a person or of an organization', () => {
    const profile = (id: string) =>
      node(
        heads.authorHead({ ...words, path: `/authors/${id}/` }, id, authors[id] ?? fail(), [
          { published: '2026-01-01', updated: '2026-02-02' },
          { published: '2026-01-01', updated: '2026-03-03' },
        ]),
        'ProfilePage',
      );
    const fail = () => {
      throw new Error('No such author.');
    };
    expect(profile('ada')).toMatchObject({
      dateModified: '2026-03-03',
      mainEntity: {
        '@type': 'Person',
        '@id': address('authors/ada/#author'),
        jobTitle: 'Tester',
        sameAs: 'https://ada.example',
      },
    });
    expect(profile('editors')['mainEntity']).toMatchObject({ '@type': 'Organization' });
  });

  it('a page of text has a day, the one about the site a type of its own', () => {
    expect(node(heads.textHead(words, { updated: '2026-01-02' }), 'WebPage')).toMatchObject({
      dateModified: '2026-01-02',
    });
    node(heads.textHead({ ...words, path: '/about/' }), 'AboutPage');
  });

  it('a tool is not indexed and tells search engines nothing', () => {
    expect(heads.toolHead(words)).toMatchObject({
      robots: 'noindex',
      canonical: undefined,
      graph: [],
    });
  });
});
