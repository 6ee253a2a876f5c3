/**
 * Saves what is typed without a button. A failed write is kept and retried until it succeeds; meanwhile the
 * words stay on screen, and the coach sees that they are not saved yet.
 */

/** `pending`: something is not durable yet; `failed`: a write failed and will be retried. */
export type SaveState = 'untouched' | 'pending' | 'saved' | 'failed';

export interface Saver {
  /**
   * Writes now, or `soon`: also in the middle of typing, so that a reload loses only the last moment. A later
   * write under the same key replaces one that has not started, so `write` must write everything its key
   * stands for.
   * @param words what a remounted screen shows while this write is not durable
   */
  save(key: string, write: () => Promise<unknown>, when?: 'now' | 'soon', words?: unknown): void;
  /** Starts all pending writes; resolves to whether everything is durable. */
  flush(): Promise<boolean>;
  /** The `words` of the latest write under `key`, until it is durable. */
  unsaved(key: string): unknown;
  /** The unsaved `words` of all keys that start with `prefix`. */
  allUnsaved(prefix: string): readonly unknown[];
}

interface SaverOptions {
  readonly onState: (state: SaveState) => void;
  readonly soonMs?: number;
  readonly retryMs?: number;
}

export const SOON_MS = 100;
const RETRY_MS = 2_000;

export function createSaver({
  onState,
  soonMs = SOON_MS,
  retryMs = RETRY_MS,
}: SaverOptions): Saver {
  const waiting = new Map<string, () => Promise<unknown>>();
  const wordsBy = new Map<string, unknown>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Infinity;
  let writing: Promise<boolean> | null = null;
  let failing = false;

  /** Never postpones an earlier due time: continuous typing is saved too. */
  function schedule(delayMs: number) {
    const at = Date.now() + delayMs;
    if (at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(() => void flush(), delayMs);
  }

  function unschedule() {
    clearTimeout(timer);
    dueAt = Infinity;
  }

  /** Tries each pending write once, then those requested meanwhile. */
  async function writeAll(): Promise<boolean> {
    const failed = new Map<string, () => Promise<unknown>>();
    while (waiting.size > 0) {
      const batch = [...waiting];
      waiting.clear();
      for (const [key, write] of batch) {
        failed.delete(key);
        try {
          await write();
          if (!waiting.has(key)) wordsBy.delete(key);
        } catch (error) {
          console.warn('aparté: not saved yet', error);
          failed.set(key, write);
        }
      }
    }
    for (const [key, write] of failed) waiting.set(key, write);
    failing = failed.size > 0;
    writing = null;
    if (failing) schedule(retryMs);
    onState(failing ? 'failed' : 'saved');
    return !failing;
  }

  async function flush(): Promise<boolean> {
    unschedule();
    // One run at a time, so that two writes of one key cannot overtake each other.
    if (writing !== null) {
      await writing;
      return await flush();
    }
    if (waiting.size === 0) return true;
    writing = writeAll();
    return await writing;
  }

  return {
    save(key, write, when = 'now', words = undefined) {
      waiting.set(key, write);
      wordsBy.set(key, words);
      if (!failing) onState('pending');
      if (when === 'now') void flush();
      else schedule(soonMs);
    },
    flush,
    unsaved: (key) => wordsBy.get(key),
    allUnsaved: (prefix) =>
      [...wordsBy].filter(([key]) => key.startsWith(prefix)).map(([, words]) => words),
  };
}
