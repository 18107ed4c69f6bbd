/** Made-up guides for tests of what follows from them. */
import type { Guide, Question } from './guide.ts';
import type { GuideSummary } from './summary.ts';

export function question(changes: Partial<Question> = {}): Question {
  return {
    id: 'full-disk',
    title: 'The disk is full. What now?',
    titleHtml: 'The disk is full. What now?',
    type: 'technical',
    level: 'mid',
    skills: ['storage'],
    minutes: 8,
    strategy: [{ html: '<p>Look before you delete.</p>' }],
    keyPoints: [
      {
        signals: ['du', 'df', 'deleted file'],
        followUp: 'And if they differ?',
        text: 'Compares two views.',
        html: '<p>Compares two views.</p>',
      },
    ],
    weakAnswer: [{ html: '<p>“I delete logs.”</p>' }],
    sampleAnswer: [],
    references: [{ title: 'df(1)', publisher: 'man7.org', url: 'https://man7.org/df' }],
    ...changes,
  };
}

export function guide(changes: Partial<Guide> = {}): Guide {
  const section = { title: undefined, intro: [], items: [], footnotes: [] };
  return {
    slug: 'storage-keeper',
    role: 'Storage keeper',
    description:
      'A description that is long enough to be shown below the title in a list of results.',
    field: 'infrastructure',
    published: '2026-01-02',
    updated: '2026-03-04',
    authors: ['editors'],
    interviewTypes: ['Screen', 'Lab'],
    skills: ['storage', 'linux'],
    stats: [],
    quickAnswer: [{ html: '<p>It tests care.</p>' }],
    quickAnswerNotes: [],
    questions: { ...section, items: [question()] },
    prepTips: {
      ...section,
      items: [
        {
          id: 'fill-a-disk',
          title: 'Fill a disk',
          titleHtml: 'Fill a disk',
          hours: 1.5,
          body: [{ html: '<p>Do it.</p>' }],
        },
        {
          id: 'read',
          title: 'Read',
          titleHtml: 'Read',
          hours: undefined,
          body: [{ html: '<p>Man pages.</p>' }],
        },
      ],
    },
    formats: {
      ...section,
      items: [
        {
          id: 'lab',
          title: 'Lab',
          titleHtml: 'Lab',
          minutes: 60,
          round: 'technical',
          evaluatedOn: ['care', 'order'],
          body: [{ html: '<p>A broken host.</p>' }],
        },
      ],
    },
    mistakes: {
      ...section,
      items: [
        { id: 'haste', title: 'Haste', titleHtml: 'Haste', body: [{ html: '<p>Slow down.</p>' }] },
      ],
    },
    faqs: {
      ...section,
      items: [
        {
          id: 'is-it-hard',
          title: 'Is it hard?',
          titleHtml: 'Is it hard?',
          body: [{ html: '<p>No.</p>' }],
        },
      ],
    },
    relatedGuides: [],
    ...changes,
  };
}

export function summary(slug: string, changes: Partial<GuideSummary> = {}): GuideSummary {
  return {
    slug,
    role: slug,
    description: `About ${slug}.`,
    field: 'infrastructure',
    published: '2026-01-02',
    updated: '2026-03-04',
    authors: ['editors'],
    interviewTypes: ['Screen', 'Lab'],
    skills: [],
    stats: [],
    words: 2380,
    questionCount: 12,
    ...changes,
  };
}
