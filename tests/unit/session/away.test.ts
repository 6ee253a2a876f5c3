import { describe, expect, it } from 'vitest';
import { withAway } from '../../../lib/session/away';
import { runningIntervals, sessionTimeMs } from '../../../lib/session/clock';
import type { SessionEvent } from '../../../lib/session/session';

const started: SessionEvent = { type: 'started', at: 0 };
const leap = { fromMs: 100_000, toMs: 700_000 };
const elapsed = (events: readonly SessionEvent[], nowMs: number) =>
  sessionTimeMs(runningIntervals(events, nowMs), nowMs);

describe('time the computer was away', () => {
  it('is a pause, not session time', () => {
    const events = withAway([started], leap);
    expect(events.slice(1)).toEqual([
      { type: 'paused', at: 100_000, reason: 'away' },
      { type: 'resumed', at: 700_000 },
    ]);
    expect(elapsed(events, 710_000)).toBe(110_000);
  });

  it('is added once, even when two pages notice it', () => {
    const once = withAway([started], leap);
    for (const by of [-900, 0, 900])
      expect(withAway(once, { fromMs: leap.fromMs + by, toMs: leap.toMs + by })).toEqual(once);
  });

  it('adds nothing in a pause, after the end, or before the start', () => {
    const paused: SessionEvent[] = [started, { type: 'paused', at: 50_000, reason: 'coach' }];
    expect(withAway(paused, leap)).toBe(paused);
    const ended: SessionEvent[] = [started, { type: 'ended', at: 50_000, reason: 'coach' }];
    expect(withAway(ended, leap)).toBe(ended);
    const later: SessionEvent[] = [{ type: 'started', at: 800_000 }];
    expect(withAway(later, leap)).toBe(later);
  });

  it('is placed before later events when it is noticed late', () => {
    const pressed: SessionEvent = { type: 'phase', at: 650_000, phase: 'explore' };
    const events = withAway([started, pressed], leap);
    expect(events.map(({ type }) => type)).toEqual(['started', 'paused', 'resumed', 'phase']);
    expect(elapsed(events, 710_000)).toBe(110_000);
  });
});
