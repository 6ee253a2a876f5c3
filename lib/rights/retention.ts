/**
 * Retention: data about a person is kept for some months after their last session. The coach is warned
 * before; nothing is erased unless they agree, each time or once for all.
 */
import type { PersonRecord } from '../people/person';
import { inEarnest } from '../practice/in-earnest';
import type { SessionRecord } from '../session/session';
import { NO_WARNINGS, stoodMs, WARNING_MS, type Warnings } from './warnings';

export { WARNING_MS };

export interface RetentionRule {
  /** Null: no limit, kept until the coach erases it. */
  readonly months: number | null;
  /** Since when expired data is erased automatically, in epoch ms; null: only on the coach's request. */
  readonly byItselfSince: number | null;
}

export interface Retained {
  readonly personId: string;
  readonly name: string;
  /** Epoch ms of the last session's last event, or of the person's creation. */
  readonly lastAt: number;
  /** When retention ends, in epoch ms. */
  readonly dueAt: number;
  readonly state: 'soon' | 'due';
  /**
   * When it will be erased automatically, in epoch ms: not before the warning period is over; null when it
   * will not be.
   */
  readonly erasedAt: number | null;
}

/** The same day and time `months` later (UTC), clamped to the last day of a shorter month. */
export function monthsLater(epochMs: number, months: number): number {
  const date = new Date(epochMs);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, days));
  return date.getTime();
}

/** People whose retention has ended, or ends within the warning period; earliest end first. */
export function retained(
  people: readonly PersonRecord[],
  sessions: readonly SessionRecord[],
  { months, byItselfSince }: RetentionRule,
  nowMs: number,
  warned: Warnings = NO_WARNINGS,
): Retained[] {
  if (months === null) return [];
  const lastBy = new Map<string, number>();
  for (const { personId, payload, createdAt } of inEarnest(sessions)) {
    if (personId === null) continue;
    const at = payload.events.at(-1)?.at ?? createdAt;
    lastBy.set(personId, Math.max(at, lastBy.get(personId) ?? 0));
  }
  return people
    .map(({ id, createdAt, payload }): Retained => {
      const lastAt = Math.max(createdAt, lastBy.get(id) ?? 0);
      const dueAt = monthsLater(lastAt, months);
      return {
        personId: id,
        name: payload.name,
        lastAt,
        dueAt,
        state: dueAt <= nowMs ? 'due' : 'soon',
        erasedAt:
          byItselfSince === null
            ? null
            : Math.max(
                dueAt,
                byItselfSince + WARNING_MS,
                nowMs + WARNING_MS - stoodMs(warned, id, nowMs),
              ),
      };
    })
    .filter(({ dueAt }) => dueAt - WARNING_MS <= nowMs)
    .toSorted((a, b) => a.dueAt - b.dueAt);
}
