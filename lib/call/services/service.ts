/** A call service that a coach can pick by name. Each one has its own file in this folder. */
export interface CallService {
  readonly id: 'meet' | 'zoom' | 'teams' | 'webex' | 'whereby' | 'jitsi';
  readonly name: string;
  /** Match patterns of all sites in which the service's calls run. */
  readonly origins: readonly string[];
  /**
   * - `unheard`: its calls may carry their sound where the extension cannot measure it
   * - `oneStream`: everyone else arrives in one mixed stream, and counts as one person
   */
  readonly quirk?: 'unheard' | 'oneStream';
  /**
   * The meeting's key, read from an address of the service: an address without its scheme that has
   * the same key again. Null for pages that are no meeting.
   * @param url on one of `origins`, over http or https
   */
  meeting(url: URL): string | null;
}

/** The non-empty segments of a path. */
export function segments({ pathname }: Pick<URL, 'pathname'>): string[] {
  return pathname.split('/').filter((part) => part !== '');
}
