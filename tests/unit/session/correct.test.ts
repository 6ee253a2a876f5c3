import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { union } from '../../../lib/intervals/intervals';
import type { Interval } from '../../../lib/listening/interval';
import type { ChunkPayload } from '../../../lib/session/chunk';
import { manualSpeakerIntervals, runningIntervals } from '../../../lib/session/clock';
import {
  correctedEvents,
  LONGEST_SESSION_MS,
  overlapping,
  timesOf,
  timesProblem,
  withTimes,
  type SessionTimes,
} from '../../../lib/session/correct';
import { enteredSession } from '../../../lib/session/entered';
import { figuresOf } from '../../../lib/session/figures-of';
import {
  sessionPayload,
  sessionRecord,
  withEvent,
  type SessionEvent,
  type SessionPayload,
} from '../../../lib/session/session';
import { MINUTE, SECOND, session, START } from '../reflection/records';
import { endedEvents } from './arbitrary-events';

const LATER = START + 24 * 60 * MINUTE;
const CHUNK_MS = 5 * SECOND;

const payloadOf = (events: SessionEvent[]): SessionPayload => ({
  setting: 'call',
  plannedMs: 10 * MINUTE,
  events,
  reflectionOpenedAt: null,
});

/** Times around a session that starts at START, including times that do not overlap it. */
const times: fc.Arbitrary<SessionTimes> = fc
  .tuple(fc.integer({ min: -900, max: 1800 }), fc.integer({ min: 1, max: 1800 }))
  .map(([from, length]) => ({
    startedMs: START + from * SECOND,
    endedMs: START + (from + length) * SECOND,
  }));

function cut(intervals: readonly Interval[], { startedMs, endedMs }: SessionTimes): Interval[] {
  return union(
    intervals.map(([from, until]) => [Math.max(from, startedMs), Math.min(until, endedMs)]),
  );
}

/** One chunk every five seconds, with the two sides speaking in turn. */
function chunksBetween(fromMs: number, untilMs: number): ChunkPayload[] {
  const chunks: ChunkPayload[] = [];
  for (let at = fromMs; at < untilMs; at += CHUNK_MS) {
    const end = Math.min(untilMs, at + CHUNK_MS);
    const whole: [number, number][] = [[at, end]];
    const byCoach = chunks.length % 3 === 0;
    chunks.push({
      fromMs: at,
      toMs: end,
      page: 'page',
      covered: whole,
      muted: [],
      coach: byCoach ? whole : [],
      coachee: byCoach ? [] : whole,
      streams: [],
      uncertainMs: { coach: chunks.length, coachee: 1 },
    });
  }
  return chunks;
}

describe('a session with corrected times', () => {
  it('has a valid list of events that could have been recorded', () => {
    fc.assert(
      fc.property(endedEvents(START), times, (events, to) => {
        const corrected = correctedEvents(events, to);
        expect(sessionPayload.safeParse(payloadOf(corrected)).success).toBe(true);
        expect(timesOf(corrected)).toEqual(to);
        const replayed = corrected.reduce<readonly SessionEvent[]>(withEvent, []);
        expect(replayed).toEqual(corrected);
      }),
    );
  });

  it('runs where it ran between the new times, and in the added time', () => {
    fc.assert(
      fc.property(endedEvents(START), times, (events, to) => {
        const recorded = timesOf(events)!;
        const ran = [
          ...runningIntervals(events, LATER),
          [to.startedMs, recorded.startedMs] as const,
          [recorded.endedMs, to.endedMs] as const,
        ];
        expect(runningIntervals(correctedEvents(events, to), LATER)).toEqual(cut(ran, to));
      }),
    );
  });

  it('keeps the hand timer’s speech within the new times and adds none', () => {
    fc.assert(
      fc.property(endedEvents(START), times, (events, to) => {
        const [before, after] = [events, correctedEvents(events, to)].map((each) =>
          manualSpeakerIntervals(each, LATER),
        );
        for (const side of ['coach', 'coachee', 'held'] as const)
          expect(union(after![side])).toEqual(cut(before![side], to));
      }),
    );
  });

  it('has the measures of a session that had the right times from the beginning', () => {
    const lateBy = fc.integer({ min: 0, max: 100 }).map((chunks) => chunks * CHUNK_MS);
    fc.assert(
      fc.property(endedEvents(START), lateBy, lateBy, (events, early, late) => {
        const right = timesOf(events)!;
        // Started before the two met and ended late: more was measured than belongs to the session.
        const wrong = events.map((event, index) => {
          if (index === 0) return { ...event, at: event.at - early };
          return index === events.length - 1 ? { ...event, at: event.at + late } : event;
        });
        const inside = chunksBetween(right.startedMs, right.endedMs);
        const outside = [
          ...chunksBetween(right.startedMs - early, right.startedMs),
          ...chunksBetween(right.endedMs, right.endedMs + late),
        ];
        const corrected = withTimes(payloadOf(wrong), right);
        expect(figuresOf([...outside, ...inside], corrected, LATER)).toEqual(
          figuresOf(inside, payloadOf(events), LATER),
        );
      }),
    );
  });

  it('equals the recorded session when it is corrected back, whatever came between', () => {
    fc.assert(
      fc.property(endedEvents(START), times, times, (events, first, second) => {
        const payload = payloadOf(events);
        const once = withTimes(payload, second);
        expect(withTimes(withTimes(payload, first), second)).toEqual(once);
        expect(withTimes(once, timesOf(events)!)).toEqual(payload);
      }),
    );
  });

  it('uses its current events as the record when it was reopened after a correction', () => {
    const before = withTimes(payloadOf([...session.events]), {
      startedMs: START,
      endedMs: START + 10 * MINUTE,
    });
    const wentOn = {
      ...before,
      events: [
        ...before.events,
        { type: 'reopened' as const, at: START + 20 * MINUTE },
        { type: 'ended' as const, at: START + 30 * MINUTE, reason: 'coach' as const },
      ],
    };
    const after = withTimes(wentOn, { startedMs: START + MINUTE, endedMs: START + 30 * MINUTE });
    expect(after.events).toHaveLength(wentOn.events.length);
    expect(after.recorded).toEqual(wentOn.events);
  });

  it('ending between a dropped call and its return gives nobody the time in between', () => {
    const events: SessionEvent[] = [
      { type: 'started', at: START },
      { type: 'hand', at: START + MINUTE, speaker: 'coach' },
      { type: 'ended', at: START + 2 * MINUTE, reason: 'hangup' },
      { type: 'reopened', at: START + 9 * MINUTE },
      { type: 'ended', at: START + 10 * MINUTE, reason: 'coach' },
    ];
    const earlier = correctedEvents(events, { startedMs: START, endedMs: START + 5 * MINUTE });
    expect(runningIntervals(earlier, LATER)).toEqual([[START, START + 5 * MINUTE]]);
    expect(manualSpeakerIntervals(earlier, LATER).held).toEqual([
      [START + MINUTE, START + 2 * MINUTE],
    ]);
  });

  it('keeps the time at which its end was entered only if that is after the end', () => {
    const left: SessionEvent[] = [
      { type: 'started', at: START },
      { type: 'ended', at: START + MINUTE, reason: 'coach', madeAt: START + 9 * MINUTE },
    ];
    const endAt = (endedMs: number) => correctedEvents(left, { startedMs: START, endedMs }).at(-1);
    expect(endAt(START + 2 * MINUTE)).toMatchObject({ madeAt: START + 9 * MINUTE });
    expect(endAt(START + 10 * MINUTE)).not.toHaveProperty('madeAt');
  });

  it('runs again after a pause that lasted until the recorded end', () => {
    const events: SessionEvent[] = [
      { type: 'started', at: START },
      { type: 'paused', at: START + MINUTE, reason: 'coach' },
      { type: 'ended', at: START + 2 * MINUTE, reason: 'coach' },
    ];
    const later = correctedEvents(events, { startedMs: START, endedMs: START + 5 * MINUTE });
    expect(runningIntervals(later, LATER)).toEqual([
      [START, START + MINUTE],
      [START + 2 * MINUTE, START + 5 * MINUTE],
    ]);
  });
});

describe('the check of session times', () => {
  it.each([
    [START, START, 'endBeforeBegin'],
    [START + 1, START, 'endBeforeBegin'],
    [START, LATER + 1, 'inFuture'],
    [LATER - LONGEST_SESSION_MS - 1, LATER, 'tooLong'],
    [LATER - LONGEST_SESSION_MS, LATER, null],
  ])('from %i to %i returns %s', (startedMs, endedMs, problem) => {
    expect(timesProblem({ startedMs, endedMs }, LATER)).toBe(problem);
  });

  it('reports an overlap only with another session that ran at the same time', () => {
    const others = [
      { id: 'before', startedMs: 0, endedMs: 10 },
      { id: 'across', startedMs: 5, endedMs: 15 },
      { id: 'itself', startedMs: 10, endedMs: 20 },
      { id: 'after', startedMs: 20, endedMs: 30 },
    ];
    const found = overlapping(others, { id: 'itself', startedMs: 10, endedMs: 20 });
    expect(found.map(({ id }) => id)).toEqual(['across']);
  });
});

describe('a session entered afterwards', () => {
  it.each([
    [1, 60_000],
    [45 * MINUTE, 45 * MINUTE],
    [24 * 60 * MINUTE, 12 * 60 * MINUTE],
  ])('with a length of %i ms is valid, with a planned length of %i ms', (lengthMs, plannedMs) => {
    const record = enteredSession(
      'p',
      { startedMs: START, endedMs: START + lengthMs },
      'inPerson',
      { id: 's', nowMs: LATER },
    );
    expect(sessionRecord.parse(record)).toEqual(record);
    expect(record).toMatchObject({ personId: 'p', sessionId: 's', payload: { plannedMs } });
    expect(figuresOf([], record.payload, LATER)).toBeNull();
  });
});
