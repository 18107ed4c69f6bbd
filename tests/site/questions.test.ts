/** Holds each question, wherever it is printed, against what its writers wrote. */
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/guides/block.ts';
import type { Question } from '../../src/guides/guide.ts';
import { LEVEL_LABELS, TYPE_LABELS } from '../../src/guides/labels.ts';
import { LEVELS } from '../../src/guides/schema.ts';
import { builtSite, pageAt, squeezed, writtenContent, type BuiltPage } from './built-site.ts';
import { bare, bareTexts } from './written-text.ts';

const site = await builtSite();
const { guides, skills, fields } = await writtenContent();
const link = (path: string) => site.base + path;

/** The pages of a field's questions, in their order. */
function listPages(field: string): BuiltPage[] {
  const found: BuiltPage[] = [];
  for (let page = 1; ; page++) {
    const built = site.pages.get(`questions/${field}/${page === 1 ? '' : `${page}/`}index.html`);
    if (!built) return found;
    found.push(built);
  }
}
const listedOn = ({ $ }: BuiltPage) =>
  $('.question-links a')
    .map((_, a) => $(a).attr('href'))
    .get();

/** The parts of a question that its element on a page does not hold. */
function missing({ $ }: BuiltPage, question: Question): string[] {
  const element = $(`[id="${question.id}"]`);
  const whole = bare(element.text());
  const sample = bare(element.find('.sample').text());
  const parts: [string, string[], string][] = [
    ['title', [question.title], bare(element.find('h2, h3').first().text())],
    ['type', [TYPE_LABELS[question.type]], bare(element.find('.question-meta').text())],
    ['level', [LEVEL_LABELS[question.level]], bare(element.find('.question-meta').text())],
    ['minutes', [`${question.minutes} min`], bare(element.find('.question-meta').text())],
    ['strategy', bareTexts(question.strategy), whole],
    ['weak answer', bareTexts(question.weakAnswer), bare(element.find('.weak').text())],
    ['sample answer', bareTexts(question.sampleAnswer), sample],
    ['references', question.references.map(({ title }) => title), whole],
    ['publishers', question.references.map(({ publisher }) => publisher), whole],
  ];
  return parts
    .filter(([, expected, text]) => expected.some((part) => !text.includes(bare(part))))
    .map(([name]) => `${question.id}: ${name}`);
}

describe.each(guides.map((guide) => [guide.role, guide] as const))(
  'the questions of %s',
  (_, { slug, field, questions: { items: questions } }) => {
    const guidePage = pageAt(site, `guides/${slug}/index.html`);
    const practicePage = pageAt(site, `practice/${slug}/index.html`);

    it.each([
      ['guide', guidePage, '#questions > article'],
      ['practice', practicePage, '.rehearsal > li'],
    ] as const)('stand whole and in order on the %s page', (__, page, selector) => {
      const ids = page.$(selector).map((___, element) => page.$(element).attr('id'));
      expect(ids.get()).toEqual(questions.map(({ id }) => id));
      expect(questions.flatMap((question) => missing(page, question))).toEqual([]);
    });

    it.each([
      ['guide', guidePage],
      ['practice', practicePage],
    ] as const)('print every key point with its follow-up on the %s page', (__, { $ }) => {
      for (const { id, keyPoints } of questions) {
        const printed = $(`[id="${id}"] .points li`).map((___, point) => bare($(point).text()));
        expect(printed.get()).toEqual(
          keyPoints.map(({ text, followUp }) => bare(`${text}Then they ask:${followUp}`)),
        );
      }
    });

    it('have a permanent link, links to their skills, and links to their references', () => {
      const { $ } = guidePage;
      for (const { id, skills: tested, references } of questions) {
        const hrefs = (selector: string) =>
          $(`#${id} ${selector}`)
            .map((___, a) => $(a).attr('href'))
            .get();
        expect(hrefs('h3 a')).toEqual([`#${id}`]);
        expect(hrefs('.tested a')).toEqual(tested.map((skill) => link(`skills/${skill}/`)));
        expect(squeezed($(`#${id} .tested`).text())).toBe(
          `Tests ${tested.map((skill) => skills[skill]?.name ?? '?').join(', ')}`,
        );
        expect(hrefs('.references a')).toEqual(references.map(({ url }) => url));
      }
    });

    it('say how long a sample answer takes to say', () => {
      const { $ } = guidePage;
      for (const { id, sampleAnswer } of questions) {
        const seconds = /about (\d+) seconds/.exec($(`#${id} .sample summary`).text())?.[1];
        const words = plainText(sampleAnswer).split(' ').filter(Boolean).length;
        if (words === 0) expect(seconds).toBeUndefined();
        // An unhurried speaker says two to three words in a second.
        else expect(words / Number(seconds)).toBeCloseTo(2.5, 0);
      }
    });

    it('are reached from one page of their field, and from the pages of their skills', () => {
      const pages = listPages(field);
      for (const { id, title, skills: tested } of questions) {
        const address = link(`guides/${slug}/#${id}`);
        const lists = pages.filter((page) => listedOn(page).includes(address));
        expect([id, lists.length]).toEqual([id, 1]);
        for (const page of [
          ...lists,
          ...tested.map((skill) => pageAt(site, `skills/${skill}/index.html`)),
        ])
          expect([page.file, squeezed(page.$(`a[href="${address}"]`).text())]).toEqual([
            page.file,
            title,
          ]);
      }
    });
  },
);

const fieldsInUse = [...new Set(guides.map(({ field }) => field))];

describe.each(fieldsInUse)('the lists of the field %s', (field) => {
  const pages = listPages(field);
  const asked = guides
    .filter((guide) => guide.field === field)
    .toSorted((a, b) => a.role.localeCompare(b.role, 'en'))
    .flatMap(({ slug, questions }) =>
      questions.items.map(({ id }) => link(`guides/${slug}/#${id}`)),
    );

  it('hold every question once, by role and in the order of its guide, 25 on a page', () => {
    expect(pages.flatMap(listedOn)).toEqual(asked);
    expect(pages.slice(0, -1).map((page) => listedOn(page).length)).toEqual(
      pages.slice(0, -1).map(() => 25),
    );
  });

  it('are linked from the explorer, with the true number', () => {
    const { $ } = pageAt(site, 'questions/index.html');
    const line = $(`.by-field a[href="${link(`questions/${field}/`)}"]`).closest('li');
    expect(squeezed(line.text())).toContain(`${asked.length} questions`);
  });

  it('lead to the pages before and after', () => {
    const at = (page: BuiltPage | undefined) => page?.path;
    for (const [index, { $, path }] of pages.entries()) {
      for (const [rel, other] of [
        ['prev', at(pages[index - 1])],
        ['next', at(pages[index + 1])],
      ] as const) {
        // Firefox would load it at once, which the content policy refuses.
        expect($(`link[rel=${rel}]`)).toHaveLength(0);
        expect($(`.pages > a[rel=${rel}]`).attr('href')).toBe(other);
      }
      expect($('.pages [aria-current=page]').attr('href')).toBe(path);
      expect($('link[rel=canonical]').attr('href')).toBe(site.origin + path);
    }
  });

  it('say which questions of how many they show', () => {
    let start = 1;
    for (const page of pages) {
      const end = start + listedOn(page).length - 1;
      expect(page.$('.lead').text()).toContain(`Questions ${start} to ${end} of ${asked.length}`);
      start = end + 1;
    }
  });
});

describe('the explorer, as it is printed', () => {
  const { $ } = pageAt(site, 'questions/index.html');
  const all = guides.flatMap(({ role, field, questions }) =>
    questions.items.map((question) => ({ ...question, role, field })),
  );
  const printed = (name: string) =>
    Object.fromEntries(
      $(`[name=${name}]:is([type=checkbox])`)
        .map((_, input) => [[$(input).attr('value'), Number($(input).parent().find('i').text())]])
        .get() as [string, number][],
    );
  const counted = (values: readonly string[]) =>
    Object.fromEntries(
      [...Map.groupBy(values, (value) => value)].map(([value, list]) => [value, list.length]),
    );
  const options = (name: string) =>
    Object.fromEntries(
      $(`select[name=${name}] option`)
        .toArray()
        .slice(1)
        .map((option) => {
          const [, value = '', amount] = /^(.+) \((\d+)\)$/.exec($(option).text()) ?? [];
          expect($(option).attr('value')).toBe(value);
          return [value, Number(amount)];
        }),
    );

  it('counts what each choice would find', () => {
    expect(printed('type')).toEqual(counted(all.map(({ type }) => type)));
    expect(printed('level')).toEqual(counted(all.map(({ level }) => level)));
    expect(printed('field')).toEqual(counted(all.map(({ field }) => fields[field]?.name ?? '?')));
    expect(options('role')).toEqual(counted(all.map(({ role }) => role)));
    expect(options('skill')).toEqual(
      counted(all.flatMap((one) => one.skills.map((skill) => skills[skill]?.name ?? '?'))),
    );
    expect(Object.values(printed('minutes')).reduce((sum, amount) => sum + amount, 0)).toBe(
      all.length,
    );
  });

  it('is a form that the browser could send, and twenty questions', () => {
    expect($('question-explorer form').attr('action')).toBe(link('questions/'));
    expect($('question-explorer form').attr('method') ?? 'get').toBe('get');
    expect($('.found > li').length).toBe(20);
    expect(squeezed($('main [role=status]').last().text())).toContain(`of ${all.length} questions`);
  });
});

describe('the page of a skill', () => {
  it.each(Object.keys(skills).filter((id) => site.pages.has(`skills/${id}/index.html`)))(
    '%s lists roles, questions by level, and every reference once',
    (id) => {
      const { $ } = pageAt(site, `skills/${id}/index.html`);
      const asking = guides.map((guide) => ({
        ...guide,
        tested: guide.questions.items.filter((question) => question.skills.includes(id)),
      }));
      const roles = asking.filter((guide) => guide.tested.length > 0 || guide.skills.includes(id));
      const hrefs = (selector: string) =>
        $(selector)
          .map((_, a) => $(a).attr('href'))
          .get();
      expect(hrefs('.skill-roles a').toSorted()).toEqual(
        roles.map(({ slug }) => link(`guides/${slug}/`)).toSorted(),
      );
      for (const level of LEVELS) {
        const expected = asking.flatMap(({ slug, tested }) =>
          tested
            .filter((question) => question.level === level)
            .map((question) => link(`guides/${slug}/#${question.id}`)),
        );
        expect(hrefs(`[aria-labelledby=level-${level}] a`).toSorted()).toEqual(expected.toSorted());
      }
      const cited = asking.flatMap(({ tested }) =>
        tested.flatMap(({ references }) => references.map(({ url }) => url)),
      );
      expect(hrefs('.skill-references a').toSorted()).toEqual([...new Set(cited)].toSorted());
    },
  );
});
