import type { Interval } from '../listening/interval';
import type { IntervalBuilder, IntervalRules } from './interval-builder';
import type { SpeakerUpdate } from './update';

export interface Verdict {
  readonly speech: boolean;
  readonly uncertain: boolean;
  readonly rules: IntervalRules;
}

/** Adds a step in which the speaker was heard to their intervals, and tells what came of it. */
export function heardUpdate(
  builder: IntervalBuilder,
  { speech, uncertain, rules }: Verdict,
  startMs: number,
  endMs: number,
  closedBefore: readonly Interval[],
): SpeakerUpdate {
  const closed = builder.push(startMs, endMs, speech, rules);
  const open = builder.open();
  return {
    state: 'heard',
    closed: closed ? [...closedBefore, closed] : closedBefore,
    open,
    speaking: open !== null,
    uncertainMs: uncertain ? endMs - startMs : 0,
  };
}

/** A step in which the speaker could not be heard. */
export function unheardUpdate(
  state: 'muted' | 'blind',
  closed: readonly Interval[],
): SpeakerUpdate {
  return { state, closed, open: null, speaking: false, uncertainMs: 0 };
}
