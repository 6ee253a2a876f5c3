import { LONGEST_BACKCHANNEL_MS, spurtsOf } from './backchannels';
import type { Speech } from './conversation';
import { interPausalUnits } from './inter-pausal-units';
import { TURN_GAP_MS, type Turn } from './turns';
import { inStartOrder } from './utterance';

/**
 * Who has the floor at `nowMs`, and since when, for the ring that fills during a long turn; null
 * when nobody has it. `endMs` is when the holder was last heard.
 *
 * The result differs from the last turn of the measures in one point: a spurt of the other speaker
 * is ignored until it exceeds 1000 ms, so that a "mhm" in progress does not restart the timer. From
 * then on the other holds the floor from the start of that spurt, if it outlasts the holder. The
 * floor is free once its holder has been silent for 3000 ms: the next to speak takes it at once.
 *
 * `speech` only needs to reach back as far as turns are to be timed; the cost grows with its
 * length.
 */
export function currentTurn(speech: Speech, nowMs: number): Turn | null {
  const spurts = inStartOrder({
    coach: spurtsOf(interPausalUnits(speech.coach)),
    coachee: spurtsOf(interPausalUnits(speech.coachee)),
  });
  let turn: Turn | null = null;
  for (const spurt of spurts) {
    if (turn === null || spurt.startMs - turn.endMs >= TURN_GAP_MS) turn = spurt;
    else if (spurt.speaker === turn.speaker) turn = { ...spurt, startMs: turn.startMs };
    else if (spurt.endMs > turn.endMs && spurt.endMs - spurt.startMs > LONGEST_BACKCHANNEL_MS) {
      turn = spurt;
    }
  }
  return turn !== null && nowMs - turn.endMs < TURN_GAP_MS ? turn : null;
}
