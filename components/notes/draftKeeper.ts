/** Keeps what is being typed on disk: whatever ends the panel costs a fraction of a second at most. */
import { createSaver, SOON_MS } from '../app/saver';

export interface DraftKeeper {
  keep(id: string, write: () => Promise<unknown>): void;
  /** Forgets what waits under `id`, and erases what is stored. */
  erase(id: string, erase: () => Promise<unknown>): void;
  /** Writes what still waits. */
  flush(): Promise<boolean>;
}

/** The first letters are written at once, and so is every one at a writing hand's pace. */
export function createDraftKeeper(clock: { nowMs(): number }): DraftKeeper {
  const saver = createSaver({ onState: () => undefined });
  let keptAt = -Infinity;

  return {
    keep(id, write) {
      const nowMs = clock.nowMs();
      saver.save(id, write, nowMs - keptAt > SOON_MS || nowMs < keptAt ? 'now' : 'soon');
      keptAt = nowMs;
    },
    erase: (id, erase) => saver.save(id, erase),
    flush: () => saver.flush(),
  };
}
