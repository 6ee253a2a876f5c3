import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  epochAt,
  manualSpeakerIntervals,
  runningIntervals,
  sessionTimeMs,
  toSessionTime,
} from '../../../lib/session/clock';
import type { SessionEvent } from '../../../lib/session/session';

const events: SessionEvent[] = [
  { type: 'started', at: 1000 },
  { type: 'paused', at: 3000, reason: 'coach' },
  { type: 'resumed', at: 5000 },
  { type: 'ended', at: 6000, reason: 'hangup' },
];
const reopened: SessionEvent[] = [...events, { type: 'reopened', at: 9000 }];

describe('the running intervals of a session', () => {
  it('leave out pauses', () => {
    expect(runningIntervals(events, 99_000)).toEqual([
      [1000, 3000],
      [5000, 6000],
    ]);
  });

  it('include the time between an end and its reopening, when the call had only dropped', () => {
    expect(runningIntervals(reopened, 10_000)).toEqual([
      [1000, 3000],
      [5000, 10_000],
    ]);
  });

  it('stop at a pause when the paused session is ended and reopened', () => {
    const pausedThenEnded: SessionEvent[] = [
      ...events.slice(0, 2),
      { type: 'ended', at: 4000, reason: 'coach' },
      { type: 'reopened', at: 5000 },
    ];
    expect(runningIntervals(pausedThenEnded, 9000)).toEqual([[1000, 3000]]);
  });
});

describe('session time', () => {
  const stretches = runningIntervals(events, 99_000);

  it.each([
    [0, 0],
    [1000, 0],
    [2500, 1500],
    [4000, 2000],
    [5500, 2500],
    [99_000, 3000],
  ])('at instant %i is %i ms', (at, elapsed) => {
    expect(sessionTimeMs(stretches, at)).toBe(elapsed);
  });

  it('splits an interval at a pause and moves both halves together', () => {
    expect(toSessionTime([[2500, 5500]], stretches)).toEqual([
      [1500, 2000],
      [2000, 2500],
    ]);
  });

  it('is converted to an instant and back without change while the session runs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (ms) => {
        expect(sessionTimeMs(stretches, epochAt(stretches, ms))).toBe(ms);
      }),
    );
  });
});

describe('the intervals of the manual speaker', () => {
  it('give each speaker their time, and a pause stops the timer', () => {
    const hand = (at: number, speaker: 'coach' | 'coachee' | null): SessionEvent => ({
      type: 'hand',
      at,
      speaker,
    });
    const list: SessionEvent[] = [
      { type: 'started', at: 0 },
      hand(1000, 'coach'),
      hand(2000, 'coachee'),
      { type: 'paused', at: 5000, reason: 'coach' },
      { type: 'resumed', at: 6000 },
      hand(7000, 'coach'),
      hand(7500, null),
    ];
    expect(manualSpeakerIntervals(list, 9000)).toEqual({
      coach: [
        [1000, 2000],
        [7000, 7500],
      ],
      coachee: [[2000, 5000]],
      held: [
        [1000, 2000],
        [2000, 5000],
        [7000, 7500],
      ],
    });
  });
});
