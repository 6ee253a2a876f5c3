/** Derives the inputs of the cue rules from what was heard. */
import type { Conversation } from '../listening/conversation';
import type { Interval } from '../listening/interval';
import type { BySpeaker, Speaker } from '../listening/speaker';
import type { Turn } from '../listening/turns';
import type { NudgeMoment } from './moment';

/** Share of the coachee's silence that the coach must have talked, at least. */
const MOSTLY = 0.5;

type Heard = Pick<
  NudgeMoment,
  'silenceMs' | 'lastSpeaker' | 'coachTurnMs' | 'coacheeQuietMs' | 'interruptionsAt'
>;

/**
 * @param conversation the recent part of the session, on session time
 * @param turn the current turn
 */
export function heardAt(
  { units, talk, transfers }: Pick<Conversation, 'units' | 'talk' | 'transfers'>,
  turn: Turn | null,
  nowMs: number,
): Heard {
  const coachEndMs = units.coach.at(-1)?.[1] ?? null;
  const coacheeEndMs = units.coachee.at(-1)?.[1] ?? null;
  const lastEndMs = latest(coachEndMs, coacheeEndMs);
  return {
    silenceMs: lastEndMs === null ? null : Math.max(0, nowMs - lastEndMs),
    lastSpeaker: lastEndMs === null ? null : lastHeard(coachEndMs, lastEndMs),
    coachTurnMs: turn?.speaker === 'coach' ? nowMs - turn.startMs : 0,
    coacheeQuietMs: quietMs(units, talk, nowMs),
    interruptionsAt: transfers
      .filter(({ interruption, to }) => interruption && to === 'coach')
      .map(({ atMs }) => atMs),
  };
}

function lastHeard(coachEndMs: number | null, lastEndMs: number): Speaker {
  return coachEndMs === lastEndMs ? 'coach' : 'coachee';
}

/**
 * Time since the coachee was last heard, if the coach talked for most of it; 0 otherwise, and before the
 * coachee first spoke.
 */
function quietMs(
  units: BySpeaker<readonly Interval[]>,
  talk: BySpeaker<readonly Interval[]>,
  nowMs: number,
): number {
  const sinceMs = units.coachee.at(-1)?.[1];
  if (sinceMs === undefined || sinceMs >= nowMs) return 0;
  let talkedMs = 0;
  for (const [startMs, endMs] of talk.coach)
    talkedMs += Math.max(0, Math.min(endMs, nowMs) - Math.max(startMs, sinceMs));
  const silentMs = nowMs - sinceMs;
  return talkedMs >= silentMs * MOSTLY ? silentMs : 0;
}

function latest(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.max(a, b);
}
