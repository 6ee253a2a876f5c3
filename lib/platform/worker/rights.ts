/** What people may ask of the coach, and time asks by itself: that everything about them goes. */
import type { CommandReply } from '../../messages/commands';
import type { ReceiptPayload } from '../../rights/receipt';
import { retained } from '../../rights/retention';
import { DEFAULT_SETTINGS, SETTINGS_ID } from '../../settings/settings';
import type { Clock } from '../clock';
import type { PersonRights } from '../person-rights';
import type { Stores } from '../stores';
import type { Sessions } from './sessions';

export interface RightsSeams {
  readonly stores: Stores;
  readonly personRights: PersonRights;
  readonly clock: Clock;
}

export function createRights({ stores, personRights, clock }: RightsSeams, sessions: Sessions) {
  async function erase(personId: string, reason: ReceiptPayload['reason']): Promise<CommandReply> {
    if ((await sessions.openSession())?.personId === personId)
      return { ok: false, error: 'notPossibleNow' };
    const receipt = await personRights.erase(personId, reason, clock);
    return receipt ? { ok: true } : { ok: false, error: 'noSuchPerson' };
  }

  /** Erases whose time is over, where the coach chose so. */
  async function eraseDue(): Promise<void> {
    const settings = (await stores.settings.get(SETTINGS_ID))?.payload ?? DEFAULT_SETTINGS;
    const nowMs = clock.nowMs();
    const due = retained(
      await stores.people.list(),
      await stores.sessions.list(),
      { months: settings.retentionMonths, byItselfSince: settings.retentionByItselfSince },
      nowMs,
    );
    for (const { personId, erasedAt } of due)
      if (erasedAt !== null && erasedAt <= nowMs) await erase(personId, 'retention');
  }

  return { erase: (personId: string) => erase(personId, 'asked'), eraseDue };
}
