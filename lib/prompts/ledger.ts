/** Prompt outcomes: how the coachee answered after a prompt. They describe, and judge nothing. */
import { TURN_GAP_MS, type Turn } from '../listening/turns';
import type { PromptOutcome } from './use';

/**
 * A prompt is marked while it is said or shortly after, so its answer may begin up to this much before the
 * mark, in ms.
 */
const MARKED_LATE_MS = 3_000;

/**
 * The outcome of a prompt marked at `usedMs`: the coachee's next turn, once it is over. Null while there is
 * none, or when the coach took another turn first. All times are session time, in ms.
 *
 * @param turns sorted by start
 */
export function landingOf(
  turns: readonly Turn[],
  usedMs: number,
  nowMs: number,
): PromptOutcome | null {
  const at = turns.findIndex(
    ({ speaker, startMs }) => speaker === 'coachee' && startMs >= usedMs - MARKED_LATE_MS,
  );
  const answer = turns[at];
  const asked = turns[at - 1];
  if (!answer || !asked || asked.speaker !== 'coach') return null;
  // The question is the turn in which the mark was set, or the one just before it.
  if (asked.startMs > usedMs) return null;
  const over = turns[at + 1] !== undefined || nowMs - answer.endMs >= TURN_GAP_MS;
  if (!over) return null;
  return {
    latencyMs: answer.startMs - asked.endMs,
    turnMs: answer.endMs - answer.startMs,
  };
}
