/** Observations for cue tests: an ordinary one, and scripted sessions given as who speaks until when. */
import type { NudgeMoment, Presence } from '../../../lib/nudges/moment';
import { nudgesSoFar, reduceNudges, type NudgeState } from '../../../lib/nudges/reduce';
import { DEFAULT_THRESHOLDS, type NudgeThresholds } from '../../../lib/nudges/thresholds';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

/** Ten minutes into a session, at a breath of the coach, with no cue due. */
export const QUIET: NudgeMoment = {
  nowMs: 10 * MINUTE,
  coach: 'silent',
  coachee: 'silent',
  silenceMs: 1 * SECOND,
  lastSpeaker: 'coach',
  coachTurnMs: 0,
  coacheeQuietMs: 0,
  coachShare: 0.3,
  interruptionsAt: [],
  toolsAt: [],
  phase: 'explore',
  safetyTended: true,
  commitmentNoted: true,
  leftMs: 50 * MINUTE,
};

export function after(
  moments: readonly Partial<NudgeMoment>[],
  thresholds: NudgeThresholds = DEFAULT_THRESHOLDS,
  before: NudgeState = nudgesSoFar([]),
): NudgeState {
  return moments.reduce(
    (state, moment) =>
      reduceNudges(state, { type: 'moment', moment: { ...QUIET, ...moment } }, thresholds),
    before,
  );
}

interface Scene {
  readonly who: 'coach' | 'coachee' | 'nobody' | 'unheard';
  readonly forMs: number;
}

/** Feeds the reducer a scripted session second by second. @returns the cues it shows */
export function replay(
  scenes: readonly Scene[],
  facts: Partial<NudgeMoment> = {},
  thresholds: NudgeThresholds = DEFAULT_THRESHOLDS,
): { readonly atMs: number; readonly trigger: string; readonly while: Scene['who'] }[] {
  const shown: { atMs: number; trigger: string; while: Scene['who'] }[] = [];
  let state = nudgesSoFar([]);
  let nowMs = 0;
  let lastHeardMs: number | null = null;
  let lastSpeaker: 'coach' | 'coachee' | null = null;
  let coachSinceMs: number | null = null;
  const presence = (who: Scene['who'], side: 'coach' | 'coachee'): Presence =>
    who === 'unheard' ? 'unknown' : who === side ? 'speaking' : 'silent';
  for (const { who, forMs } of scenes) {
    const endMs = nowMs + forMs;
    for (; nowMs < endMs; nowMs += SECOND) {
      if (who === 'coach') coachSinceMs ??= nowMs;
      if (who === 'coachee') coachSinceMs = null;
      if (who === 'coach' || who === 'coachee') {
        lastHeardMs = nowMs;
        lastSpeaker = who;
      }
      const silenceMs = lastHeardMs === null ? null : nowMs - lastHeardMs;
      if (silenceMs !== null && silenceMs >= 3 * SECOND) coachSinceMs = null;
      const moment: NudgeMoment = {
        ...QUIET,
        ...facts,
        nowMs,
        coach: presence(who, 'coach'),
        coachee: presence(who, 'coachee'),
        silenceMs,
        lastSpeaker,
        coachTurnMs: coachSinceMs === null ? 0 : nowMs - coachSinceMs,
      };
      const before = state.past.length;
      state = reduceNudges(state, { type: 'moment', moment }, thresholds);
      const newest = state.past.at(-1);
      if (newest && state.past.length > before)
        shown.push({ atMs: nowMs, trigger: newest.trigger, while: who });
    }
  }
  return shown;
}
