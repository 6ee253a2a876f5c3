import { describe, expect, it } from 'vitest';
import { leftOpen } from '../../../lib/session/left-open';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = 1_000_000;
const LIMIT = START + 3 * HOUR_MS;
const session = { plannedMs: HOUR_MS, events: [{ type: 'started' as const, at: START }] };

describe('a session left open', () => {
  it('is one without activity two hours after its planned end', () => {
    expect(leftOpen(session, START + MINUTE_MS, LIMIT - 1)).toBe(false);
    expect(leftOpen(session, START + MINUTE_MS, LIMIT)).toBe(true);
  });

  it('is not one that runs over while somebody is there', () => {
    const later = LIMIT + 3 * HOUR_MS;
    expect(leftOpen(session, later - MINUTE_MS, later)).toBe(false);
    expect(leftOpen(session, later, later + 30 * MINUTE_MS - 1)).toBe(false);
    expect(leftOpen(session, later, later + 30 * MINUTE_MS)).toBe(true);
  });
});
