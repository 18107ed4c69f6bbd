import { href, paths } from '../guides/paths.ts';
import type { Skill } from '../guides/schema.ts';
import type { GuideSummary } from '../guides/summary.ts';

export interface MatchSkill {
  id: string;
  name: string;
  href: string;
  /** Other words for it; one with a capital counts only as it is written. */
  words: string[];
}

export interface MatchRole {
  slug: string;
  role: string;
  href: string;
  /** Address of the guide's own data. */
  data: string;
  /** Other titles of the job. */
  also: string[];
  /** Places in `skills`, the most important first. */
  skills: number[];
}

/** What every ad is compared with at first; signals and questions come with the few best guides. */
export interface MatchData {
  skills: MatchSkill[];
  roles: MatchRole[];
}

/** What `/match/roles.json` holds: roles, and the skills that some guide or question tests. */
export function matchData(
  guides: readonly GuideSummary[],
  skills: readonly (Pick<Skill, 'name' | 'aliases'> & { id: string })[],
): MatchData {
  const places = new Map(skills.map(({ id }, place) => [id, place]));
  return {
    skills: skills.map(({ id, name, aliases = [] }) => ({
      id,
      name,
      href: href(paths.skill(id)),
      words: aliases,
    })),
    roles: guides.map(({ slug, role, alsoCalled = [], skills: ids }) => ({
      slug,
      role,
      href: href(paths.guide(slug)),
      data: href(paths.guideData(slug)),
      also: alsoCalled,
      skills: ids.flatMap((id) => places.get(id) ?? []),
    })),
  };
}
