/**
 * Prepares recovery from damage: writes the database fingerprint seconds after a change, and a snapshot
 * at most every five minutes while there are changes. It runs in the worker and in every open page; the
 * first to get the lock does the work. No write waits for it, and it never touches a damaged database.
 */
import { lossBetween } from '../../backup/database-fingerprint';
import type { Changes } from '../changes';
import type { Clock } from '../clock';
import { DatabaseLost, type DatabaseConnection } from '../database';
import { takeFingerprint } from './holdings';
import type { Memory } from './memory';
import type { Snapshots } from './snapshots';

export const SNAPSHOT_EVERY_MS = 5 * 60_000;
/** During a call something changes every few seconds: counting the records each time would be felt. */
const LOOK_EVERY_MS = 20_000;
const SETTLE_MS = 2_000;

export interface KeeperDependencies {
  readonly connection: DatabaseConnection;
  readonly changes: Pick<Changes, 'listen'>;
  readonly clock: Clock;
  readonly memory: Memory;
  readonly snapshots: Snapshots;
  /** Runs `work` under the lock that all pages and the worker share; not `patient`: only if it is free. */
  alone(work: () => Promise<void>, patient: boolean): Promise<void>;
  /** Sets an alarm that wakes the worker to look, in case every page is closed by then. */
  wakeIn(ms: number): void;
  /** Called after each look that found no loss. `edited`: anything was edited since the last snapshot. */
  afterwards(edited: boolean): Promise<void>;
}

export function createKeeper(dependencies: KeeperDependencies) {
  const { connection, changes, clock, memory, snapshots, alone, wakeIn, afterwards } = dependencies;
  let looking: ReturnType<typeof setTimeout> | null = null;
  let lastLookAt = 0;

  async function lookAround(snapshotNow: boolean): Promise<void> {
    const database = await connection.open();
    if ((await memory.loss.read()) !== null) return;
    const [before, now] = [
      await memory.sentinel.read(),
      await takeFingerprint(database, clock.nowMs()),
    ];
    const loss = before && lossBetween(before, now);
    if (loss) return await memory.loss.write(loss);
    await memory.sentinel.write(now);
    const lastAt = await snapshots.lastAt();
    const due = lastAt === null || Math.abs(now.takenAt - lastAt) >= SNAPSHOT_EVERY_MS;
    if (snapshotNow || due) await snapshots.take(database, now.takenAt);
    // A snapshot dated in the future was made before the clock was corrected: count it as edited.
    await afterwards(lastAt === null || now.lastWriteAt > lastAt || lastAt > now.takenAt);
  }

  /** @param snapshotNow takes a snapshot even when the last one is less than five minutes old */
  async function look(snapshotNow = false): Promise<void> {
    lastLookAt = clock.nowMs();
    try {
      // A snapshot already running started before this write: wait for it, then take another.
      await alone(() => lookAround(snapshotNow), snapshotNow);
    } catch (error) {
      if (!(error instanceof DatabaseLost)) console.warn('aparté: no safety copy yet', error);
    }
  }

  function lookSoon(): void {
    if (looking !== null) return;
    const wait = Math.max(SETTLE_MS, lastLookAt + LOOK_EVERY_MS - clock.nowMs());
    looking = setTimeout(
      () => {
        looking = null;
        void look();
      },
      Math.min(wait, LOOK_EVERY_MS),
    );
  }

  return {
    look,
    /** Looks after each change; `lookFirst`: also once after the start. @returns a function that stops it */
    start({ lookFirst = false } = {}): () => void {
      if (lookFirst) lookSoon();
      const stop = changes.listen(({ kind }) => {
        // A receipt means that records were erased: remove them from the snapshots without delay.
        if (kind === 'receipt') void look(true);
        else lookSoon();
        wakeIn(SNAPSHOT_EVERY_MS);
      });
      return () => {
        stop();
        if (looking !== null) clearTimeout(looking);
      };
    },
  };
}
