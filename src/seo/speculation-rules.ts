import { href } from '../guides/paths.ts';
import { site } from '../site.ts';

/** Its path, before the base. */
export const SPECULATION_RULES = '/speculation.rules';

/**
 * Which links a browser may fetch before they are followed: pages of this site, once a reader points
 * at one or dwells near it. Browsers leave it on a connection that saves data, and those that do not
 * know the rules ignore them. See https://wicg.github.io/nav-speculation/speculation-rules.html.
 *
 * @param base as `site.base`
 */
export function speculationRules(base: string = site.base): object {
  return {
    prefetch: [
      {
        where: {
          and: [{ href_matches: href('/*', base) }, { not: { href_matches: href('/*.*', base) } }],
        },
        eagerness: 'moderate',
      },
    ],
  };
}
