import type { GuideTexts } from './guide-texts.ts';
import type { Entries } from './collections.ts';

/** What reads the content of a project. */
export interface ContentOfProject {
  entries(): Promise<Entries>;
  /** Of all that a guide's folder holds, as it was when a build began. */
  digests(): Promise<ReadonlyMap<string, string>>;
  texts: GuideTexts;
}

/**
 * Astro loads pages and the collections as modules of their own, so that the process is all they
 * share with what Node has loaded.
 */
const SHARED = Symbol.for('interview-field-guide:content');

type Shared = typeof globalThis & { [SHARED]?: Map<string, ContentOfProject> };

function all(): Map<string, ContentOfProject> {
  const process = globalThis as Shared;
  const shared = process[SHARED] ?? new Map<string, ContentOfProject>();
  process[SHARED] = shared;
  return shared;
}

const withoutSlash = (folder: string) => folder.replace(/[\\/]$/, '');

/** Let pages find it. @param project the project's root */
export function shareContent(project: string, content: ContentOfProject): void {
  all().set(withoutSlash(project), content);
}

/** What was shared, so that nothing that reads guides is loaded a second time, module by module. */
export function sharedContent(project: string): ContentOfProject {
  const content = all().get(withoutSlash(project));
  if (!content) throw new Error(`Nothing has opened the content of ${project}.`);
  return content;
}
