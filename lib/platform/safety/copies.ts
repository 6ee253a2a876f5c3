/**
 * While disk space is short, copies every record into the snapshots before its write counts as saved.
 * If a full disk then destroys the database, the snapshot holds every saved record, and it is restored
 * without asking the coach. See lib/platform/disk-space.ts.
 */
import type { AnyRecord } from '../../records/envelope';
import type { Clock } from '../clock';
import type { Copies, Database } from '../database';
import type { Memory } from './memory';
import type { Snapshots } from './snapshots';

interface CopiesDependencies {
  readonly clock: Clock;
  readonly memory: Memory;
  readonly snapshots: Snapshots;
  /** Runs `work` under the snapshot lock that all pages and the worker share. */
  alone(work: () => Promise<void>, patient: boolean): Promise<void>;
}

export function createCopies({ clock, memory, snapshots, alone }: CopiesDependencies): Copies {
  let complete: boolean | undefined;
  memory.listen(() => {
    complete = undefined;
  });

  async function begin(database: Database, dbId: string): Promise<void> {
    try {
      await snapshots.take(database, clock.nowMs(), true);
    } catch (error) {
      // The record is stored as on any other day. Without copies, a restore will have to ask the coach.
      console.warn('aparté: no whole copy yet', error);
      return;
    }
    await memory.copied.write({ dbId });
  }

  async function keep(database: Database, record: AnyRecord): Promise<void> {
    const identity = await database.get('meta', 'database');
    const dbId = identity?.key === 'database' ? identity.dbId : '';
    const copied = await memory.copied.read();
    // The full snapshot from begin() already holds everything older, and this record too.
    if (copied?.dbId === dbId) await snapshots.keep(record);
    else await begin(database, dbId);
  }

  return {
    keep: (database, record) => alone(() => keep(database, record), true),
    async lapse() {
      complete ??= (await memory.copied.read()) !== null;
      if (complete) await memory.copied.write(null);
    },
  };
}
