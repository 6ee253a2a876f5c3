/**
 * While the disk runs short, every record is copied beside the database before it is said to be saved:
 * should a full disk then cost the database, nothing can be missing from its copies, and it comes back
 * without a question. See lib/platform/disk-space.ts.
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
  /** Runs `work` once no other page nor the worker is at the snapshots. */
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
      // As safe as on any other day, and saved: only the way back will ask the coach.
      console.warn('aparté: no whole copy yet', error);
      return;
    }
    await memory.copied.write({ dbId });
  }

  async function keep(database: Database, record: AnyRecord): Promise<void> {
    const identity = await database.get('meta', 'database');
    const dbId = identity?.key === 'database' ? identity.dbId : '';
    const copied = await memory.copied.read();
    // What was stored before is in a snapshot with everything, and so is this record.
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
