/** Merges two people into one, and undoes that. */
import type { CommandReply } from '../../messages/commands';
import { mergedPayload, mergeProblem, unmergedPayload, type PersonMerge } from '../../people/merge';
import type { PersonRecord } from '../../people/person';
import { keyOf } from '../../backup/holdings';
import { withPayload, type AnyRecord } from '../../records/envelope';
import { isSample } from '../../sample/mark';
import type { Clock } from '../clock';
import type { OneStep, RunInOneStep } from '../one-step';
import type { Sessions } from './sessions';

interface MergeDependencies {
  readonly clock: Clock;
  readonly inOneStep: RunInOneStep;
}

export function createMergePeople({ clock, inOneStep }: MergeDependencies, sessions: Sessions) {
  /** Whether a session with one of these people is open: its call page and panel use that person's id. */
  async function underWayWith(...personIds: readonly string[]): Promise<boolean> {
    const open = await sessions.openSession();
    return open !== undefined && personIds.includes(open.personId ?? '');
  }

  async function merge(keptId: string, otherId: string): Promise<CommandReply> {
    if (keptId === otherId || isSample(keptId) !== isSample(otherId))
      return { ok: false, error: 'notPossibleNow' };
    if (await underWayWith(keptId, otherId)) return { ok: false, error: 'sessionUnderWay' };
    const nowMs = clock.nowMs();
    return await inOneStep(async (step): Promise<CommandReply> => {
      const kept = await livingPerson(step, keptId);
      const other = await livingPerson(step, otherId);
      if (!kept || !other) return { ok: false, error: 'noSuchPerson' };
      if (mergeProblem(kept.payload, other.payload) !== null)
        return { ok: false, error: 'tooMuchTogether' };

      const after = mergedPayload(kept.payload, other.payload, nowMs);
      const theirs = (await step.ofPerson(otherId)).filter(
        ({ kind, personId }) => kind !== 'person' && personId === otherId,
      );
      for (const record of theirs) await step.putStored(withPerson(record, keptId, nowMs));
      await step.put(withPayload(kept, after, nowMs));
      await step.erase(other, nowMs);
      const moved = new Map<AnyRecord['kind'], string[]>();
      for (const { kind, id } of theirs) moved.set(kind, [...(moved.get(kind) ?? []), id]);
      return {
        ok: true,
        merge: {
          keptId,
          before: kept.payload,
          after,
          other,
          moved: [...moved].map(([kind, ids]) => ({ kind, ids })),
        },
      };
    });
  }

  async function unmerge(merge: PersonMerge): Promise<CommandReply> {
    const { keptId, other, moved } = merge;
    if (await underWayWith(keptId)) return { ok: false, error: 'sessionUnderWay' };
    const nowMs = clock.nowMs();
    return await inOneStep(async (step): Promise<CommandReply> => {
      const kept = await livingPerson(step, keptId);
      if (!kept || (await step.stored('person', other.id)))
        return { ok: false, error: 'noSuchPerson' };
      for (const record of await goingBack(step, keptId, moved))
        await step.putStored(withPerson(record, other.id, nowMs));
      await step.put(withPayload(kept, unmergedPayload(kept.payload, merge), nowMs));
      // Later than its erasure, so that the record wins over it when databases are merged.
      const erasedAt = Math.max(nowMs, other.updatedAt + 1);
      await step.unerase({ ...other, updatedAt: erasedAt + 1 });
      return { ok: true };
    });
  }

  return { merge, unmerge };
}

/**
 * Records to move back: those that came from the other person and still belong to the kept one, and those
 * written since in the sessions among them.
 */
async function goingBack(
  step: OneStep,
  keptId: string,
  moved: PersonMerge['moved'],
): Promise<AnyRecord[]> {
  const found = new Map<string, AnyRecord>();
  const add = (record: AnyRecord | undefined) => {
    if (record && record.personId === keptId && record.kind !== 'person')
      found.set(keyOf(record), record);
  };
  for (const { kind, ids } of moved) for (const id of ids) add(await step.stored(kind, id));
  const sessions = [...found.values()].filter(({ kind }) => kind === 'session');
  for (const { id } of sessions) for (const record of await step.ofSession(id)) add(record);
  return [...found.values()];
}

async function livingPerson(step: OneStep, id: string): Promise<PersonRecord | undefined> {
  const found = (await step.read('person', id)) as PersonRecord | undefined;
  return found && found.deletedAt === null ? found : undefined;
}

/** Changes only the envelope: an encrypted payload stays as it is. */
function withPerson(record: AnyRecord, personId: string, nowMs: number): AnyRecord {
  return { ...withPayload(record, record.payload, nowMs), personId };
}
