/** What is wrong with a draft, by the guides' own schemas and in their words, field by field. */
import type { z } from 'astro/zod';
import { oneLine, paragraphs, phrases } from '../guides/draft-text.ts';
import { folderOf, questionIds, type GuideDraft } from '../guides/guide-draft.ts';
import { startOfFile, type Finding } from '../guides/problem.ts';
import { countWords } from '../guides/reading-time.ts';
import { findings, type Path } from '../guides/reading/findings.ts';
import { questionFindings } from '../guides/reading/items.ts';
import { quickAnswerProblem } from '../guides/reading/quick-answer.ts';
import { hiddenFound, HIDDEN, hintFound } from '../guides/reading/source.ts';
import { guideFrontmatter, relatedFrontmatter, tags } from '../guides/schema.ts';

export interface DraftProblem {
  /** Where it is in the draft, such as `questions.0.keyPoints.2.signals`. */
  field: string;
  /** Not wrong, only not written yet. */
  isMissing: boolean;
  message: string;
  expected: string;
  fix: string;
}

/** What is there already, and so cannot be used again. */
export interface KnownNames {
  /** Folder name of each guide, and its role. */
  guides: ReadonlyMap<string, string>;
  /** Names of the site's own pages. */
  reserved: ReadonlySet<string>;
}

/** All problems that can be told without the reader of the files, in the order of the form. */
export function draftProblems(draft: GuideDraft, known: KnownNames, today: string): DraftProblem[] {
  return new DraftChecker(draft, known).check(today);
}

type Said = Pick<Finding, 'message' | 'expected' | 'fix'>;

class DraftChecker {
  readonly #draft: GuideDraft;
  readonly #known: KnownNames;
  readonly #problems: DraftProblem[] = [];

  constructor(draft: GuideDraft, known: KnownNames) {
    this.#draft = draft;
    this.#known = known;
  }

  check(today: string): DraftProblem[] {
    const draft = this.#draft;
    this.#checkGuide(today);
    this.#needItems('questions', draft.questions);
    const ids = questionIds(draft);
    draft.questions.forEach((_, index) => {
      this.#checkQuestion(index, ids);
    });
    this.#needItems('prepTips', draft.prepTips);
    draft.prepTips.forEach((tip, index) => {
      const at = `prepTips.${index}`;
      this.#needArticle(at, tip);
      const hours = tip.hours.trim();
      if (hours !== '') this.#match(tags.PrepTip, { hours }, () => `${at}.hours`);
    });
    this.#needItems('formats', draft.formats);
    draft.formats.forEach((format, index) => {
      const at = `formats.${index}`;
      this.#needArticle(at, format);
      const { minutes, round, evaluatedOn } = format;
      this.#match(
        tags.Format,
        {
          minutes: given(minutes),
          round,
          evaluatedOn: given(phrases(evaluatedOn).join('; ')),
        },
        ([key]) => `${at}.${String(key)}`,
      );
    });
    for (const name of ['mistakes', 'faqs'] as const) {
      this.#needItems(name, draft[name]);
      draft[name].forEach((article, index) => {
        this.#needArticle(`${name}.${index}`, article);
      });
    }
    this.#checkRelated();
    for (const [field, text] of textsOf(draft)) this.#checkMarks(field, text);
    return this.#problems;
  }

  #checkGuide(today: string): void {
    const draft = this.#draft;
    this.#match(
      guideFrontmatter,
      {
        role: given(draft.role),
        description: given(draft.description),
        field: given(draft.field),
        published: today,
        updated: today,
        authors: ['editors'],
        interviewTypes: draft.interviewTypes.map(given),
        skills: draft.skills,
        stats: draft.stats.map(({ label, value, scope, sourceName, sourceUrl }) => ({
          label: given(label),
          value: given(value),
          scope: given(scope),
          source: { name: given(sourceName), url: given(sourceUrl) },
        })),
      },
      (path) =>
        path
          .join('.')
          .replace(/\.source\.(\w)/, (_, letter: string) => `.source${letter.toUpperCase()}`),
    );
    const role = oneLine(draft.role);
    const folder = folderOf(draft);
    const taken = [...this.#known.guides].find(
      ([slug, name]) => slug === folder || name.toLowerCase() === role.toLowerCase(),
    );
    if (role !== '' && taken)
      this.#add('role', {
        message: `the role “${role}” already has a guide: content/guides/${taken[0]}`,
        expected: 'a role that no other guide is about',
        fix: 'write the role of this guide, or work on the other one',
      });
    if (role !== '' && this.#known.reserved.has(folder))
      this.#add('role', {
        message: `“${folder}” is the address of one of the site’s own pages`,
        expected: 'the name of a role',
        fix: 'write the role more fully',
      });
    const answer = paragraphs(draft.quickAnswer).join(' ');
    const length = quickAnswerProblem(countWords(answer), startOfFile);
    if (length) this.#add('quickAnswer', length, answer === '');
  }

  #checkQuestion(index: number, ids: readonly (string | undefined)[]): void {
    const question = this.#draft.questions[index];
    if (!question) return;
    const at = `questions.${index}`;
    const { text, type, level, skills, minutes, strategy, keyPoints } = question;
    this.#need(`${at}.text`, text, 'the question', 'a question as a panel says it aloud');
    this.#needShortHeading(`${at}.text`, text);
    const id = ids[index];
    this.#match(
      tags.Question,
      {
        // What is made from the question is known only when there is one.
        id: id ?? 'not-yet',
        type,
        level,
        skills: given(skills.join(', ')),
        minutes: given(minutes),
      },
      ([key]) => `${at}.${String(key)}`,
    );
    if (id !== undefined && ids.indexOf(id) < index)
      this.#add(`${at}.id`, {
        message: `the id “${id}” is already that of question ${ids.indexOf(id) + 1}`,
        expected: 'an id of its own for every question and heading of a guide',
        fix: 'change the id, or the words of the heading',
      });
    const title = oneLine(text) || `Question ${index + 1}`;
    for (const finding of questionFindings(
      { place: startOfFile, title },
      paragraphs(strategy).length,
      keyPoints.length,
    )) {
      const isStrategy = finding.rule === 'missing-strategy';
      this.#add(
        `${at}.${isStrategy ? 'strategy' : 'keyPoints'}`,
        finding,
        keyPoints.length < 3 || isStrategy,
      );
    }
    keyPoints.forEach((point, number) => {
      const place = `${at}.keyPoints.${number}`;
      this.#need(`${place}.text`, point.text, 'the claim', 'one claim that a listener can tick');
      this.#match(
        tags.KeyPoint,
        { signals: given(phrases(point.signals).join('; ')), followUp: given(point.followUp) },
        ([key]) => `${place}.${String(key)}`,
      );
    });
  }

  #checkRelated(): void {
    const { relatedGuides } = this.#draft;
    this.#match(
      relatedFrontmatter,
      {
        guides: relatedGuides.map(({ guide, reason }) => ({
          guide: given(guide),
          ...(oneLine(reason) === '' ? {} : { reason: oneLine(reason) }),
        })),
      },
      (path) =>
        ['relatedGuides', ...path.slice(1), ...(path.length === 2 ? ['guide'] : [])].join('.'),
    );
    const names = relatedGuides.map(({ guide }) => guide);
    names.forEach((guide, index) => {
      if (guide !== '' && names.indexOf(guide) < index)
        this.#add(`relatedGuides.${index}.guide`, {
          message: `“${guide}” is named twice`,
          expected: 'other guides, each once',
          fix: 'remove it',
        });
    });
  }

  /** What no file may hold: characters that one cannot see, and the marks of hints. */
  #checkMarks(field: string, text: string): void {
    const hidden = HIDDEN.exec(text.replace(/\r\n?/g, '\n'))?.[0];
    if (hidden !== undefined) this.#add(field, hiddenFound(hidden));
    const hint = /‹[^‹›]*›/.exec(text)?.[0];
    if (hint !== undefined) this.#add(field, hintFound(hint));
  }

  #needItems(field: string, items: readonly unknown[]): void {
    if (items.length > 0) return;
    const message = 'the section has no items';
    const expected = 'one or more, each with a heading and text';
    this.#add(field, { message, expected, fix: 'write the first item' }, true);
  }

  #needArticle(field: string, { title, text }: { title: string; text: string }): void {
    this.#need(`${field}.title`, title, 'the heading', 'a heading in a few words');
    this.#needShortHeading(`${field}.title`, title);
    this.#need(`${field}.text`, text, 'the text', 'text below the heading');
  }

  #needShortHeading(field: string, text: string): void {
    const { length } = oneLine(text);
    if (length <= 200) return;
    this.#add(field, {
      message: `the heading is ${length} characters long`,
      expected: 'at most 200 characters',
      fix: 'move the detail into the text below',
    });
  }

  #need(field: string, text: string, what: string, expected: string): void {
    if (oneLine(text) !== '') return;
    this.#add(
      field,
      { message: `${what} is still to be written`, expected, fix: 'write it' },
      true,
    );
  }

  #match(schema: z.ZodType, value: object, fieldOf: (path: Path) => string): void {
    for (const [field, finding] of schemaFindings(schema, value, fieldOf))
      this.#add(field, finding, finding.rule === 'missing-key' || isTooShortList(field, finding));
  }

  #add(field: string, { message, expected, fix }: Said, isMissing = false): void {
    this.#problems.push({ field, isMissing, message, expected, fix });
  }
}

/** A list of the guide itself that is not long enough yet. */
function isTooShortList(field: string, { message }: Finding): boolean {
  return !field.includes('.') && message.includes('has fewer than');
}

/** A text that is there; what is not written yet counts as missing. */
function given(text: string): string | undefined {
  const line = oneLine(text);
  return line === '' ? undefined : line;
}

/** What the checker of the files says of a value, each with the field that it is about. */
function schemaFindings(
  schema: z.ZodType,
  value: object,
  fieldOf: (path: Path) => string,
): [field: string, finding: Finding][] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  // A place in a file is a line; here each path is given one of its own.
  const fields: string[] = [];
  const lineOf = (path: Path) => {
    const field = fieldOf(path);
    const known = fields.indexOf(field);
    return { line: known < 0 ? fields.push(field) : known + 1, column: 1 };
  };
  return result.error.issues.flatMap((issue) =>
    findings([issue], schema, value, {
      // What is missing is said of the field that lacks it, not of what it would stand in.
      value: (path) => lineOf(path.length < issue.path.length ? issue.path : path),
      key: (path, key) => lineOf([...path, key]),
    }).map((finding): [string, Finding] => [fields[finding.line - 1] ?? '', finding]),
  );
}

/** All texts of a draft, by their fields. */
function textsOf(part: unknown, field = ''): [field: string, text: string][] {
  if (typeof part === 'string') return [[field, part]];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, inner]) =>
    textsOf(inner, field === '' ? key : `${field}.${key}`),
  );
}
