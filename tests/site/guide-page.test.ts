/** Holds each guide's page against what its writers wrote, section by section. */
import { describe, expect, it } from 'vitest';
import { countWords } from '../../src/guides/reading-time.ts';
import { builtSite, pageAt, squeezed, writtenContent } from './built-site.ts';
import { bare, bareTexts } from './written-text.ts';

const site = await builtSite();
const { guides, skills, fields, authors } = await writtenContent();
const link = (path: string) => site.base + path;

describe.each(guides.map((guide) => [guide.role, guide] as const))('the page of %s', (_, guide) => {
  const { $ } = pageAt(site, `guides/${guide.slug}/index.html`);
  const textOf = (selector: string) => bare($(selector).text());
  const contains = (selector: string, expected: readonly string[]) => {
    expect($(selector).length).toBeGreaterThan(0);
    const text = textOf(selector);
    expect(expected.filter((part) => !text.includes(bare(part)))).toEqual([]);
  };
  const links = (selector: string) =>
    $(`${selector} a`)
      .map((__, a) => $(a).attr('href'))
      .get();
  const items = (selector: string) =>
    $(selector)
      .map((__, item) => squeezed($(item).text()))
      .get();

  it('opens with role, field, description, and byline', () => {
    expect(squeezed($('h1').text())).toBe(`${guide.role} interview guide`);
    contains('.guide-hero', [guide.description, fields[guide.field]?.name ?? '']);
    const people = [...guide.authors, ...(guide.reviewers ?? [])];
    expect(links('.guide-hero .byline')).toEqual(people.map((id) => link(`authors/${id}/`)));
    contains(
      '.guide-hero .byline',
      people.map((id) => authors[id]?.name ?? '?'),
    );
  });

  it('says how long it takes to read, as a range that fits its words', () => {
    const range = /(\d+)–(\d+) min to read/.exec($('.guide-hero .byline').text());
    const main = $('main').clone();
    main.find('nav, .filter, .reveal').remove();
    const words = countWords(main.text().replace(/</g, ' '));
    const [from, to] = [Number(range?.[1]), Number(range?.[2])];
    expect(from).toBeLessThan(to);
    // The page also prints labels, names of skills, and descriptions of other guides.
    expect(words / from).toBeGreaterThan(200);
    expect(words / from).toBeLessThan(300);
  });

  it('gives the quick answer, the interview types, and every key skill with a link', () => {
    contains('#quick-answer .quick-answer', bareTexts(guide.quickAnswer));
    contains('#quick-answer', guide.interviewTypes);
    contains(
      '#quick-answer',
      guide.skills.map((id) => skills[id]?.name ?? '?'),
    );
    expect(links('#quick-answer .skills')).toEqual(guide.skills.map((id) => link(`skills/${id}/`)));
  });

  it('gives every figure with its scope and a link to its source', () => {
    const stats = $('#quick-answer dl > div').get();
    expect(
      stats.map((stat) => ({
        label: squeezed($(stat).find('dt').text()),
        value: squeezed($(stat).find('strong').text()),
        scope: squeezed($(stat).find('.scope').text()).replace(/\.$/, ''),
        source: {
          name: squeezed($(stat).find('a').text()),
          url: $(stat).find('a').attr('href'),
        },
      })),
    ).toEqual(
      guide.stats.map(({ label, value, scope, source }) => ({ label, value, scope, source })),
    );
  });

  it('lists its sections in an outline, all of them', () => {
    const sections = $('.guide-text > section');
    const ids = sections.map((__, section) => `#${$(section).attr('id') ?? ''}`).get();
    expect(ids).toEqual([
      '#quick-answer',
      '#questions',
      '#how-to-prepare',
      '#formats',
      '#mistakes',
      '#faqs',
      '#practice',
      '#related-guides',
    ]);
    expect(links('#outline')).toEqual(ids);
    expect(items('#outline a')).toEqual(items('.guide-text > section > h2, .practice-call h2'));
  });

  it('holds every tip, format, mistake, and FAQ, in order and with a permanent link', () => {
    for (const [id, section] of [
      ['how-to-prepare', guide.prepTips],
      ['formats', guide.formats],
      ['mistakes', guide.mistakes],
      ['faqs', guide.faqs],
    ] as const) {
      const printed = $(`#${id} > article`).map((__, item) => $(item).attr('id'));
      expect(printed.get()).toEqual(section.items.map((item) => item.id));
      for (const item of section.items) {
        expect(squeezed($(`#${item.id} h3`).text())).toBe(item.title);
        expect($(`#${item.id} h3 a`).attr('href')).toBe(`#${item.id}`);
        contains(`#${item.id}`, bareTexts(item.body));
      }
      if (section.intro.length + section.footnotes.length > 0)
        contains(`#${id}`, [...bareTexts(section.intro), ...bareTexts(section.footnotes)]);
    }
  });

  it('says how many hours a tip takes, and how long a format lasts and what it scores', () => {
    for (const { id, hours } of guide.prepTips.items)
      if (hours !== undefined) contains(`#${id}`, [hours === 1 ? '1 hour' : `${hours} hours`]);
    for (const { id, minutes, evaluatedOn } of guide.formats.items) {
      contains(`#${id} .question-meta`, [`${minutes} min`]);
      expect(items(`#${id} .scored li`)).toEqual(evaluatedOn);
    }
  });

  it('leads to practice and to related guides, each with its description', () => {
    expect(links('#practice')).toEqual([link(`practice/${guide.slug}/`)]);
    const known = new Map(guides.map((other) => [link(`guides/${other.slug}/`), other]));
    const related = links('#related-guides .guide-list');
    expect(links('#related-guides').at(-1)).toBe(link(`guides/compare/?a=${guide.slug}`));
    const listed = guide.relatedGuides.map((other) => link(`guides/${other.guide}/`));
    expect(related.slice(0, listed.length)).toEqual(listed);
    expect(related.length).toBeGreaterThanOrEqual(3);
    contains('#related-guides', [
      ...related.map((href) => known.get(href)?.description ?? '?'),
      ...guide.relatedGuides.map(({ reason }) => reason ?? ''),
    ]);
  });

  it('ends with ways to edit it and to report a problem', () => {
    const [edit, report, ...more] = links('.guide-end p:last-child');
    expect(edit).toMatch(new RegExp(`^https://.*/content/guides/${guide.slug}/`));
    expect(report).toMatch(/^https:\/\/.*\/issues\/new\?/);
    expect(more).toEqual([]);
  });
});
