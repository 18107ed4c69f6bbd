/** Where what the reader says goes. The page shows it: “Stays on this device”, or “Sent to …”. */
export type Destination =
  | { leavesDevice: false }
  /** @property sentTo who gets it, as readers know them */
  | { leavesDevice: true; sentTo: string };

/** Whether something can be used, and what it costs to make it so. */
export type Readiness =
  | { state: 'ready' }
  /** @property bytes to fetch once; 0 where nobody can say */
  | { state: 'needs-download'; bytes: number }
  | { state: 'unavailable'; reason: string };
