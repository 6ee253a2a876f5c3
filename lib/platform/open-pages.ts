/**
 * Knows which pages of the extension are open. Each page holds a Web Lock with its id in the name; the
 * browser releases it when the page closes or crashes.
 */
const PREFIX = 'aparte-page:';

export interface OpenPages {
  readonly ownId: string;
  /** The ids of all open pages, this one included. */
  ids(): Promise<ReadonlySet<string>>;
}

export function createOpenPages(
  locks: Pick<LockManager, 'request' | 'query'>,
  ownId: string,
): OpenPages {
  const isHeld = new Promise<void>((resolve, reject) => {
    // Never resolved, so that the lock is held for as long as the page lives.
    const untilGone = () => {
      resolve();
      return new Promise<never>(() => undefined);
    };
    locks.request(PREFIX + ownId, untilGone).catch(reject);
  });
  isHeld.catch(() => undefined);
  return {
    ownId,
    async ids() {
      await isHeld;
      const { held = [] } = await locks.query();
      return new Set(
        held
          .map(({ name = '' }) => name)
          .filter((name) => name.startsWith(PREFIX))
          .map((name) => name.slice(PREFIX.length)),
      );
    },
  };
}
