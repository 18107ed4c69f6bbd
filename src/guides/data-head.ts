import { DATA_VERSION } from './guide-data-schema.ts';
import { canonical, markdownPath, paths } from './paths.ts';
import { site } from '../site.ts';

/** What every data file says first: which schema it meets, and under which license it may be used. */
export function dataHead(schema: string) {
  return {
    $schema: canonical(schema),
    version: DATA_VERSION,
    license: {
      name: site.licenseName,
      url: site.license,
      attribution: `${site.name}, ${canonical(paths.home)}`,
    },
  };
}

/** The member that says where a guide stands as Markdown; none where it does not. */
export function markdownMember(slug: string): { markdown?: string } {
  const path = markdownPath(slug);
  return path === undefined ? {} : { markdown: canonical(path) };
}
