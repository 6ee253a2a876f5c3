import { expect, it } from 'vitest';
import { createOverlapWatch } from '../../../lib/speech/overlap-watch';

const STEP_MS = 100;

/** @returns the decision after the given seconds of one kind of step */
function after(
  watch: ReturnType<typeof createOverlapWatch>,
  seconds: number,
  step: { coachSpeaks: boolean; echo?: boolean; otherSpeaks?: boolean },
): boolean {
  let echoing = false;
  for (let ms = 0; ms < seconds * 1_000; ms += STEP_MS)
    echoing = watch.add(STEP_MS, { otherSpeaks: true, echo: false, ...step });
  return echoing;
}

it('a coach who speaks during everything the others say is treated as their echo', () => {
  const watch = createOverlapWatch();
  expect(after(watch, 1.5, { coachSpeaks: true })).toBe(false);
  expect(after(watch, 2, { coachSpeaks: true })).toBe(true);
});

it('a coach who takes turns, or speaks over half of what the others say, is not treated as an echo', () => {
  const watch = createOverlapWatch();
  expect(after(watch, 60, { coachSpeaks: true, otherSpeaks: false })).toBe(false);
  for (let turn = 0; turn < 20; turn += 1) {
    expect(after(watch, 1, { coachSpeaks: false })).toBe(false);
    expect(after(watch, 1, { coachSpeaks: true })).toBe(false);
  }
});

it('the coach’s voice is counted again once the echo is gone', () => {
  const watch = createOverlapWatch();
  after(watch, 5, { coachSpeaks: true });
  expect(after(watch, 60, { coachSpeaks: false, echo: true })).toBe(true);
  expect(after(watch, 300, { coachSpeaks: false, echo: false })).toBe(false);
});
