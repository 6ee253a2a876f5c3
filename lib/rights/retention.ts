/**
 * How long what is stored about a person is kept: some months after their last session. The coach
 * is warned before; nothing is erased unless they say so, once or for good.
 */
import type { PersonRecord } from '../people/person';
import { inEarnest } from '../practice/in-earnest';
import type { SessionRecord } from '../session/session';
import { NO_WARNINGS, stoodMs, WARNING_MS, type Warnings } from './warnings';

export { WARNING_MS };

export interface RetentionRule {
  /** Null: kept until the coach erases it. */
  readonly months: number | null;
  /** Since when what is due is erased by itself, in epoch ms; null: only when the coach says so. */
  readonly byItselfSince: number | null;
}

export interface Retained {
  readonly personId: string;
  readonly name: string;
  /** Epoch ms: the last session's last event, or when the person was entered. */
  readonly lastAt: number;
  /** From here on it should be erased, in epoch ms. */
  readonly dueAt: number;
  readonly state: 'soon' | 'due';
  /** When it erases itself, in epoch ms: not before its warning stood; null when it does not. */
  readonly erasedAt: number | null;
}

/** The same day and time some months later (UTC), or the last day of a month that is shorter. */
export function monthsLater(epochMs: number, months: number): number {
  const date = new Date(epochMs);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, days));
  return date.getTime();
}

/** Those whose time is over, or will be within the warning's time; the longest overdue first. */
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
