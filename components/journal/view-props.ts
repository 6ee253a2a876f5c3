/** Props of every view of the journal; in its own file, because the list of views imports them all. */
export interface ViewProps {
  /** The record named in the URL, or null. */
  readonly id: string | null;
  /** The record within it to show at once, or null. */
  readonly within?: string | null;
}
