/** Triggers of cues, most urgent first: at most one cue is shown. */
import type { Intent, Theme } from '../prompts/prompt';
import type { NudgeMoment } from './moment';
import type { NudgeThresholds } from './thresholds';

export const TRIGGERS = [
  'longSilence',
  'longCoachTurn',
  'coacheeQuiet',
  'interruptions',
  'closing',
  'commitment',
  'coachLed',
  'toolHeavy',
  'safety',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** The figure behind a cue, for 'why this now'; its meaning depends on the trigger. */
export type Why =
  | { readonly unit: 'ms'; readonly value: number }
  | { readonly unit: 'percent'; readonly value: number }
  | { readonly unit: 'count'; readonly value: number; readonly withinMs: number };

/**
 * What the cue shows: `cue` is an interface sentence for the coach alone, otherwise a prompt drawn from the
 * catalogue.
 */
export type Offer = 'cue' | { readonly theme: Theme; readonly intents: readonly Intent[] };

interface TriggerRule {
  readonly offer: Offer;
  /** Shown at most once per session. */
  readonly once: boolean;
  /** The reason when the trigger applies at this moment, otherwise null. */
  holds(moment: NudgeMoment, thresholds: NudgeThresholds): Why | null;
}

export const RULES: Readonly<Record<Trigger, TriggerRule>> = {
  longSilence: {
    offer: 'cue',
    once: false,
    holds: ({ silenceMs }, { longSilenceMs }) =>
      silenceMs !== null && silenceMs >= longSilenceMs ? inMs(silenceMs) : null,
  },
  longCoachTurn: {
    offer: 'cue',
    once: false,
    holds: ({ coachTurnMs }, { longCoachTurnMs }) =>
      coachTurnMs > longCoachTurnMs ? inMs(coachTurnMs) : null,
  },
  coacheeQuiet: {
    offer: { theme: 3, intents: ['invite'] },
    once: false,
    holds: ({ coacheeQuietMs }, thresholds) =>
      coacheeQuietMs > thresholds.coacheeQuietMs ? inMs(coacheeQuietMs) : null,
  },
  interruptions: {
    offer: 'cue',
    once: false,
    holds: ({ nowMs, interruptionsAt }, { interruptions, interruptionsWithinMs }) =>
      enough(interruptionsAt, interruptions, nowMs, interruptionsWithinMs),
  },
  closing: {
    offer: { theme: 6, intents: ['close'] },
    once: true,
    holds: ({ leftMs }, { closeLeftMs }) => (leftMs <= closeLeftMs ? inMs(leftMs) : null),
  },
  commitment: {
    offer: { theme: 5, intents: ['commit'] },
    once: true,
    holds: ({ leftMs, commitmentNoted }, { commitLeftMs }) =>
      leftMs <= commitLeftMs && !commitmentNoted ? inMs(leftMs) : null,
  },
  coachLed: {
    offer: { theme: 3, intents: ['invite', 'explore', 'reflect'] },
    once: false,
    holds: ({ coachShare, phase }, { coachLedAbovePercent }) => {
      // In opening, contract, commitment and close the coach leads in good sessions too.
      if (coachShare === null || !['explore', 'deepen', 'options'].includes(phase)) return null;
      const value = coachShare * 100;
      return value > coachLedAbovePercent ? { unit: 'percent', value } : null;
    },
  },
  toolHeavy: {
    offer: 'cue',
    once: false,
    holds: ({ nowMs, toolsAt }, { tools, toolsWithinMs }) =>
      enough(toolsAt, tools, nowMs, toolsWithinMs),
  },
  safety: {
    offer: { theme: 2, intents: ['invite', 'check'] },
    once: true,
    holds: ({ nowMs, safetyTended }, { safetyAfterMs }) =>
      nowMs >= safetyAfterMs && !safetyTended ? inMs(nowMs) : null,
  },
};

function inMs(value: number): Why {
  return { unit: 'ms', value };
}

function enough(
  instants: readonly number[],
  wanted: number,
  nowMs: number,
  withinMs: number,
): Why | null {
  const value = instants.filter((at) => at <= nowMs && at > nowMs - withinMs).length;
  return value >= wanted ? { unit: 'count', value, withinMs } : null;
}
