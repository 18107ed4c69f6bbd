/**
 * What the site's data files promise to programs. The type, the published JSON Schema, and the test
 * of every file come from here. A field may be added at any time; one that changes its meaning or
 * goes needs a new `DATA_VERSION`.
 */
import { z } from 'astro/zod';
import { LEVELS, QUESTION_TYPES, ROUNDS } from './schema.ts';

export const DATA_VERSION = 1 as const;

const day = z.iso.date();
const address = z.url().describe('an absolute address');
const href = z.string().regex(/^\//).describe('a path from the root of the host');
const id = z.string().describe('a permanent name: lower-case words joined by hyphens');

const license = z
  .strictObject({
    name: z.string().describe('the short name of the license'),
    url: address.describe('its text'),
    attribution: z.string().describe('whom to name'),
  })
  .describe('under which the guide and this file may be used');

const head = {
  $schema: address.describe('the schema that this file meets'),
  version: z.literal(DATA_VERSION).describe('grows when a field changes its meaning or goes'),
  license,
};

const person = z.strictObject({
  id,
  name: z.string(),
  role: z.string().describe('what the person or organization does'),
  url: address,
});

const change = z.strictObject({ date: day, what: z.string().describe('one line') });

/** `/guides/<role>/guide.json`. */
export const guideDocument = z
  .strictObject({
    ...head,
    slug: id.describe('names the guide in addresses'),
    role: z.string().describe('the job title'),
    description: z.string(),
    field: z.strictObject({ id, name: z.string() }),
    href,
    url: address.describe('the page of the guide'),
    markdown: address
      .optional()
      .describe('the whole text of the guide as Markdown, where a site offers it'),
    published: day,
    updated: day.describe('the day on which its substance last changed'),
    authors: z.array(person).min(1),
    reviewers: z.array(person),
    changes: z.array(change).describe('the newest first; the day of publication is not among them'),
    socCode: z.string().optional().describe('a US Standard Occupational Classification code'),
    skills: z
      .array(z.strictObject({ id, name: z.string(), href }))
      .describe('the most important first'),
    stats: z.array(
      z.strictObject({
        label: z.string(),
        value: z.string().describe('the figure with its unit'),
        scope: z.string().describe('whom, where, and when the figure describes'),
        source: z.strictObject({ name: z.string(), url: address }),
        low: z.number().optional(),
        median: z.number().optional(),
        high: z.number().optional(),
      }),
    ),
    interviewTypes: z.array(z.string()),
    formats: z.array(
      z.strictObject({
        title: z.string(),
        minutes: z.number(),
        round: z.enum(ROUNDS),
        evaluatedOn: z.array(z.string()),
      }),
    ),
    questions: z
      .array(
        z.strictObject({
          id: id.describe('never changes, and is the #id on the page'),
          title: z.string(),
          type: z.enum(QUESTION_TYPES),
          level: z.enum(LEVELS),
          minutes: z.number().describe('how long an answer takes'),
          skills: z.array(id),
          signals: z.array(z.string()).describe('what a good spoken answer contains'),
        }),
      )
      .describe('in the order of the page'),
    removed: z
      .array(
        z.strictObject({
          id,
          reason: z.string(),
          instead: id.optional().describe('the #id of what to read in its place'),
        }),
      )
      .describe('questions that left the guide'),
    related: z.array(z.strictObject({ slug: id, title: z.string(), href })),
  })
  .describe('An interview guide as data. Its answers in full are in the Markdown file.');

/** `/guides.json`. */
export const guideIndex = z
  .strictObject({
    ...head,
    url: address.describe('the page that lists the guides'),
    changes: address.describe('a JSON Feed of what changed in which guide when'),
    updated: day.describe('the newest day of all guides'),
    counts: z.strictObject({ guides: z.int(), questions: z.int() }),
    guides: z.array(
      z.strictObject({
        slug: id,
        role: z.string(),
        description: z.string(),
        field: z.strictObject({ id, name: z.string() }),
        url: address,
        data: address,
        markdown: address.optional(),
        published: day,
        updated: day,
        counts: z.strictObject({
          words: z.int().describe('all words of the guide’s text'),
          questions: z.int(),
          changes: z.int(),
        }),
      }),
    ),
  })
  .describe('All interview guides, with where each of them is.');

/** `/practice/<role>/deck.json`. */
export const deckDocument = z
  .strictObject({
    ...head,
    slug: id.describe('names the guide in addresses'),
    role: z.string().describe('the job title'),
    url: address.describe('the page of the guide, which has the answers in full'),
    skills: z.record(z.string(), z.string()).describe('names of the skills, by their ids'),
    questions: z
      .array(
        z.strictObject({
          id: id.describe('never changes, and is the #id on the page of the guide'),
          title: z.string(),
          type: z.enum(QUESTION_TYPES),
          level: z.enum(LEVELS),
          minutes: z.number().describe('how long an answer takes'),
          skills: z.array(id),
          points: z
            .array(
              z.strictObject({
                claim: z.string().describe('what the answer should say'),
                signals: z.array(z.string()).describe('what people say who make the point'),
                followUp: z.string().describe('what the interviewer asks next'),
              }),
            )
            .describe('the most important first'),
        }),
      )
      .describe('in the order of the guide'),
    rarity: z
      .strictObject({
        points: z.int().describe('how many points all guides have: the nearest power of two'),
        common: z
          .array(z.string())
          .describe(
            'at place n: stems (Porter 2) of which about 2^(n+1) points are made; others are rarer',
          ),
      })
      .describe('how much the words of the claims tell'),
  })
  .describe('What a practice session needs of a guide.');

export type DeckDocument = z.output<typeof deckDocument>;
export type GuideDocument = z.output<typeof guideDocument>;
export type GuideIndex = z.output<typeof guideIndex>;
