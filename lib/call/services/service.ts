/** A call service a coach can pick by name. Each has a file of its own here. */
export interface CallService {
  readonly id: 'meet' | 'zoom' | 'teams' | 'webex' | 'whereby' | 'jitsi';
  readonly name: string;
  /** Match patterns of all places the service's calls run in. */
  readonly origins: readonly string[];
  /**
   * - `unheard`: its calls may carry their sound where nothing can be measured
   * - `oneStream`: everyone else arrives mixed, and counts as one person
   */
  readonly quirk?: 'unheard' | 'oneStream';
  /**
   * What names the meeting in an address of the service, as an address that names it again;
   * null for pages that are no meeting.
   * @param url on one of `origins`, over http or https
   */
  meeting(url: URL): string | null;
}

/** The parts of a path between its slashes. */
export function segments({ pathname }: Pick<URL, 'pathname'>): string[] {
  return pathname.split('/').filter((part) => part !== '');
}
