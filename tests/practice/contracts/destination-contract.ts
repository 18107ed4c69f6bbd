import { expect, it } from 'vitest';
import type { Destination } from '../../../src/practice/ports/port.ts';

/** Every port says where the reader's words go. */
export function destinationContract(make: () => Destination): void {
  it('says whether what the reader says leaves the device, and to whom', () => {
    const port = make();
    expect(port.leavesDevice).toBeTypeOf('boolean');
    if (port.leavesDevice) expect(port.sentTo.trim()).not.toBe('');
    else expect(port).not.toHaveProperty('sentTo');
  });
}
