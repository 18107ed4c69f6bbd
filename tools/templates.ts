import { paths } from '../src/guides/paths.ts';

/** One page of every kind, and the guides that differ most. */
export const TEMPLATES: readonly (readonly [name: string, path: string])[] = [
  ['home', paths.home],
  ['the directory', paths.guides],
  ['a guide', paths.guide('api-developer')],
  ['another guide', paths.guide('systems-engineer')],
  ['all questions', paths.questions],
  ['all skills', paths.skills],
  ['a skill', paths.skill('debugging')],
  ['an author', paths.author('editors')],
  ['practice', paths.practiceIndex],
  ['practice of a role', paths.practice('api-developer')],
  ['search', `${paths.search}?q=rate+limit`],
  ['match', paths.match],
  ['a comparison', `${paths.compare}?a=api-developer&b=software-engineer`],
  ['the notebook', paths.notebook],
  ['an address that leads nowhere', '/no-such-page/'],
  ['about', paths.about],
  ['how we source', paths.sources],
  ['contribute', paths.contribute],
  ['privacy', paths.privacy],
];
