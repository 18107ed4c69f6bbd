import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Have V8 look for garbage now. By itself it lets it pile up for as long as its own limit is far, whatever
 * the machine has left: at ten thousand guides, more than a gigabyte.
 *
 * @param forOthers memory is given back to the system. V8 then looks twice, and lets go of what it has
 *   compiled: at ten thousand guides, done for each four thousand pages, that was a seventh of a build.
 */
export function collectGarbage({ forOthers = false } = {}): void {
  // Only a context that is made after this has it.
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as NodeJS.GCFunction;
  gc({ type: 'major', flavor: forOthers ? 'last-resort' : 'regular' });
}
