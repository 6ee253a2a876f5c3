/** Summary figures for the list of people. */
import type { CommitmentRecord } from '../commitments/commitment';
import { inEarnest } from '../practice/in-earnest';
import { startedAt, type SessionRecord } from '../session/session';

/** Start of the last session with each person, in epoch ms. */
export function lastSessionByPerson(sessions: readonly SessionRecord[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { personId, payload } of inEarnest(sessions)) {
    if (personId === null) continue;
    last.set(personId, Math.max(last.get(personId) ?? 0, startedAt(payload.events)));
  }
  return last;
}

/** Number of open commitments per person; people without any are left out. */
export function openByPerson(commitments: readonly CommitmentRecord[]): Map<string, number> {
  const open = new Map<string, number>();
  for (const { personId, payload } of commitments) {
    if (personId === null || payload.state !== 'open') continue;
    open.set(personId, (open.get(personId) ?? 0) + 1);
  }
  return open;
}
