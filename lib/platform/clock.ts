/** Time and ids, handed to all that needs them. */
export interface Clock {
  /** Epoch ms, integer. */
  nowMs(): number;
  newId(): string;
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  newId: () => crypto.randomUUID(),
};
