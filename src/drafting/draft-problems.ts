/** What is wrong with a draft, by the guides' own schemas and in their words, field by field. */
import type { z } from 'astro/zod';
import { oneLine, paragraphs, phrases } from '../guides/draft-text.ts';
import { folderOf, questionIds, type GuideDraft } from '../guides/guide-draft.ts';
import { startOfFile, type Finding } from '../guides/problem.ts';
import { countWords } from '../guides/reading-time.ts';
import { findings, type Path } from '../guides/reading/findings.ts';
import { questionFindings } from '../guides/reading/items.ts';
import { quickAnswerProblem } from '../guides/reading/quick-answer.ts';
import { codePoint, HIDDEN } from '../guides/reading/source.ts';
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
export function draftProblems(
  draft: GuideDraft,
  { guides, reserved }: KnownNames,
  today: string,
): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const add = (field: string, finding: Pick<Finding, 'message' | 'expected' | 'fix'>) =>
    problems.push({
      field,
      isMissing: false,
      message: finding.message,
      expected: finding.expected,
      fix: finding.fix,
    });
  const needs = (field: string, text: string, what: string, expected: string) => {
    if (oneLine(text) === '')
      problems.push({
        field,
        isMissing: true,
        message: `${what} is still to be written`,
        expected,
        fix: 'write it',
      });
  };
  const check = (schema: z.ZodType, value: object, fieldOf: (path: Path) => string) => {
    for (const [field, finding] of schemaFindings(schema, value, fieldOf)) {
      add(field, finding);
      const last = problems.at(-1);
      if (last) last.isMissing = finding.rule === 'missing-key';
    }
  };

  check(
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
  const folder = folderOf(draft);
  const role = oneLine(draft.role).toLowerCase();
  const taken = [...guides].find(([slug, name]) => slug === folder || name.toLowerCase() === role);
  if (role !== '' && taken)
    add('role', {
      message: `the role “${oneLine(draft.role)}” already has a guide: content/guides/${taken[0]}`,
      expected: 'a role that no other guide is about',
      fix: 'write the role of this guide, or work on the other one',
    });
  if (role !== '' && reserved.has(folder))
    add('role', {
      message: `“${folder}” is the address of one of the site’s own pages`,
      expected: 'the name of a role',
      fix: 'write the role more fully',
    });
  const answer = paragraphs(draft.quickAnswer).join(' ');
  const length = quickAnswerProblem(countWords(answer), startOfFile);
  if (length) add('quickAnswer', length);
  const last = problems.at(-1);
  if (last?.field === 'quickAnswer') last.isMissing = answer === '';

  const ids = questionIds(draft);
  needsItems('questions', draft.questions);
  draft.questions.forEach((question, index) => {
    const at = `questions.${index}`;
    const { text, type, level, skills, minutes, strategy, keyPoints } = question;
    needs(`${at}.text`, text, `question ${index + 1}`, 'a question as a panel says it aloud');
    needsShortHeading(`${at}.text`, text);
    const id = ids[index];
    check(
      tags.Question,
      {
        id: id ?? 'not-yet',
        type,
        level,
        skills: given(skills.join(', ')),
        minutes: given(minutes),
      },
      ([key]) => `${at}.${String(key)}`,
    );
    if (id !== undefined && ids.indexOf(id) < index)
      add(`${at}.id`, {
        message: `the id “${id}” is already that of question ${ids.indexOf(id) + 1}`,
        expected: 'an id of its own for every question and heading of a guide',
        fix: 'change the id, or the words of the heading',
      });
    for (const finding of questionFindings(
      { place: startOfFile, title: oneLine(text) || `Question ${index + 1}` },
      paragraphs(strategy).length,
      keyPoints.length,
    )) {
      add(`${at}.${finding.rule === 'missing-strategy' ? 'strategy' : 'keyPoints'}`, finding);
      const latest = problems.at(-1);
      if (latest) latest.isMissing = finding.rule === 'missing-strategy' || keyPoints.length < 3;
    }
    keyPoints.forEach((point, number) => {
      const place = `${at}.keyPoints.${number}`;
      needs(
        `${place}.text`,
        point.text,
        `key point ${number + 1}`,
        'one claim that a listener can tick',
      );
      check(
        tags.KeyPoint,
        { signals: given(phrases(point.signals).join('; ')), followUp: given(point.followUp) },
        ([key]) => `${place}.${String(key)}`,
      );
    });
  });
  needsItems('prepTips', draft.prepTips);
  draft.prepTips.forEach((tip, index) => {
    needsArticle(`prepTips.${index}`, tip, `tip ${index + 1}`);
    if (tip.hours.trim() !== '')
      check(tags.PrepTip, { hours: tip.hours.trim() }, () => `prepTips.${index}.hours`);
  });
  needsItems('formats', draft.formats);
  draft.formats.forEach((format, index) => {
    needsArticle(`formats.${index}`, format, `format ${index + 1}`);
    check(
      tags.Format,
      {
        minutes: given(format.minutes),
        round: format.round,
        evaluatedOn: given(phrases(format.evaluatedOn).join('; ')),
      },
      ([key]) => `formats.${index}.${String(key)}`,
    );
  });
  for (const [name, one] of [
    ['mistakes', 'mistake'],
    ['faqs', 'FAQ'],
  ] as const) {
    needsItems(name, draft[name]);
    draft[name].forEach((article, index) => {
      needsArticle(`${name}.${index}`, article, `${one} ${index + 1}`);
    });
  }
  check(
    relatedFrontmatter,
    {
      guides: draft.relatedGuides.map(({ guide, reason }) => ({
        guide: given(guide),
        ...(oneLine(reason) === '' ? {} : { reason: oneLine(reason) }),
      })),
    },
    (path) =>
      ['relatedGuides', ...path.slice(1), ...(path.length === 2 ? ['guide'] : [])].join('.'),
  );
  const related = draft.relatedGuides.map(({ guide }) => guide);
  related.forEach((guide, index) => {
    if (guide !== '' && related.indexOf(guide) < index)
      add(`relatedGuides.${index}.guide`, {
        message: `“${guide}” is named twice`,
        expected: 'other guides, each once',
        fix: 'remove it',
      });
  });
  for (const [field, text] of textsOf(draft)) addMarks(field, text);
  return problems;

  function needsItems(field: string, items: readonly unknown[]) {
    if (items.length === 0)
      problems.push({
        field,
        isMissing: true,
        message: 'the section has no items',
        expected: 'one or more, each with a heading and text',
        fix: 'write the first item',
      });
  }
  function needsArticle(
    field: string,
    { title, text }: { title: string; text: string },
    what: string,
  ) {
    needs(`${field}.title`, title, `the heading of ${what}`, 'a heading in a few words');
    needsShortHeading(`${field}.title`, title);
    needs(`${field}.text`, text, `the text of ${what}`, 'text below the heading');
  }
  function needsShortHeading(field: string, text: string) {
    const { length: characters } = oneLine(text);
    if (characters > 200)
      add(field, {
        message: `the heading is ${characters} characters long`,
        expected: 'at most 200 characters',
        fix: 'move the detail into the text below',
      });
  }
  /** What no file may hold: characters that one cannot see, and the marks of hints. */
  function addMarks(field: string, text: string) {
    const hidden = HIDDEN.exec(text.replace(/\r\n?/g, '\n'))?.[0];
    if (hidden !== undefined)
      add(field, {
        message: `there is a hidden character, ${codePoint(hidden)}`,
        expected: 'characters one can see, spaces, and line ends',
        fix: 'delete the characters around this place and type them again',
      });
    const hint = /‹[^‹›]*›/.exec(text)?.[0];
    if (hint !== undefined)
      add(field, {
        message: `${hint} is still to be written`,
        expected: 'your own words in place of the hint',
        fix: 'write what the hint asks for, and take out the marks ‹ and ›, too',
      });
  }
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
