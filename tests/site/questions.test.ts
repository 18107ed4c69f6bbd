/** Holds each question, wherever it is printed, against what its writers wrote. */
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/guides/block.ts';
import type { Question } from '../../src/guides/guide.ts';
import { LEVEL_LABELS, TYPE_LABELS } from '../../src/guides/labels.ts';
import { builtSite, pageAt, squeezed, writtenContent, type BuiltPage } from './built-site.ts';
import { bare, bareTexts } from './written-text.ts';

const site = await builtSite();
const { guides, skills } = await writtenContent();
const link = (path: string) => site.base + path;

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
  (_, { slug, questions: { items: questions } }) => {
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

    it('are reached from the list of all questions and from the pages of their skills', () => {
      for (const { id, title, skills: tested } of questions) {
        const address = link(`guides/${slug}/#${id}`);
        for (const file of ['questions/', ...tested.map((skill) => `skills/${skill}/`)]) {
          const { $ } = pageAt(site, `${file}index.html`);
          expect([file, squeezed($(`a[href="${address}"]`).text())]).toEqual([file, title]);
        }
      }
    });
  },
);
