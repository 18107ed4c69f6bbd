import type { GuideData, QuestionData } from '../guides/guide-data.ts';
import { tokensOf } from './ad.ts';
import type { Fit, Match } from './match.ts';
import { findByLine, Terms, type Find } from './terms.ts';

/** A phrase of a strong answer that stands in the ad. */
export interface SignalFound {
  signal: string;
  words: string;
}

/** A question worth preparing for this ad, and why. */
export interface Prepared {
  question: QuestionData;
  href: string;
  role: string;
  /** Names of its skills that the ad asks for. */
  skills: string[];
  signals: SignalFound[];
  score: number;
}

export interface Preparation {
  /** By the slug of the guide. */
  signals: ReadonlyMap<string, SignalFound[]>;
  questions: Prepared[];
  places: Find<string>[];
}

const MOST_QUESTIONS = 12;
const SIGNAL_WEIGHT = 0.5;

/** Look in the ad for what the best guides' answers are listened for, and rank their questions. */
export function prepare(match: Match, guides: readonly GuideData[]): Preparation {
  const terms = new Terms<string>();
  for (const signal of new Set(guides.flatMap((guide) => signalsOf(guide)))) {
    // One word alone (“events”, “drain”) means too many things outside of an answer.
    if (tokensOf(signal).length > 1) terms.add(signal, signal);
  }
  const places = findByLine(terms, match.ad);
  const found = new Map(places.map(({ id, words }) => [id, { signal: id, words }]));
  const byId = new Map(match.skills.map((skill) => [skill.id, skill]));
  const ranked = match.fits.flatMap((fit) => {
    const guide = guides.find(({ slug }) => slug === fit.role.slug);
    return (guide?.questions ?? []).map((question): Prepared => {
      const skills = question.skills.flatMap((id) => byId.get(id) ?? []);
      const signals = question.signals.flatMap((signal) => found.get(signal) ?? []);
      const weight = skills.reduce((sum, skill) => sum + skill.weight, 0);
      return {
        question,
        href: `${fit.role.href}#${question.id}`,
        role: fit.role.role,
        skills: skills.map(({ name }) => name),
        signals,
        score: (weight + SIGNAL_WEIGHT * signals.length) * share(fit, match.fits),
      };
    });
  });
  return {
    signals: new Map(
      guides.map((guide) => [
        guide.slug,
        [...new Set(signalsOf(guide))].flatMap((signal) => found.get(signal) ?? []),
      ]),
    ),
    questions: ranked
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score || (a.href < b.href ? -1 : 1))
      .slice(0, MOST_QUESTIONS),
    places,
  };
}

function signalsOf({ questions }: GuideData): string[] {
  return questions.flatMap(({ signals }) => signals);
}

/** Questions of a second guide count less, as it fits less. */
function share(fit: Fit, [best]: readonly Fit[]): number {
  return best ? fit.score / best.score : 1;
}
