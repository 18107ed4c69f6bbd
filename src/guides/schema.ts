/**
 * The content contract: every field a writer may set, with the sentence that explains it. The
 * sentence is what the checker prints as “expected”, so it reads as the right value, not as a rule.
 */
import { z } from 'astro/zod';
import { ADVICE_IDS } from './rules/advice-ids.ts';

export const QUESTION_TYPES = ['role-specific', 'technical', 'behavioral', 'situational'] as const;
export const LEVELS = ['entry', 'mid', 'senior'] as const;
export const ROUNDS = ['screen', 'technical', 'take-home', 'onsite', 'final'] as const;
export const CALLOUT_KINDS = ['tip', 'warning', 'note'] as const;

export type QuestionType = (typeof QUESTION_TYPES)[number];
export type Level = (typeof LEVELS)[number];
export type Round = (typeof ROUNDS)[number];

/** Lower-case words joined by hyphens. Kept short because it stands in URLs and saved progress. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const slug = z
  .string()
  .max(64, 'is longer than 64 characters')
  .regex(SLUG, 'is not lower-case words joined by hyphens');

const text = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least, `is shorter than ${least} characters`)
    .max(most, `is longer than ${most} characters`)
    .regex(/^[^\n]*$/, 'runs over more than one line');

const listOf = <T extends z.ZodType>(item: T, least: number, most: number) =>
  z
    .array(item)
    .min(least, `has fewer than ${least} entries`)
    .max(most, `has more than ${most} entries`)
    .refine((list) => new Set(list.map(comparable)).size === list.length, {
      message: 'names something twice',
    });

const comparable = (entry: unknown) => (typeof entry === 'string' ? entry : JSON.stringify(entry));

const day = z.iso.date('is not a day of the calendar');

const httpsUrl = z
  .url({ protocol: /^https$/, hostname: /\./, error: 'is not an https address' })
  .describe('an address that starts with https://');

const source = z
  .strictObject({
    name: text(3, 120).describe(
      'who published the figure, such as BLS, Occupational Outlook Handbook',
    ),
    url: httpsUrl,
  })
  .describe('a source with name and url');

export const stat = z
  .strictObject({
    label: text(3, 40).describe('what is measured, in a few words, such as Median pay'),
    value: text(1, 40).describe('the figure with its unit, such as $135,980 a year'),
    scope: text(10, 140).describe('whom, where, and when the figure describes'),
    source,
    low: z.number().optional().describe('the low end of a range, as a plain number'),
    median: z.number().optional().describe('the middle of a range, as a plain number'),
    high: z.number().optional().describe('the high end of a range, as a plain number'),
  })
  .refine(({ low, median, high }) => {
    const given = [low, median, high].filter((n) => n !== undefined);
    return given.every((n, i) => i === 0 || n >= (given[i - 1] ?? n));
  }, 'has low, median, and high out of order')
  .describe('label, value, scope, and source; low ≤ median ≤ high where it is a range');

/** What changed on a day, for readers who come back. */
export const change = z
  .strictObject({
    date: day.describe('the day of the change, such as 2026-11-28'),
    what: text(10, 140).describe('what changed, in one line of 10 to 140 characters'),
  })
  .describe('date and what');

/** A question that left the guide: links to it and saved progress go on to explain themselves. */
export const removedQuestion = z
  .strictObject({
    id: slug.describe('the id that the question had'),
    reason: text(10, 140).describe('why it was removed, in one line of 10 to 140 characters'),
    instead: slug.optional().describe('the id of the question or heading to read in its place'),
  })
  .describe('id, reason, and perhaps instead');

/** Advice that a writer has a reason not to follow. */
const allowance = z
  .strictObject({
    rule: z
      .enum(ADVICE_IDS)
      .describe(
        `a rule that gives advice, which stands in brackets behind it: ${ADVICE_IDS.join(', ')}`,
      ),
    text: text(2, 200)
      .optional()
      .describe('a few words of the line, as they stand there; none for the whole file'),
    reason: text(10, 200).describe('why it is right as it is, in one line of 10 to 200 characters'),
  })
  .describe('rule, text, and reason');

const allow = listOf(allowance, 1, 40)
  .optional()
  .describe('1 to 40 pieces of advice not to be given in this file, each with rule and reason');

/** Frontmatter of `guide.mdx`, in the order in which its keys are written. */
export const guideFrontmatter = z.strictObject({
  role: text(3, 60).describe('the job title in sentence case, such as API developer'),
  alsoCalled: listOf(text(3, 60), 1, 20)
    .optional()
    .describe('other titles under which this job is advertised, such as REST API engineer'),
  description: text(70, 160).describe('70 to 160 characters that a search result would show'),
  field: slug.describe('an id from content/fields.yaml'),
  published: day.describe('the day the guide first appeared, such as 2026-11-23'),
  updated: day.describe('the day its substance last changed, such as 2026-11-23'),
  draft: z
    .boolean()
    .optional()
    .describe('true while the guide is not to be published; the dev server alone shows it then'),
  authors: listOf(slug, 1, 6).describe('1 to 6 ids of files in content/authors/'),
  reviewers: listOf(slug, 1, 6).optional().describe('1 to 6 ids of files in content/authors/'),
  interviewTypes: listOf(text(3, 60), 2, 6).describe(
    '2 to 6 kinds of interview, as a recruiter calls them',
  ),
  skills: listOf(slug, 5, 12).describe(
    '5 to 12 ids from content/skills.yaml, the most important first',
  ),
  socCode: z
    .string()
    .regex(/^\d{2}-\d{4}$/, 'is not an occupation code')
    .optional()
    .describe('a US Standard Occupational Classification code, such as 15-1252'),
  stats: listOf(stat, 2, 5).describe('2 to 5 figures, each with label, value, scope, and source'),
  aliases: listOf(slug, 1, 10)
    .optional()
    .describe('former folder names of this guide, which no other may take'),
  changes: listOf(change, 1, 100)
    .optional()
    .describe('1 to 100 changes, the newest first, each with date and what'),
  removed: listOf(removedQuestion, 1, 60)
    .optional()
    .describe('1 to 60 questions that left the guide, each with id and reason'),
  allow,
});

/** Frontmatter of the section files that need none. */
export const sectionFrontmatter = z.strictObject({
  title: text(3, 80).optional().describe('another heading for the section'),
  allow,
});

/** Frontmatter of `related-guides.mdx`. A bare slug is short for a guide without a reason. */
export const relatedFrontmatter = z.strictObject({
  guides: listOf(
    z.union([
      slug.transform((guide): { guide: string; reason?: string | undefined } => ({ guide })),
      z.strictObject({
        guide: slug.describe('the folder name of another guide'),
        reason: text(20, 200).optional().describe('one sentence on why a reader would go there'),
      }),
    ]),
    3,
    6,
  ).describe('3 to 6 folder names of other guides, each alone or with a reason'),
  allow,
});

export const skill = z.strictObject({
  name: text(2, 60).describe('the name in sentence case'),
  meaning: text(20, 200).describe('one sentence on what an interviewer means by it'),
  aliases: listOf(text(2, 40), 1, 20)
    .optional()
    .describe('1 to 20 other words for it in job ads and searches, which no other skill has'),
});

export const field = z.strictObject({
  name: text(2, 40).describe('the name in sentence case'),
  order: z.int().min(1, 'is below 1').describe('its place on the shelf, from 1'),
});

export const author = z.strictObject({
  name: text(2, 80).describe('the name as it should be printed'),
  kind: z.enum(['person', 'organization']).describe('person or organization'),
  role: text(3, 120).describe('what the author does'),
  bio: z
    .string()
    .trim()
    .min(20, 'is shorter than 20 characters')
    .max(600, 'is longer than 600 characters')
    .describe('one or two sentences'),
  url: httpsUrl.optional(),
});

const byId = <T extends z.ZodType>(entry: T) => z.record(slug, entry);
export const skills = byId(skill).superRefine((all, context) => {
  const owners = new Map(Object.entries(all).map(([id, { name }]) => [name.toLowerCase(), id]));
  for (const [id, { aliases = [] }] of Object.entries(all)) {
    for (const [index, alias] of aliases.entries()) {
      const owner = owners.get(alias.toLowerCase());
      owners.set(alias.toLowerCase(), owner ?? id);
      if (owner === undefined) continue;
      context.addIssue({
        code: 'custom',
        path: [id, 'aliases', index],
        message: `already stands for ${owner}`,
      });
    }
  }
});
export const fields = byId(field);

const separated = (
  separator: string,
  item: z.ZodType<string, string>,
  least: number,
  most: number,
) =>
  z
    .string()
    .transform((list) => list.split(separator).map((entry) => entry.trim()))
    .pipe(listOf(item, least, most));

const minutes = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/, 'is not a whole number')
    .transform(Number)
    .pipe(z.number().min(least, `is below ${least}`).max(most, `is above ${most}`));

/** Attributes of the tags, by tag name. All are written as "text" and come out typed. */
export const tags = {
  Question: z.strictObject({
    id: slug.describe('the question’s permanent name, lower-case words joined by hyphens'),
    type: z.enum(QUESTION_TYPES).describe(`one of: ${QUESTION_TYPES.join(', ')}`),
    level: z.enum(LEVELS).describe(`one of: ${LEVELS.join(', ')}`),
    skills: separated(',', slug, 1, 4).describe(
      '1 to 4 ids from content/skills.yaml, with commas between',
    ),
    minutes: minutes(2, 60).describe('how long the answer takes, a whole number from 2 to 60'),
  }),
  PrepTip: z.strictObject({
    hours: z
      .string()
      .regex(/^\d{1,2}(?:\.5)?$/, 'is not a number of hours')
      .transform(Number)
      .pipe(z.number().min(0.5, 'is below 0.5').max(40, 'is above 40'))
      .optional()
      .describe('how long it takes, from 0.5 to 40 in halves'),
  }),
  Format: z.strictObject({
    minutes: minutes(10, 480).describe('how long the round lasts, a whole number from 10 to 480'),
    round: z.enum(ROUNDS).describe(`one of: ${ROUNDS.join(', ')}`),
    evaluatedOn: separated(';', text(3, 80), 2, 6).describe(
      '2 to 6 things that are scored, with semicolons between',
    ),
  }),
  KeyPoint: z.strictObject({
    signals: separated(';', text(2, 60), 3, 10).describe(
      '3 to 10 short phrases a good spoken answer contains, with semicolons between',
    ),
    followUp: text(10, 200)
      .regex(/\?$/, 'does not end with a question mark')
      .describe('what the interviewer asks next, ending with a question mark'),
  }),
  WeakAnswer: z.strictObject({}),
  SampleAnswer: z.strictObject({}),
  Reference: z.strictObject({
    title: text(3, 140).describe('the title of the document'),
    publisher: text(2, 80).describe('who publishes it'),
    url: httpsUrl,
  }),
  Callout: z.strictObject({
    kind: z.enum(CALLOUT_KINDS).describe(`one of: ${CALLOUT_KINDS.join(', ')}`),
  }),
} as const;

export type TagName = keyof typeof tags;
/** What the attributes of each tag come out as. */
export type TagProps = { [Name in TagName]: z.output<(typeof tags)[Name]> };
/** What an editor is not to say is nothing of the guide itself. */
export type GuideFrontmatter = Omit<z.output<typeof guideFrontmatter>, 'allow'>;
export type Allowance = z.output<typeof allowance>;
export type Change = z.output<typeof change>;
export type RemovedQuestion = z.output<typeof removedQuestion>;
export type Stat = z.output<typeof stat>;
export type Skill = z.output<typeof skill>;
export type Field = z.output<typeof field>;
export type Author = z.output<typeof author>;
export type QuestionTag = z.output<typeof tags.Question>;
export type FormatTag = z.output<typeof tags.Format>;
export type PrepTipTag = z.output<typeof tags.PrepTip>;
export type KeyPointTag = z.output<typeof tags.KeyPoint>;
export type ReferenceTag = z.output<typeof tags.Reference>;
export type RelatedGuideEntry = z.output<typeof relatedFrontmatter>['guides'][number];
