import {
  FULL,
  LIMITS,
  newestPositions,
  parseNotebook,
  type Notebook,
  type QuestionEntry,
  type Refusal,
} from './format.ts';

/** What became of the marks and notes of an imported file. */
export interface MergeReport {
  added: number;
  /** The file had a newer one. */
  taken: number;
  /** The file had an older one. */
  kept: number;
  unchanged: number;
  refused: Refusal[];
}

export interface Merge {
  notebook: Notebook;
  report: MergeReport;
  /** False where nothing of the file could be read; the notebook is then what it was. */
  isReadable: boolean;
}

/**
 * Merge an exported file into a notebook: of each mark, each note, and each position the newest
 * stays. A time that has not come yet, from a clock that was wrong, counts as now.
 */
export function mergeNotebook(here: Notebook, text: string, now: string): Merge {
  const { notebook: there, trouble, refused } = parseNotebook(text);
  const report: MergeReport = { added: 0, taken: 0, kept: 0, unchanged: 0, refused: [...refused] };
  if (trouble === 'unreadable' || trouble === 'newer') {
    const reason =
      trouble === 'newer'
        ? 'was made by a newer version of this site'
        : 'is not a notebook that this site exported';
    report.refused.push({ key: 'The file', reason });
    return { notebook: here, report, isReadable: false };
  }
  const time = (on: string) => (on > now ? now : on);

  const questions = new Map(here.questions);
  for (const [key, theirs] of there.questions) {
    const ours = questions.get(key) ?? {};
    if (!questions.has(key) && questions.size >= LIMITS.questions) {
      report.refused.push({ key, reason: FULL });
      continue;
    }
    const merged: QuestionEntry = {
      ...newest(ours, theirs, 'mark', 'markedAt', time, report),
      ...newest(ours, theirs, 'note', 'notedAt', time, report),
    };
    questions.set(key, merged);
  }

  const positions = new Map(here.positions);
  for (const [guide, { at, on }] of there.positions) {
    const ours = positions.get(guide);
    if (!ours || ours.on < time(on)) positions.set(guide, { at, on: time(on) });
  }
  const searches = [...new Set([...here.searches, ...there.searches])].slice(0, LIMITS.searches);
  return {
    notebook: { questions, positions: newestPositions(positions), searches },
    report,
    isReadable: true,
  };
}

/** The newer of two marks or notes, counted in the report. */
function newest(
  ours: QuestionEntry,
  theirs: QuestionEntry,
  value: 'mark' | 'note',
  at: 'markedAt' | 'notedAt',
  time: (on: string) => string,
  report: MergeReport,
): QuestionEntry {
  const part = (entry: QuestionEntry, on: string): QuestionEntry =>
    entry[value] === undefined ? { [at]: on } : { [value]: entry[value], [at]: on };
  const [ourTime, theirTime] = [ours[at], theirs[at]];
  if (theirTime === undefined) return ourTime === undefined ? {} : part(ours, ourTime);
  const taken = time(theirTime);
  if (ourTime === undefined) {
    if (theirs[value] !== undefined) report.added++;
    return part(theirs, taken);
  }
  const isNewer = taken > ourTime;
  if (ours[value] === theirs[value]) report.unchanged++;
  else if (isNewer) report.taken++;
  else report.kept++;
  return isNewer ? part(theirs, taken) : part(ours, ourTime);
}
