import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stillness, type NudgeMoment } from '../../../lib/nudges/moment';
import {
  CARD_STAYS_MS,
  nudgesSoFar,
  reduceNudges,
  type NudgeEvent,
  type NudgeState,
} from '../../../lib/nudges/reduce';
import { DEFAULT_THRESHOLDS, nudgeThresholds } from '../../../lib/nudges/thresholds';
import { PHASES } from '../../../lib/session/session';
import { after, MINUTE, QUIET, SECOND } from './moments';

/** Triggers a cue at any time of any session. */
const LED = { coachShare: 0.9 } satisfies Partial<NudgeMoment>;
const INTERRUPTED = (nowMs: number) =>
  ({ nowMs, interruptionsAt: [nowMs - 2, nowMs - 1] }) satisfies Partial<NudgeMoment>;

function answer(state: NudgeState, event: NudgeEvent): NudgeState {
  return reduceNudges(state, event, DEFAULT_THRESHOLDS);
}

describe('no cue appears', () => {
  it.each<[string, Partial<NudgeMoment>]>([
    ['while the coachee speaks', { ...LED, coachee: 'speaking' }],
    ['while the coachee cannot be heard', { ...LED, coachee: 'unknown' }],
    ['while the coach speaks', { ...LED, coach: 'speaking' }],
    ['before anyone has spoken', { ...LED, silenceMs: null, lastSpeaker: null }],
    ['in the first two minutes', { ...LED, nowMs: 2 * MINUTE - 1 }],
    ['in a pause for thought of the coachee', { ...LED, lastSpeaker: 'coachee', silenceMs: 1_999 }],
    ['in a silence of four seconds', { ...LED, silenceMs: 4 * SECOND }],
  ])('%s', (_when, moment) => {
    expect(after([moment]).card).toBeNull();
  });

  it('within five minutes of the last one', () => {
    const first = after([LED]);
    const dismissed = answer(first, { type: 'dismissed', atMs: QUIET.nowMs });
    const soon = INTERRUPTED(QUIET.nowMs + 5 * MINUTE - 1);
    expect(after([soon], DEFAULT_THRESHOLDS, dismissed).card).toBeNull();
    const later = INTERRUPTED(QUIET.nowMs + 5 * MINUTE);
    expect(after([later], DEFAULT_THRESHOLDS, dismissed).card?.trigger).toBe('interruptions');
  });

  it('after six cues in a session', () => {
    const past = Array.from({ length: 6 }, (_, index) => ({
      trigger: 'coachLed',
      shownMs: index * 20 * MINUTE,
      fate: 'shown' as const,
      snooze: null,
    }));
    const late = INTERRUPTED(200 * MINUTE);
    expect(after([late], DEFAULT_THRESHOLDS, nudgesSoFar(past)).card).toBeNull();
    expect(after([late], DEFAULT_THRESHOLDS, nudgesSoFar(past.slice(1))).card).not.toBeNull();
  });

  it('of a kind that was dismissed twice', () => {
    let state = after([LED]);
    state = answer(state, { type: 'dismissed', atMs: QUIET.nowMs });
    state = after([{ ...LED, nowMs: QUIET.nowMs + 20 * MINUTE }], DEFAULT_THRESHOLDS, state);
    expect(state.card?.trigger).toBe('coachLed');
    state = answer(state, { type: 'dismissed', atMs: QUIET.nowMs + 20 * MINUTE });
    const third = after([{ ...LED, nowMs: QUIET.nowMs + 60 * MINUTE }], DEFAULT_THRESHOLDS, state);
    expect(third.card).toBeNull();
  });

  it('of the same kind within fifteen minutes', () => {
    const state = answer(after([LED]), { type: 'used', atMs: QUIET.nowMs });
    const again = { ...LED, nowMs: QUIET.nowMs + 14 * MINUTE };
    expect(after([again], DEFAULT_THRESHOLDS, state).card).toBeNull();
  });

  it('twice about the close', () => {
    const closing = { leftMs: 2 * MINUTE };
    const state = answer(after([closing]), { type: 'used', atMs: QUIET.nowMs });
    const again = { ...closing, nowMs: QUIET.nowMs + 30 * MINUTE };
    expect(after([again], DEFAULT_THRESHOLDS, state).card).toBeNull();
  });

  it.each<[string, number | null, number]>([
    ['ten minutes', 10 * MINUTE, 10 * MINUTE],
    ['the session', null, 10 * 60 * MINUTE],
  ])('while snoozed for %s', (_name, forMs, quietMs) => {
    const state = answer(after([LED]), { type: 'snoozed', atMs: QUIET.nowMs, forMs });
    const during = INTERRUPTED(QUIET.nowMs + quietMs - 1);
    expect(after([during], DEFAULT_THRESHOLDS, state).card).toBeNull();
    const afterwards = INTERRUPTED(QUIET.nowMs + quietMs);
    const card = after([afterwards], DEFAULT_THRESHOLDS, state).card;
    expect(card === null).toBe(forMs === null);
  });
});

describe('a cue on screen', () => {
  it('disappears by itself, but not during a long silence', () => {
    const shown = after([LED]);
    const lateMs = QUIET.nowMs + CARD_STAYS_MS;
    expect(after([{ nowMs: lateMs }], DEFAULT_THRESHOLDS, shown).card).toBeNull();
    const silence = { nowMs: lateMs, silenceMs: 20 * SECOND };
    expect(after([silence], DEFAULT_THRESHOLDS, shown).card).toEqual(shown.card);
  });

  it('stays the same while it is shown, whatever else is due', () => {
    const shown = after([LED]);
    expect(after([{ coachTurnMs: 10 * MINUTE }], DEFAULT_THRESHOLDS, shown)).toEqual(shown);
  });

  it('cannot be answered once it has disappeared', () => {
    const gone = answer(after([LED]), { type: 'dismissed', atMs: 0 });
    expect(answer(gone, { type: 'used', atMs: 0 })).toEqual(gone);
  });
});

describe('the kind of silence', () => {
  it.each<[Partial<NudgeMoment>, ReturnType<typeof stillness>]>([
    [{ silenceMs: 2_999 }, 'none'],
    [{ silenceMs: 3_000 }, 'held'],
    [{ silenceMs: 3_000, lastSpeaker: 'coachee' }, 'none'],
    [{ silenceMs: 4_000 }, 'frozen'],
    [{ silenceMs: 4_000, lastSpeaker: 'coachee' }, 'frozen'],
    [{ silenceMs: 9_000, coachee: 'unknown' }, 'none'],
    [{ silenceMs: 9_000, coach: 'speaking' }, 'none'],
  ])('for %o is %s', (moment, expected) => {
    expect(stillness({ ...QUIET, ...moment }, 4_000)).toBe(expected);
  });
});

describe('whatever happens in a session', () => {
  const presence = fc.constantFrom('speaking' as const, 'silent' as const, 'unknown' as const);
  const instants = fc.array(fc.integer({ min: 0, max: 4 * 3_600_000 }), { maxLength: 8 });
  const moment: fc.Arbitrary<NudgeMoment> = fc.record({
    nowMs: fc.integer({ min: 0, max: 4 * 3_600_000 }),
    coach: presence,
    coachee: presence,
    silenceMs: fc.option(fc.integer({ min: 0, max: 120_000 })),
    lastSpeaker: fc.constantFrom('coach' as const, 'coachee' as const, null),
    coachTurnMs: fc.integer({ min: 0, max: 600_000 }),
    coacheeQuietMs: fc.integer({ min: 0, max: 600_000 }),
    coachShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    interruptionsAt: instants,
    toolsAt: instants,
    phase: fc.constantFrom(...PHASES),
    safetyTended: fc.boolean(),
    commitmentNoted: fc.boolean(),
    leftMs: fc.integer({ min: -3_600_000, max: 4 * 3_600_000 }),
  });
  const event: fc.Arbitrary<NudgeEvent> = fc.oneof(
    { weight: 8, arbitrary: moment.map((m) => ({ type: 'moment' as const, moment: m })) },
    fc.record({
      type: fc.constantFrom('dismissed' as const, 'used' as const),
      atMs: fc.nat(4 * 3_600_000),
    }),
    fc.record({
      type: fc.constant('snoozed' as const),
      atMs: fc.nat(4 * 3_600_000),
      forMs: fc.option(fc.nat(1_200_000)),
    }),
  );
  const thresholds = fc
    .record({
      quietStartMs: fc.nat(600_000),
      apartMs: fc.nat(600_000),
      perSession: fc.integer({ min: 1, max: 10 }),
      coachLedAbovePercent: fc.integer({ min: 1, max: 99 }),
      longCoachTurnMs: fc.nat(120_000),
      longSilenceMs: fc.nat(60_000),
      freezeAfterMs: fc.nat(10_000),
    })
    .map((some) => nudgeThresholds.parse(some));

  it('no cue appears while the coachee speaks or cannot be heard, nor beyond the limit', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), thresholds, (events, limits) => {
        let state = nudgesSoFar([]);
        for (const next of events) {
          const before = state;
          state = reduceNudges(state, next, limits);
          if (state.past.length === before.past.length) continue;
          expect(next.type).toBe('moment');
          if (next.type !== 'moment') return;
          expect(next.moment.coachee).toBe('silent');
          expect(next.moment.coach).not.toBe('speaking');
          expect(next.moment.nowMs).toBeGreaterThanOrEqual(limits.quietStartMs);
          expect(state.card).not.toBeNull();
          for (const { shownMs, snooze } of before.past) {
            expect(Math.abs(next.moment.nowMs - shownMs)).toBeGreaterThanOrEqual(limits.apartMs);
            if (snooze) expect(snooze.untilMs ?? Infinity).toBeLessThanOrEqual(next.moment.nowMs);
          }
        }
        expect(state.past.length).toBeLessThanOrEqual(limits.perSession);
      }),
      { numRuns: 2_000 },
    );
  });
});
