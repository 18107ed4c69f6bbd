/**
 * Words per minute of adults who read English non-fiction silently: the mean of 190 studies in
 * Brysbaert (2019), doi:10.1016/j.jml.2019.104047.
 */
const MEAN_READER = 238;

/**
 * One standard deviation between readers, 30 words per minute: Trauzettel-Klosinski & Dietz (2012),
 * doi:10.1167/iovs.11-8284, for English.
 */
const CAREFUL_READER = MEAN_READER - 30;

/** Minutes from a mean reader to a careful one, both rounded up. */
export interface ReadingTime {
  from: number;
  to: number;
}

/** How long a text of so many words takes to read. */
export function readingTime(words: number): ReadingTime {
  return {
    from: Math.max(1, Math.ceil(words / MEAN_READER)),
    to: Math.max(1, Math.ceil(words / CAREFUL_READER)),
  };
}

/** `10–12 min`, or `1 min` where both ends agree. */
export function formatReadingTime({ from, to }: ReadingTime): string {
  return from === to ? `${from} min` : `${from}–${to} min`;
}

/** Words as a reader counts them: runs between spaces that hold a letter or a digit. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

/** Words per minute of an unhurried interview answer. */
const SPEAKING = 150;

/** Seconds that a text takes to say, to the nearest five. */
export function speakingSeconds(text: string): number {
  return Math.max(5, Math.round((countWords(text) / SPEAKING) * 12) * 5);
}
