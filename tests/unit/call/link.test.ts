import { expect, test } from 'vitest';
import { combineFrames, NO_CALL, sameState, showsPanel } from '../../../lib/call/link';
import type { LiveListening, LiveReport } from '../../../lib/messages/live';

const quiet: LiveListening = {
  sessionId: 's',
  unstored: [],
  coach: 'silent',
  coachee: 'silent',
  audioSeen: false,
  echo: false,
};

function report(frame: string, atMs: number, listening: LiveListening | null): LiveReport {
  return { frame, atMs, liveAudioConnections: 1, sharing: null, listening };
}

test('connections of all frames add up, and the frame with speech is used', () => {
  const heard = { ...quiet, audioSeen: true, coach: 'speaking' } as const;
  const combined = combineFrames([report('a', 10, quiet), report('b', 10, heard)], 20);
  expect(combined.liveAudioConnections).toBe(2);
  expect(combined.listening?.coach).toBe('speaking');
});

test('a frame without reports for three seconds is left out', () => {
  const combined = combineFrames([report('a', 0, quiet)], 3_001);
  expect(combined).toEqual({
    liveAudioConnections: 1,
    sharing: null,
    listening: null,
    heard: null,
  });
});

test('newly heard speech does not count as a change of the call’s state', () => {
  const chunk = { fromMs: 0, toMs: 9 } as LiveListening['unstored'][number]['chunk'];
  const later = { ...quiet, unstored: [{ id: 'c', chunk }] };
  const before = combineFrames([report('a', 0, quiet)], 1);
  const after = combineFrames([report('a', 1_000, later)], 1_001);
  expect(after.heard).toEqual({ sessionId: 's', unstored: later.unstored });
  const state = ({ listening }: typeof before) => ({ ...NO_CALL, listening });
  expect(sameState(state(before), state(after))).toBe(true);
  const louder = combineFrames([report('a', 2_000, { ...later, coachee: 'speaking' })], 2_001);
  expect(sameState(state(after), state(louder))).toBe(false);
});

test('a share of the screen takes precedence over one of a tab, and each share has its own id', () => {
  const share = (frame: string, count: number, surface: 'monitor' | 'browser'): LiveReport => ({
    ...report(frame, 10, null),
    sharing: { share: count, surface },
  });
  const { sharing } = combineFrames([share('a', 1, 'browser'), share('b', 1, 'monitor')], 20);
  expect(sharing?.surface).toBe('monitor');
  expect(showsPanel(sharing)).toBe(true);
  expect(showsPanel(combineFrames([share('a', 1, 'browser')], 20).sharing)).toBe(false);
  const next = combineFrames([share('b', 2, 'monitor')], 20).sharing;
  expect(next?.id).not.toBe(sharing?.id);
});
