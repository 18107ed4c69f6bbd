import { PAGE_IDS } from '../guide.ts';
import { paths } from '../paths.ts';
import type { Problem } from '../problem.ts';
import type { Mention, ParsedGuide } from './guide-parser.ts';
import { nearest } from './nearest.ts';

/** Path of a page → the ids on it that a link may name. */
export type SitePages = ReadonlyMap<string, ReadonlySet<string>>;

const NO_IDS: ReadonlySet<string> = new Set();

/** The pages that the site will have, as far as a writer may link to them. */
export function sitePages(
  parsed: readonly ParsedGuide<unknown>[],
  known: { skill: ReadonlySet<string> | undefined; author: ReadonlySet<string> },
): SitePages {
  const mentioned = (kind: Mention['kind']) => {
    const names = new Set<string>();
    for (const { mentions } of parsed)
      for (const mention of mentions) if (mention.kind === kind) names.add(mention.name);
    return names;
  };
  // A skill that nothing tests has no page; where the vocabulary cannot be read, none is refused.
  const skills = [...mentioned('skill')].filter((id) => known.skill?.has(id) ?? true);
  const landmarks = Object.values(PAGE_IDS);
  return new Map<string, ReadonlySet<string>>([
    ...Object.values(paths).flatMap((path) =>
      typeof path === 'string' ? [[path, NO_IDS] as const] : [],
    ),
    [paths.guides, mentioned('field')],
    ...skills.map((id) => [paths.skill(id), NO_IDS] as const),
    ...[...known.author].map((id) => [paths.author(id), NO_IDS] as const),
    ...parsed.flatMap(({ slug, ids }) => [
      [paths.guide(slug), new Set([...landmarks, ...ids])] as const,
      [paths.practice(slug), NO_IDS] as const,
    ]),
  ]);
}

/** Links within the site have to lead to a page, and to an id on it when they name one. */
export function brokenLinks(parsed: readonly ParsedGuide<unknown>[], pages: SitePages): Problem[] {
  return parsed.flatMap(({ slug, mentions }) =>
    mentions.flatMap(({ kind, name, file, line, column }): Problem[] => {
      if (kind !== 'link') return [];
      const { pathname, hash } = new URL(name, `https://site.invalid${paths.guide(slug)}`);
      const ids = pages.get(pathname);
      const id = decoded(hash.slice(1));
      if (ids && (id === '' || ids.has(id))) return [];
      const at = { file, line, column, rule: 'broken-link' } as const;
      if (!ids) {
        const meant = nearestPage(pathname, pages);
        return [
          {
            ...at,
            message: `the link “${name}” leads to no page`,
            expected: '../another-guide/ or /skills/a-skill/, with a slash at the end',
            fix: meant === undefined ? 'correct or remove the link' : `write ${meant}`,
          },
        ];
      }
      const meant = nearest(id, ids);
      return [
        {
          ...at,
          message: `the page ${pathname} has nothing with the id “${id}”`,
          expected: 'the id of a question of a guide, or the slug of a heading',
          fix: meant === undefined ? 'correct or remove the part after #' : `write #${meant}`,
        },
      ];
    }),
  );
}

/** The page of the same area whose name is nearest, such as `/guides/alpha/` for `/guides/alfa`. */
function nearestPage(pathname: string, pages: SitePages): string | undefined {
  const [, area, name = ''] = pathname.split('/');
  const names = [...pages.keys()]
    .filter((path) => path.endsWith('/'))
    .map((path) => path.split('/'))
    .filter((parts) => parts[1] === area && parts.length > 3);
  const meant = nearest(
    name,
    names.map((parts) => parts[2] ?? ''),
  );
  return meant === undefined ? undefined : `/${area}/${meant}/`;
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
