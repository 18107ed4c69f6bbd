import type { Finding } from '../src/guides/problem.ts';
import { SAME_TITLE, titleLikeness, type LinkLock } from './link-lock.ts';
import type { Answer } from './link-probe.ts';

type Trouble = Pick<Finding, 'rule' | 'message' | 'expected' | 'fix'>;
type Entry = LinkLock[string];

const FIXES: Record<Exclude<Answer['verdict'], 'fine'>, string> = {
  moved: 'write the new address, after a look at the page',
  gone: 'find where the page went, or another source; an archived copy will do',
  wrong: 'open it, and link to the page that was meant',
  unsure: 'open it in a browser; if it is fine there, nothing is to be done',
};

/** What to tell a writer of an answer, and what the lock is to remember. */
export function checkAnswer(
  { verdict, said, title }: Answer,
  known: Entry | undefined,
  { today, isAccepted }: { today: string; isAccepted: boolean },
): { finding?: Trouble; entry?: Entry } {
  if (verdict !== 'fine' && verdict !== 'moved')
    return {
      finding: {
        rule: `link-${verdict}`,
        message: said,
        expected: 'a page that answers',
        fix: FIXES[verdict],
      },
    };
  const isOther = known !== undefined && titleLikeness(known.title, title) < SAME_TITLE;
  if (isOther && !isAccepted)
    return {
      finding: {
        rule: 'link-title',
        message: `now has the title “${title}”`,
        expected: `“${known.title}”, as on ${known.seen}`,
        fix: 'if the page is still the right one, run it again with --accept and the address',
      },
    };
  return {
    ...(verdict === 'moved' && {
      finding: {
        rule: 'link-moved',
        message: said,
        expected: 'the address that the page has now',
        fix: FIXES.moved,
      },
    }),
    // The day changes with the title alone, so that a check that finds nothing changes no file.
    entry: known?.title === title ? known : { title, seen: today },
  };
}
