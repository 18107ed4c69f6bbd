/** The pictures that social networks and search engines show of a page. */
import { formatDay } from '../guides/labels.ts';
import { count } from '../guides/count.ts';
import { site } from '../site.ts';

/** Wide as networks show it, and the other two shapes that search results use. */
export const CARD_SHAPES = {
  wide: { width: 1200, height: 630, suffix: '' },
  classic: { width: 1200, height: 900, suffix: '-4x3' },
  square: { width: 1200, height: 1200, suffix: '-1x1' },
} as const;

export type CardShape = keyof typeof CARD_SHAPES;

/** A picture with what a page says of it. */
export interface Card {
  /** From the site's root. */
  path: string;
  width: number;
  height: number;
  alt: string;
}

/** What a card shows. */
export interface CardWords {
  title: string;
  /** `Plate 1`, above the title. */
  label: string;
  /** What is known of it, in a line. */
  facts: string[];
}

/** The name of the card of the site, which no guide may have. */
export const SITE_CARD = 'default';

/** The shapes in which guides have cards. */
export const GUIDE_SHAPES: readonly CardShape[] = site.without.has('cards')
  ? []
  : site.without.has('sidecars')
    ? ['wide']
    : ['wide', 'classic', 'square'];

/** Names a card after a guide, or `default`; guides without a card share that of the site. */
export function cardPath(name: string, shape: CardShape = 'wide'): string {
  const card = GUIDE_SHAPES.length === 0 ? SITE_CARD : name;
  return `/og/${card}${CARD_SHAPES[shape].suffix}.png`;
}

/** Paths of all cards of a guide. */
export function cardPaths(slug: string): string[] {
  return GUIDE_SHAPES.length === 0
    ? [cardPath(SITE_CARD)]
    : GUIDE_SHAPES.map((shape) => cardPath(slug, shape));
}

export const DEFAULT_CARD: Card = {
  path: cardPath(SITE_CARD),
  width: CARD_SHAPES.wide.width,
  height: CARD_SHAPES.wide.height,
  alt: `${site.name}: know the interview before you walk in`,
};

interface CardGuide {
  slug: string;
  role: string;
  updated: string;
  questionCount: number;
}

export function guideCard({ slug, role }: Pick<CardGuide, 'slug' | 'role'>, plate: number): Card {
  const { width, height } = CARD_SHAPES.wide;
  return { path: cardPath(slug), width, height, alt: `${site.name}, plate ${plate}: ${role}` };
}

export function guideCardWords(
  { role, updated, questionCount }: Omit<CardGuide, 'slug'>,
  plate: number,
): CardWords {
  return {
    title: role,
    label: `Plate ${plate}`,
    facts: [count(questionCount, 'question'), `Updated ${formatDay(updated)}`],
  };
}

export function defaultCardWords(guides: number, questions: number): CardWords {
  return {
    title: 'Know the interview before you walk in',
    label: 'Interview guides by role',
    facts: [`${count(questions, 'question')} in ${count(guides, 'guide')}`],
  };
}
