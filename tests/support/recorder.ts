/** What a recorder needs, over a database in memory. Its orders, windows and alarms go nowhere. */
import type { Changes } from '../../lib/platform/changes';
import type { DatabaseConnection } from '../../lib/platform/database';
import { createOneStep } from '../../lib/platform/one-step';
import { createPersonRights } from '../../lib/platform/person-rights';
import { createSampleStore } from '../../lib/platform/sample-store';
import type { Stores } from '../../lib/platform/stores';
import type { RecorderDependencies } from '../../lib/platform/worker/recorder';
import { createFakeCallTabsStore } from './call-tabs';

interface Given extends Pick<RecorderDependencies, 'clock'> {
  readonly connection: DatabaseConnection;
  readonly changes: Changes;
  readonly stores: Stores;
}

export function recorderDependencies({
  connection,
  changes,
  stores,
  clock,
}: Given): RecorderDependencies {
  return {
    stores,
    clock,
    personRights: createPersonRights({ connection, changes }),
    inOneStep: createOneStep({ connection, changes }),
    sampleStore: createSampleStore({ connection, changes }),
    lock: async () => undefined,
    callTabs: createFakeCallTabsStore(),
    maySee: async () => true,
    sendOrder: async () => undefined,
    openReflection: async () => undefined,
    scheduleCallCheck: () => undefined,
  };
}
