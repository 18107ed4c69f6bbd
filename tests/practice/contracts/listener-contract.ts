import { describe, expect, it, vi } from 'vitest';
import type { TimedSegment } from '../../../src/practice/core/delivery.ts';
import type { Hearing, Listener } from '../../../src/practice/ports/listener.ts';
import { destinationContract } from './destination-contract.ts';

export interface HeardListener<L extends Listener> {
  listener: L;
  /** Have something said that the listener hears. */
  speak: () => void | Promise<void>;
}

/** What every listener keeps to. */
export function listenerContract<L extends Listener>(
  name: string,
  make: () => HeardListener<L>,
): void {
  const deaf: Hearing = { onSegment: vi.fn(), onInterim: vi.fn(), onLevel: vi.fn() };

  describe(`${name} is a listener`, () => {
    destinationContract(() => make().listener);

    it('says whether it is ready, and what it costs to be', async () => {
      const readiness = await make().listener.ready();
      expect(['ready', 'needs-download', 'unavailable']).toContain(readiness.state);
    });

    it('gives what was said in its order, with times, and ends as stopped when it is stopped', async () => {
      const { listener, speak } = make();
      const stop = new AbortController();
      const segments: TimedSegment[] = [];
      const listening = listener.listen(
        { ...deaf, onSegment: (segment) => segments.push(segment) },
        [],
        stop.signal,
      );
      await speak();
      stop.abort();
      expect(await listening).toBe('stopped');
      expect(segments.length).toBeGreaterThan(0);
      const counted = segments.length;
      for (const { start, end, text } of segments) {
        expect(end).toBeGreaterThanOrEqual(start);
        expect(text.trim() !== '').toBe(listener.transcribes);
      }
      expect(segments.map(({ start }) => start)).toEqual(
        segments.map(({ start }) => start).toSorted((a, b) => a - b),
      );
      await speak();
      expect(segments).toHaveLength(counted);
    });

    it('does not listen once it is stopped', async () => {
      const { listener } = make();
      expect(await listener.listen(deaf, [], AbortSignal.abort())).toBe('stopped');
    });
  });
}
