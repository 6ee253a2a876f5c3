/** Reducer for the cues of one session: takes moments and the coach's answers, returns at most one card. */
import { hasRoom, isBreath, isWelcome } from './guards';
import { stillness, type NudgeMoment } from './moment';
import type { PastNudge } from './past';
import type { NudgeThresholds } from './thresholds';
import { RULES, TRIGGERS, type Trigger, type Why } from './triggers';

/** The cue on screen: always the last of `past`. */
export interface NudgeCard {
  readonly trigger: Trigger;
  readonly shownMs: number;
  readonly why: Why;
}

export interface NudgeState {
  /** Oldest first, including the card on screen. */
  readonly past: readonly PastNudge[];
  readonly card: NudgeCard | null;
}

export type NudgeEvent =
  | { readonly type: 'moment'; readonly moment: NudgeMoment }
  | { readonly type: 'dismissed' | 'used'; readonly atMs: number }
  /** `forMs` null: for the rest of the session. */
  | { readonly type: 'snoozed'; readonly atMs: number; readonly forMs: number | null };

/** A card without an answer disappears after this time. */
export const CARD_STAYS_MS = 60_000;

/** @param past cues shown earlier, if the panel opens in the middle of a session */
export function nudgesSoFar(past: readonly PastNudge[]): NudgeState {
  return { past, card: null };
}

export function reduceNudges(
  state: NudgeState,
  event: NudgeEvent,
  thresholds: NudgeThresholds,
): NudgeState {
  switch (event.type) {
    case 'moment':
      return atMoment(state, event.moment, thresholds);
    case 'dismissed':
    case 'used':
      return answered(state, { fate: event.type, snooze: null });
    case 'snoozed': {
      const untilMs = event.forMs === null ? null : event.atMs + event.forMs;
      return answered(state, { fate: 'snoozed', snooze: { untilMs } });
    }
  }
}

function atMoment(state: NudgeState, moment: NudgeMoment, thresholds: NudgeThresholds): NudgeState {
  const { nowMs } = moment;
  if (state.card) {
    // In a long silence nothing on the screen changes: an expired card stays too.
    const stays =
      nowMs - state.card.shownMs < CARD_STAYS_MS ||
      stillness(moment, thresholds.freezeAfterMs) === 'frozen';
    return stays ? state : { ...state, card: null };
  }
  if (!hasRoom(state.past, nowMs, thresholds)) return state;
  for (const trigger of TRIGGERS) {
    if (!isBreath(moment, trigger, thresholds)) continue;
    const why = RULES[trigger].holds(moment, thresholds);
    if (why === null || !isWelcome(trigger, state.past, nowMs)) continue;
    return {
      past: [...state.past, { trigger, shownMs: nowMs, fate: 'shown', snooze: null }],
      card: { trigger, shownMs: nowMs, why },
    };
  }
  return state;
}

function answered(state: NudgeState, answer: Pick<PastNudge, 'fate' | 'snooze'>): NudgeState {
  const last = state.past.at(-1);
  if (!state.card || !last) return state;
  return { past: [...state.past.slice(0, -1), { ...last, ...answer }], card: null };
}
