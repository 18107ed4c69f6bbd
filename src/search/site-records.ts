/** The records of a whole site, in parts of a search index. */
import { createHash, hash } from 'node:crypto';
import { GuideTexts } from '../guides/guide-texts.ts';
import { paths } from '../guides/paths.ts';
import type { OutlineReading } from '../guides/reading/guide-memory.ts';
import { site } from '../site.ts';
import type { PlannedPart } from './indexing.ts';
import { rareSignals } from './rare-signals.ts';
import { guideRecord, skillRecords, type SearchRecord } from './records.ts';

/**
 * Records of one part: Pagefind takes about 550 kB of memory for a guide while it writes. Where there
 * are more, a reader's browser joins the parts.
 */
const RECORDS_A_PART = 4_000;

type Summary = OutlineReading['content']['guides'][number];

interface PlanOptions {
  /** Whether the page that a record leads to is wanted, by its path. */
  isWanted?: (path: string) => boolean;
  /** As many as there may be, more or less: which part a record is in is left to its hash. */
  recordsAPart?: number;
}

/**
 * The records of a project's content: of the guides' texts, one at a time is in memory. A record stays
 * in its part when others change, so that the other parts can be kept.
 *
 * @param root the project's
 */
export function plannedParts(
  root: string,
  { content, digests }: Pick<OutlineReading, 'content' | 'digests'>,
  { isWanted = () => true, recordsAPart = RECORDS_A_PART }: PlanOptions = {},
): PlannedPart[] {
  const guides = content.guides.filter(({ guide }) => isWanted(paths.guide(guide.slug)));
  const skills = skillRecords(content).filter(({ url }) => isWanted(withoutBase(url)));
  const rare = rareSignals(content.guides.flatMap((of) => of.signalWords));
  const texts = new GuideTexts(root, () => Promise.resolve(digests));

  async function* records(
    ofPart: readonly Summary[],
    more: readonly SearchRecord[],
  ): AsyncGenerator<SearchRecord, void, undefined> {
    for (const { guide } of ofPart) yield guideRecord(await texts.guide(guide.slug), content, rare);
    yield* more;
  }

  /** Of all that decides what the records are. */
  function digestOf(ofPart: readonly Summary[], more: readonly SearchRecord[]): string {
    const sum = createHash('sha256');
    const { skills: names, fields } = content;
    sum.update(JSON.stringify([site.language, site.base, names, fields, more]));
    for (const { guide, signalWords } of ofPart) {
      const said = new Set(signalWords.flatMap((words) => words.split(' ')));
      const rarely = [...said].filter((word) => rare.has(word));
      sum.update(JSON.stringify([guide.slug, digests.get(guide.slug), rarely]));
    }
    return sum.digest('hex');
  }

  const number = Math.ceil((guides.length + skills.length) / recordsAPart);
  const guidesByPart = Map.groupBy(guides, ({ guide }) => partOf(guide.slug, number));
  const skillsByPart = Map.groupBy(skills, ({ url }) => partOf(withoutBase(url), number));
  return Array.from({ length: number }, (_, place): PlannedPart[] => {
    const ofPart = guidesByPart.get(place) ?? [];
    const more = skillsByPart.get(place) ?? [];
    if (ofPart.length + more.length === 0) return [];
    return [{ digest: digestOf(ofPart, more), records: () => records(ofPart, more) }];
  }).flat();
}

const withoutBase = (url: string) => url.slice(site.base.length - 1);

/** By a hash of its own: the one that divides a site among machines would leave parts of theirs empty. */
function partOf(name: string, number: number): number {
  return Number.parseInt(hash('sha256', `part: ${name}`).slice(0, 8), 16) % number;
}
