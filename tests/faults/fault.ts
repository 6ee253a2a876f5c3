/** Something broken on purpose, again and again, and what must never come of it. */
export interface FaultResult {
  /** How often it was broken. */
  readonly runs: number;
  /** What went wrong, a sentence each: the target is none. */
  readonly misses: readonly string[];
  /** What is worth keeping beside the count. */
  readonly figures: Readonly<Record<string, number | string>>;
}

/** @param seed the same seed breaks the same things in the same order, as far as time allows */
export type Fault = (count: number, seed: number) => Promise<FaultResult>;

/** Where a fault can be run. */
export type Needs = 'nothing' | 'chromium' | 'firefox' | 'root';

export interface NamedFault {
  readonly run: Fault;
  /** What a count counts. */
  readonly counted: string;
  /** The count that docs/reliability.md records. */
  readonly full: number;
  /** The count that `npm test` runs. */
  readonly small: number;
  readonly needs: readonly Needs[];
}
