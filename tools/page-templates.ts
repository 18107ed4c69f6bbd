import { paths } from '../src/guides/paths.ts';

const ANY = '*';

/** Addresses of the pages that each template prints; one that is written out wins over `*`. */
const ADDRESSES: readonly (readonly [template: string, ...addresses: string[]])[] = [
  ['home', paths.home],
  ['guide', paths.guide(ANY)],
  ['guides', paths.guides],
  ['guides of a field', paths.guidesOfField(ANY), `${paths.guidesOfField(ANY)}${ANY}/`],
  ['compare', paths.compare],
  ['questions', paths.questions],
  ['questions of a field', paths.questionsOfField(ANY), `${paths.questionsOfField(ANY)}${ANY}/`],
  ['skill', paths.skill(ANY)],
  ['skills', paths.skills],
  ['practice', paths.practice(ANY)],
  ['practice of all roles', paths.practiceIndex],
  ['practice sessions', paths.practiceHistory],
  ['bridge', paths.bridge],
  ['notebook', paths.notebook],
  ['match', paths.match],
  ['search', paths.search],
  ['offline', paths.offline],
  ['author', paths.author(ANY)],
  ['text', paths.about, paths.sources, paths.contribute, paths.privacy],
  ['form for a new guide', paths.newGuide],
  ['rule', paths.rule(ANY)],
  ['rules', paths.rules],
];

const NOT_FOUND = 'nothing found';
/** Printed by a template that is not listed above. */
const OTHER = 'other';

export const TEMPLATE_NAMES: readonly string[] = [
  ...ADDRESSES.map(([name]) => name),
  NOT_FOUND,
  OTHER,
];

const matchers = ADDRESSES.flatMap(([name, ...addresses]) =>
  addresses.map((address) => ({ name, address })),
)
  .toSorted((one, other) => stars(one.address) - stars(other.address))
  .map(({ name, address }) => ({
    name,
    pattern: new RegExp(`^${address.replaceAll(ANY, '[^/]+')}$`),
  }));

function stars(address: string): number {
  return address.split(ANY).length;
}

/** @param file of the built site, such as `guides/api-developer/index.html` */
export function templateOf(file: string): string {
  if (file === '404.html') return NOT_FOUND;
  const address = `/${file.replace(/(?:^|(?<=\/))index\.html$/, '')}`;
  return matchers.find(({ pattern }) => pattern.test(address))?.name ?? OTHER;
}
