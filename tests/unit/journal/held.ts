/** Stored sessions of the past: when, with whom, and their measures. */
import type { StoredFigures } from '../../../lib/session/figures';
import type { Phase } from '../../../lib/session/phases';
import type { SessionRecord } from '../../../lib/session/session';
import { newRecord } from '../../../lib/records/envelope';
import { newReflection, type ReflectionPayload } from '../../../lib/reflection/reflection';
import { newCheckIn, type CheckInAnswers, NO_ANSWERS } from '../../../lib/check-ins/check-in';

export const MINUTE = 60_000;
export const DAY = 86_400_000;
export const WEEK = 7 * DAY;
/** A Tuesday, 09:00 UTC. */
export const FIRST = Date.UTC(2026, 0, 6, 9);

interface Held {
  readonly id: string;
  readonly at?: number;
  readonly personId?: string | null;
  readonly minutes?: number;
  /** Minutes of a pause in the middle, added to the session's own. */
  readonly paused?: number;
  /** 0..1, of ten minutes of talk; null when nothing was measured. */
  readonly share?: number | null;
  readonly measures?: Partial<StoredFigures['measures']>;
  readonly phases?: Partial<Record<Phase, readonly [coachMs: number, coacheeMs: number]>>;
  readonly open?: boolean;
}

export function held({
  id,
  at = FIRST,
  personId = 'p',
  minutes = 50,
  paused = 0,
  share = null,
  measures = {},
  phases = {},
  open = false,
}: Held): SessionRecord {
  const pausedAt = at + (minutes / 2) * MINUTE;
  const resumedAt = pausedAt + paused * MINUTE;
  const until = at + (minutes + paused) * MINUTE;
  return newRecord(
    'session',
    {
      setting: 'call' as const,
      plannedMs: 60 * MINUTE,
      events: [
        { type: 'started' as const, at },
        { type: 'paused' as const, at: pausedAt, reason: 'coach' as const },
        { type: 'resumed' as const, at: resumedAt },
        ...(open ? [] : [{ type: 'ended' as const, at: until, reason: 'coach' as const }]),
      ],
      reflectionOpenedAt: null,
      ...(share === null ? {} : { figures: figures(share, measures, phases) }),
    },
    { id, nowMs: at },
    { sessionId: id, personId },
  );
}

function figures(
  share: number,
  measures: Partial<StoredFigures['measures']>,
  phases: NonNullable<Held['phases']>,
): StoredFigures {
  const talkMs = 10 * MINUTE;
  return {
    durationMs: 50 * MINUTE,
    coveredMs: 50 * MINUTE,
    blindMs: 0,
    mutedMs: 0,
    uncertainMs: { coach: 0, coachee: 0 },
    measures: {
      coachTalkMs: Math.round(share * talkMs),
      coacheeTalkMs: Math.round((1 - share) * talkMs),
      coachShare: share,
      turns: 20,
      longestCoachTurnMs: 90_000,
      medianCoacheeTurnMs: 20_000,
      longestCoacheeStretchMs: 60_000,
      coacheeLatencyMs: 800,
      coachGapMs: 700,
      coachInterruptions: 2,
      coacheeInterruptions: 1,
      coachBackchannels: 10,
      coacheeBackchannels: 3,
      attempts: 0,
      silences: 4,
      holdRate: 0.75,
      silenceShare: 0.2,
      ...measures,
    },
    phases: Object.entries(phases).map(([phase, [coachTalkMs, coacheeTalkMs]]) => ({
      phase: phase as Phase,
      coachTalkMs,
      coacheeTalkMs,
    })),
  };
}

export function reflected(sessionId: string, changed: Partial<ReflectionPayload>) {
  const reflection = newReflection(sessionId, 'p', FIRST);
  return { ...reflection, payload: { ...reflection.payload, ...changed } };
}

export function asked(at: number, answers: Partial<CheckInAnswers> = {}) {
  const stamp = { id: `asked${at}`, nowMs: at };
  return newCheckIn({ ...NO_ANSWERS, ...answers }, stamp, 'p');
}
