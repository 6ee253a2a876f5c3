/** What every view of the journal is handed; apart from the list of views, which imports them all. */
export interface ViewProps {
  /** The record the address names, or null. */
  readonly id: string | null;
  /** The record within that one to show at once, or null. */
  readonly within?: string | null;
}
