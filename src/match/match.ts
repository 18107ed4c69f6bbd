import { readAd, type Ad } from './ad.ts';
import type { MatchData, MatchRole } from './roles.ts';
import { findByLine, Terms, type Find } from './terms.ts';
import { namedRoles, ownTitle, titlesOf } from './titles.ts';

export interface SkillFound {
  /** Place in the data's skills. */
  skill: number;
  id: string;
  name: string;
  href: string;
  /** The words of the ad that mean it, each once. */
  words: string[];
  /** The rarer among guides, the more it tells. */
  weight: number;
}

/** How one guide fits an ad, and why. */
export interface Fit {
  role: MatchRole;
  score: number;
  /** The words of the ad that name the role. */
  title: string | undefined;
  /** In the guide's order. */
  skills: SkillFound[];
  /** How much of what the guide's interviews test the ad asks for, from 0 to 1. */
  coverage: number;
}

export interface Match {
  ad: Ad;
  /** Guides that fit, the best first; none where no guide is about such a job. */
  fits: Fit[];
  /** All skills the ad names, the rarest first. */
  skills: SkillFound[];
  /** Where they stand in the text, in order. */
  places: Find<number>[];
  /** The title of the ad, where it names an occupation. */
  title: string | undefined;
}

/** What a fit needs. A title alone suffices only in an ad too short to say more. */
const SHORT_AD = 70;
const NEEDS = {
  exact: { skills: 2, coverage: 0 },
  reordered: { skills: 3, coverage: 0.2 },
  /** The ad has no title that we can read: the skills have to tell. */
  untitled: { skills: 4, coverage: 0.33 },
  /** The ad names a job, and it is another one. */
  otherJob: { skills: 6, coverage: 0.6 },
} as const;
const TITLE_SCORE = { exact: 0.6, reordered: 0.3 } as const;
const MOST_FITS = 3;
/** A second guide is worth naming when it fits at least this much of the first. */
const NEAR = 0.45;

/** An index of all skills by all their words. */
export function skillTerms({ skills }: MatchData): Terms<number> {
  const terms = new Terms<number>();
  for (const [place, { name, words }] of skills.entries()) {
    terms.add(place, name);
    for (const word of words) terms.add(place, word, /\p{Lu}/u.test(word));
  }
  return terms;
}

/** Compare an ad with all roles. The same ad gives the same answer, and every part has its reason. */
export function matchAd(text: string, data: MatchData, terms = skillTerms(data)): Match {
  const ad = readAd(text);
  const places = findByLine(terms, ad);
  const weights = data.skills.map((_, place) => {
    const naming = data.roles.filter(({ skills }) => skills.includes(place)).length;
    return Math.log(1 + data.roles.length / Math.max(naming, 1));
  });
  const found = new Map<number, SkillFound>();
  for (const { id, words } of places) {
    const skill = data.skills[id];
    if (!skill) continue;
    const known = found.get(id) ?? {
      skill: id,
      id: skill.id,
      name: skill.name,
      href: skill.href,
      words: [],
      weight: weights[id] ?? 0,
    };
    if (!known.words.some((word) => word.toLowerCase() === words.toLowerCase()))
      known.words.push(words);
    found.set(id, known);
  }
  const named = namedRoles(titlesOf(ad), data.roles);
  const title = ownTitle(ad);
  const candidates = data.roles
    .map((role): Fit & { enough: boolean } => {
      const skills = role.skills.flatMap((place) => found.get(place) ?? []);
      const sum = (places: readonly number[]) =>
        places.reduce((total, place) => total + (weights[place] ?? 0) * rank(role, place), 0);
      const coverage = sum(skills.map(({ skill }) => skill)) / sum(role.skills);
      const by = named.find(({ slug }) => slug === role.slug);
      const kind = by ? (by.isExact ? 'exact' : 'reordered') : undefined;
      const needs = NEEDS[kind ?? (title === undefined ? 'untitled' : 'otherJob')];
      const isBrief = kind === 'exact' && ad.tokens.length < SHORT_AD;
      return {
        role,
        title: by?.words,
        skills,
        coverage,
        score: coverage + (kind && by ? TITLE_SCORE[kind] + 0.1 * by.length : 0),
        enough: isBrief || (skills.length >= needs.skills && coverage >= needs.coverage),
      };
    })
    .toSorted((a, b) => b.score - a.score || (a.role.slug < b.role.slug ? -1 : 1));
  const best = candidates.find(({ enough }) => enough);
  const fits = candidates
    .filter((fit) => best && (fit === best || isNear(fit, best)))
    .slice(0, MOST_FITS)
    .map(({ role, score, title: named, skills, coverage }) => ({
      role,
      score,
      title: named,
      skills,
      coverage,
    }));
  return {
    ad,
    fits,
    skills: [...found.values()].toSorted((a, b) => b.weight - a.weight || a.skill - b.skill),
    places,
    title,
  };
}

function isNear(fit: Fit & { enough: boolean }, best: Fit): boolean {
  return fit.score <= best.score && fit.score >= NEAR * best.score && fit.skills.length >= 3;
}

/** The first skill of a guide counts twice as much as its last. */
function rank(role: MatchRole, place: number): number {
  return 2 - role.skills.indexOf(place) / Math.max(role.skills.length - 1, 1);
}
