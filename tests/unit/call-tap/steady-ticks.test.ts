import { expect, test } from 'vitest';
import { steadyTicks, type SoundClock } from '../../../lib/platform/call-tap/steady-ticks';

const PERIOD_MS = 100;

/** A page whose timer the browser throttles while it is hidden, and whose audio clock is not throttled. */
function page({ soundRuns = true, opens = true } = {}) {
  let nowMs = 0;
  let hidden = false;
  let timer: (() => void) | undefined;
  let timerDueMs = PERIOD_MS;
  let waiting: { atS: number; ended: () => void } | undefined;
  const clocks = { open: 0, resumed: 0 };
  const ticksMs: number[] = [];
  const events = new EventTarget();

  const openClock = (): SoundClock => {
    if (!opens) throw new Error('There is no sound here.');
    clocks.open += 1;
    return {
      waitUntil: (atS, ended) => (waiting = { atS, ended }),
      nowS: () => (soundRuns ? nowMs / 1000 : 0),
      resume: () => (clocks.resumed += 1),
      close() {
        clocks.open -= 1;
        waiting = undefined;
      },
    };
  };
  const every = steadyTicks({
    document: {
      get hidden() {
        return hidden;
      },
      addEventListener: events.addEventListener.bind(events),
      removeEventListener: events.removeEventListener.bind(events),
    },
    timer(periodMs, run) {
      expect(periodMs).toBe(PERIOD_MS);
      timer = run;
      return () => (timer = undefined);
    },
    openClock,
    nowMs: () => nowMs,
  });
  return {
    clocks,
    ticksMs,
    start: () => every(PERIOD_MS, () => ticksMs.push(nowMs)),
    hide(now: boolean) {
      hidden = now;
      events.dispatchEvent(new Event('visibilitychange'));
    },
    pass(ms: number) {
      for (const untilMs = nowMs + ms; nowMs < untilMs;) {
        // Audio is processed in blocks of 50 ms, and the event fires after one.
        nowMs += 10;
        if (waiting && soundRuns && nowMs % 50 === 20 && nowMs / 1000 >= waiting.atS) {
          const { ended } = waiting;
          waiting = undefined;
          ended();
        }
        if (nowMs < timerDueMs) continue;
        timerDueMs = nowMs + (hidden ? 1000 : PERIOD_MS);
        timer?.();
      }
    },
  };
}

test('a visible page ticks by its timer and opens no audio', () => {
  const it = page();
  it.start();
  it.pass(1000);
  expect(it.ticksMs).toHaveLength(10);
  expect(it.clocks.open).toBe(0);
});

test('a hidden page ticks at the same rate by audio, and by its timer again when visible', () => {
  const it = page();
  it.start();
  it.pass(1000);
  it.hide(true);
  it.pass(10_000);
  expect(it.ticksMs.length).toBeGreaterThan(10 + 97);
  expect(it.ticksMs.length).toBeLessThanOrEqual(10 + 101);
  it.hide(false);
  expect(it.clocks.open).toBe(0);
  const before = it.ticksMs.length;
  it.pass(3000);
  expect(it.ticksMs.length - before).toBeGreaterThan(18);
  expect(it.ticksMs.length - before).toBeLessThanOrEqual(30);
});

test('a page hidden before measuring ticks by audio at once', () => {
  const it = page();
  it.hide(true);
  it.start();
  it.pass(1000);
  expect(it.ticksMs.length).toBeGreaterThanOrEqual(8);
});

test('the timer continues when audio is suspended, and asks it to resume', () => {
  const it = page({ soundRuns: false });
  it.start();
  it.hide(true);
  it.pass(5000);
  expect(it.ticksMs.length).toBeGreaterThanOrEqual(5);
  expect(it.clocks.resumed).toBe(it.ticksMs.length);
});

test('the timer continues when no audio is available', () => {
  const it = page({ opens: false });
  it.start();
  it.hide(true);
  it.pass(5000);
  expect(it.ticksMs.length).toBeGreaterThanOrEqual(5);
});

test('after the stop nothing ticks and audio is closed, hidden or not', () => {
  const it = page();
  const stop = it.start();
  it.hide(true);
  it.pass(500);
  stop();
  const before = it.ticksMs.length;
  it.pass(2000);
  it.hide(false);
  it.hide(true);
  it.pass(2000);
  expect(it.ticksMs).toHaveLength(before);
  expect(it.clocks.open).toBe(0);
});
