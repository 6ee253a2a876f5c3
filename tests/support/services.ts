/** The services of a page, complete, in memory. A test gives those that it looks at. */
import { panelReads } from '../../components/panel/panelReads';
import type {
  JournalServices,
  PanelServices,
  ScreenStores,
  Services,
} from '../../components/app/services';
import type { Safety } from '../../lib/backup/safety';
import type { Condition } from '../../lib/backup/database-fingerprint';
import { NO_CALL, type CallLinkState } from '../../lib/call/link';
import type { LockState } from '../../lib/lock/lock';
import { holdingsFrom } from '../../lib/rights/holdings';
import { NO_WARNINGS } from '../../lib/rights/warnings';
import { createSearchKeeper } from '../../lib/search/keeper';
import { changing } from './changing';

/** What every page has. */
export function testServices(stores: ScreenStores, given: Partial<Services> = {}): Services {
  let made = 0;
  return {
    stores,
    clock: { nowMs: () => 0, newId: () => `new${++made}` },
    openPages: { ownId: 'page', ids: async () => new Set(['page']) },
    random: () => 0,
    safety: testSafety(),
    send: async () => ({ ok: true }),
    copy: async () => undefined,
    saveFile: async () => undefined,
    rights: {
      holdingsOf: async () => holdingsFrom([]),
      warnings: { read: async () => NO_WARNINGS },
    },
    durability: async () => 'kept',
    lock: testLock(),
    hiding: testHiding(false),
    browserKeys: { list: async () => [], change: async () => undefined },
    openPage: async () => undefined,
    sites: {
      allowed: async () => [],
      allow: async () => true,
      forget: async () => undefined,
      listen: () => () => undefined,
    },
    ...given,
  };
}

export function panelServices(
  services: Services,
  given: Partial<Pick<PanelServices, 'call' | 'panelReads'>> = {},
): PanelServices {
  return {
    ...services,
    page: 'panel',
    call: testCall(),
    panelReads: panelReads(services),
    ...given,
  };
}

/** The search is the real one; its pauses take no time. */
export function journalServices(services: Services): JournalServices {
  const { people, notes, commitments, reflections, changes } = services.stores;
  const search = createSearchKeeper({
    sources: { person: people, note: notes, commitment: commitments, reflection: reflections },
    changes,
    rest: async () => undefined,
    nowMs: () => 0,
  });
  return { ...services, page: 'journal', search };
}

export function testCall(first: CallLinkState = NO_CALL) {
  return { ...changing(first), heard: () => null, reload: async () => undefined };
}

export function testHiding(first: boolean | undefined) {
  const hidden = changing(first);
  return { ...hidden, set: async (next: boolean) => hidden.become(next) };
}

export function testLock(first: LockState = 'off', given: Partial<Services['lock']> = {}) {
  const { current, listen, become } = changing(first);
  const lock: Services['lock'] = {
    state: async () => current(),
    listen,
    prepare: () => Promise.reject(new Error('This lock cannot be turned on.')),
    turnOn: async () => undefined,
    unlock: async () => true,
    changePassphrase: async () => true,
    turnOff: async () => true,
    resume: async () => undefined,
    stillHere: async () => undefined,
    ...given,
  };
  return { ...lock, become };
}

/** @param first how the database was found; null until that is known */
export function testSafety(
  first: Condition | null = { state: 'good' },
  given: Partial<Safety> = {},
) {
  const { current, listen, become } = changing(first);
  const safety: Safety = {
    condition: current,
    listen,
    restorePoints: async () => [],
    bringBack: async () => ({ madeAt: 1, counts: {}, damagedFiles: 0, unreadable: 0 }),
    accept: async () => undefined,
    retry: async () => undefined,
    putBackAt: async () => null,
    putBackSeen: async () => undefined,
    snapshotNow: async () => undefined,
    lastBackup: async () => null,
    download: async () => undefined,
    inspect: async () => ({ state: 'problem', problem: { code: 'notABackup' } }),
    restore: async () => undefined,
    folder: {
      possible: false,
      state: async () => null,
      choose: async () => false,
      allow: async () => false,
      forget: async () => undefined,
    },
    ...given,
  };
  return { ...safety, become };
}
