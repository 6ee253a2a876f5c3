/** What a recorder needs, over a database in memory. Its orders, windows and alarms go nowhere. */
import type { Changes } from '../../lib/platform/changes';
import type { DatabaseDoor } from '../../lib/platform/database';
import { createOneStep } from '../../lib/platform/one-step';
import { createPersonRights } from '../../lib/platform/person-rights';
import { createSampleStore } from '../../lib/platform/sample-store';
import type { Stores } from '../../lib/platform/stores';
import type { RecorderSeams } from '../../lib/platform/worker/recorder';
import { createFakeCallTabsStore } from './call-tabs';

interface Given extends Pick<RecorderSeams, 'clock'> {
  readonly door: DatabaseDoor;
  readonly changes: Changes;
  readonly stores: Stores;
}

export function recorderSeams({ door, changes, stores, clock }: Given): RecorderSeams {
  return {
    stores,
    clock,
    personRights: createPersonRights({ door, changes }),
    inOneStep: createOneStep({ door, changes }),
    sampleStore: createSampleStore({ door, changes }),
    lock: async () => undefined,
    callTabs: createFakeCallTabsStore(),
    maySee: async () => true,
    sendOrder: async () => undefined,
    openReflection: async () => undefined,
    scheduleCallCheck: () => undefined,
  };
}
