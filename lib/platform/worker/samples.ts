/** Demo data for a coach who has no journal yet: added on request, removed in one transaction. */
import type { CommandReply } from '../../messages/commands';
import { isSample } from '../../sample/mark';
import { sampleJournal } from '../../sample/sample';
import type { Clock } from '../clock';
import type { SampleStore } from '../sample-store';
import type { Sessions } from './sessions';

export interface DemoDataDependencies {
  readonly sampleStore: SampleStore;
  readonly clock: Clock;
}

/** Any seed works; this one shows a signal in the charts. */
const SEED = 20;

export function createSamples({ sampleStore, clock }: DemoDataDependencies, sessions: Sessions) {
  return {
    async add(language: 'en' | 'fr'): Promise<CommandReply> {
      // Idempotent: a second press adds nothing.
      if ((await sampleStore.people()).length > 0) return { ok: true };
      const run = clock.newId().slice(0, 8);
      await sampleStore.add(sampleJournal({ language, nowMs: clock.nowMs(), run, seed: SEED }));
      return { ok: true };
    },
    async remove(): Promise<CommandReply> {
      const open = await sessions.openSession();
      if (isSample(open?.personId ?? null)) return { ok: false, error: 'notPossibleNow' };
      await sampleStore.erase(await sampleStore.people(), clock.nowMs());
      return { ok: true };
    },
  };
}
