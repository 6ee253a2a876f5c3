/** Erases all records of a person: on request, or when the retention period is over. */
import type { CommandReply } from '../../messages/commands';
import type { ReceiptPayload } from '../../rights/receipt';
import { retained } from '../../rights/retention';
import { warningsNow } from '../../rights/warnings';
import { DEFAULT_SETTINGS, SETTINGS_ID } from '../../settings/settings';
import type { Clock } from '../clock';
import type { PersonRights } from '../person-rights';
import type { Stores } from '../stores';
import type { Sessions } from './sessions';

export interface DataRightsDependencies {
  readonly stores: Stores;
  readonly personRights: PersonRights;
  readonly clock: Clock;
}

export function createRights(
  { stores, personRights, clock }: DataRightsDependencies,
  sessions: Sessions,
) {
  async function erase(personId: string, reason: ReceiptPayload['reason']): Promise<CommandReply> {
    if ((await sessions.openSession())?.personId === personId)
      return { ok: false, error: 'notPossibleNow' };
    const receipt = await personRights.erase(personId, reason, clock);
    return receipt ? { ok: true } : { ok: false, error: 'noSuchPerson' };
  }

  /** Erases people whose retention period is over and who were warned about long enough, if enabled. */
  async function eraseDue(): Promise<void> {
    const settings = (await stores.settings.get(SETTINGS_ID))?.payload ?? DEFAULT_SETTINGS;
    const nowMs = clock.nowMs();
    const [people, sessions] = [await stores.people.list(), await stores.sessions.list()];
    const rule = {
      months: settings.retentionMonths,
      byItselfSince: settings.retentionByItselfSince,
    };
    const before = await personRights.warnings.read();
    const warned = retained(people, sessions, rule, nowMs).flatMap(({ personId, erasedAt }) =>
      erasedAt === null ? [] : [personId],
    );
    const warnings = warningsNow(before, warned, nowMs);
    if (Object.keys({ ...before.stoodMs, ...warnings.stoodMs }).length > 0)
      await personRights.warnings.write(warnings);
    const due = retained(people, sessions, rule, nowMs, warnings);
    for (const { personId, erasedAt } of due)
      if (erasedAt !== null && erasedAt <= nowMs) await erase(personId, 'retention');
  }

  return { erase: (personId: string) => erase(personId, 'asked'), eraseDue };
}
