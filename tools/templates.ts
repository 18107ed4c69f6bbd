import { paths } from '../src/guides/paths.ts';

/** One page of every kind, and the guides that differ most. */
export const TEMPLATES: readonly (readonly [name: string, path: string])[] = [
  ['home', paths.home],
  ['the directory', paths.guides],
  ['a guide', paths.guide('api-developer')],
  ['another guide', paths.guide('systems-engineer')],
  ['all questions', paths.questions],
  ['questions by choices', `${paths.questions}?type=technical&level=mid`],
  ['a set of questions', `${paths.questions}?set=abc&count=5&time=60`],
  ['no question found', `${paths.questions}?q=zzqqzz`],
  ['the questions of a field', paths.questionsOfField('engineering')],
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
  ['offline', paths.offline],
  ['about', paths.about],
  ['how we source', paths.sources],
  ['contribute', paths.contribute],
  ['privacy', paths.privacy],
];
