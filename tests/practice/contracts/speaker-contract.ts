import { describe, expect, it } from 'vitest';
import type { Speaker } from '../../../src/practice/ports/speaker.ts';
import { destinationContract } from './destination-contract.ts';

/** What every speaker keeps to. */
export function speakerContract(name: string, make: () => Speaker): void {
  describe(`${name} is a speaker`, () => {
    destinationContract(make);

    it('ends by itself or when it is stopped, and never throws', async () => {
      const stop = new AbortController();
      const speaking = make().speak('What would you do?', stop.signal);
      setTimeout(() => {
        stop.abort();
      }, 20);
      expect(['spoken', 'stopped', 'failed']).toContain(await speaking);
    });

    it('says nothing once it is stopped', async () => {
      expect(await make().speak('Too late.', AbortSignal.abort())).not.toBe('spoken');
    });

    it('says no text without trouble', async () => {
      const stop = new AbortController();
      const speaking = make().speak('', stop.signal);
      stop.abort();
      expect(['spoken', 'stopped', 'failed']).toContain(await speaking);
    });
  });
}
