import { PAGE_IDS, type Guide } from './guide.ts';

/** A line of a guide's table of contents. */
export interface OutlineEntry {
  id: string;
  title: string;
  /** What awaits there, such as `12` questions or `14 h` of work. */
  amount: string | undefined;
}

export const SECTION_TITLES = {
  quickAnswer: 'Quick answer',
  questions: 'Questions',
  prepTips: 'How to prepare',
  formats: 'Formats',
  mistakes: 'Mistakes',
  faqs: 'FAQs',
  practice: 'Practice aloud',
  relatedGuides: 'Related guides',
} as const satisfies Record<keyof typeof PAGE_IDS, string>;

/** The sections of a guide's page in the order they are printed. */
export function outline(guide: Guide, relatedCount: number): OutlineEntry[] {
  const hours = prepHours(guide);
  const amounts: Record<keyof typeof PAGE_IDS, string | undefined> = {
    quickAnswer: undefined,
    questions: String(guide.questions.items.length),
    prepTips: hours > 0 ? `${hours} h` : undefined,
    formats: String(guide.formats.items.length),
    mistakes: String(guide.mistakes.items.length),
    faqs: String(guide.faqs.items.length),
    practice: undefined,
    relatedGuides: String(relatedCount),
  };
  const keys = Object.keys(PAGE_IDS) as (keyof typeof PAGE_IDS)[];
  return keys.map((key) => ({
    id: PAGE_IDS[key],
    title: sectionTitle(guide, key),
    amount: amounts[key],
  }));
}

/** The heading of a section: the writer's own where one is set. */
export function sectionTitle(guide: Guide, key: keyof typeof PAGE_IDS): string {
  const own =
    key === 'questions' ||
    key === 'prepTips' ||
    key === 'formats' ||
    key === 'mistakes' ||
    key === 'faqs'
      ? guide[key].title
      : undefined;
  return own ?? SECTION_TITLES[key];
}

/** Hours that the preparation tips add up to. */
export function prepHours(guide: Guide): number {
  return guide.prepTips.items.reduce((sum, { hours }) => sum + (hours ?? 0), 0);
}
