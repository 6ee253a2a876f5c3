import { describe, expect, it } from 'vitest';
import {
  ending,
  phaseSet,
  sessionState,
  withEvent,
  type SessionEvent,
} from '../../../lib/session/session';

const started: SessionEvent = { type: 'started', at: 1000 };
const paused: SessionEvent = { type: 'paused', at: 2000, reason: 'coach' };
const resumed: SessionEvent = { type: 'resumed', at: 3000 };
const ended: SessionEvent = { type: 'ended', at: 4000, reason: 'coach' };
const reopened: SessionEvent = { type: 'reopened', at: 5000 };

describe('the state of a session', () => {
  it.each([
    [[started], 'running'],
    [[started, paused], 'paused'],
    [[started, paused, resumed], 'running'],
    [[started, ended], 'ended'],
    [[started, ended, reopened], 'running'],
    [[started, paused, ended, reopened], 'paused'],
  ] as const)('after %j is %s', (events, state) => {
    expect(sessionState(events)).toBe(state);
  });
});

describe('adding an event to a session', () => {
  it.each([
    ['a second start', [started], started],
    ['a second pause', [started, paused], paused],
    ['a resume of what runs', [started], resumed],
    ['a second end', [started, ended], ended],
    ['a reopening of what is open', [started], reopened],
    ['a phase after the end', [started, ended], { type: 'phase', at: 9, phase: 'close' }],
    ['the hand timer in a pause', [started, paused], { type: 'hand', at: 9, speaker: 'coach' }],
  ] as [string, SessionEvent[], SessionEvent][])(
    'changes nothing for %s',
    (_what, events, next) => {
      expect(withEvent(events, next)).toBe(events);
    },
  );

  it('never dates it before the previous one, even when the clock is set back', () => {
    const after = withEvent([started, { ...paused, at: 8000 }], { ...resumed, at: 3000 });
    expect(after.at(-1)).toEqual({ type: 'resumed', at: 8000 });
  });
});

it('a session has an ending only while ended, and its phase is the latest one set', () => {
  expect(ending([started, ended])).toEqual(ended);
  expect(ending([started, ended, reopened])).toBeNull();
  const phase = (at: number, name: 'open' | 'commit'): SessionEvent => ({
    type: 'phase',
    at,
    phase: name,
  });
  expect(phaseSet([started])).toBeNull();
  expect(phaseSet([started, phase(2, 'open'), phase(3, 'commit')])).toBe('commit');
});
