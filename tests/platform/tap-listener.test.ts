// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TAP_CONTROL_EVENT, TAP_REPORT_EVENT, type TapReport } from '../../lib/messages/tap';
import { listenToTap } from '../../lib/platform/tap-listener';
import { testClock } from '../support/clock';

const HOUR_MS = 3_600_000;

function report(detail: unknown): void {
  document.dispatchEvent(new CustomEvent(TAP_REPORT_EVENT, { detail }));
}

function levels(atMs: number, more: object = {}): string {
  return JSON.stringify({ type: 'levels', atMs, coach: null, others: [], ...more });
}

function listening() {
  const clock = testClock(10 * HOUR_MS);
  const heard: TapReport[] = [];
  const stopping = new AbortController();
  const tap = listenToTap({ onReport: (r) => heard.push(r), clock, signal: stopping.signal });
  const times = () => heard.map((r) => (r.type === 'levels' ? r.atMs : null));
  return { clock, heard, tap, times, stop: () => stopping.abort() };
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe('a report from the page’s tap', () => {
  it.each([
    ['nothing', undefined],
    ['an object instead of a string', { type: 'call', liveAudioConnections: 1 }],
    ['no JSON', '{"type":'],
    ['another type', '{"type":"delete","all":true}'],
    ['a level above full scale', levels(10 * HOUR_MS, { coach: { source: 'rms', levelDb: 20 } })],
    ['a level that is no number', levels(10 * HOUR_MS, { coach: { source: 'rms', levelDb: 'x' } })],
    ['an instant that is no integer', levels(0.5)],
    ['more connections than can be', '{"type":"call","liveAudioConnections":100000}'],
    ['a megabyte', levels(10 * HOUR_MS, { padding: 'x'.repeat(1_000_000) })],
  ])('is dropped when it is %s', (_what, detail) => {
    const { heard, stop } = listening();
    report(detail);
    expect(heard).toEqual([]);
    stop();
  });

  it('is warned about only once when it is malformed', () => {
    const { stop } = listening();
    for (let i = 0; i < 5; i += 1) report('nonsense');
    expect(console.warn).toHaveBeenCalledOnce();
    stop();
  });

  it('is limited to the rate that the real tap sends', () => {
    const { heard, clock, stop } = listening();
    for (let i = 0; i < 10_000; i += 1) report(levels(clock.nowMs() + i));
    expect(heard).toHaveLength(40);
    clock.advance(1000);
    report(levels(clock.nowMs()));
    expect(heard).toHaveLength(41);
    stop();
  });

  it('does not crowd out levels when screen sharing is claimed forty times a second', () => {
    vi.useFakeTimers();
    const { heard, clock, stop } = listening();
    for (let tick = 0; tick < 400; tick += 1) {
      for (const surface of ['"monitor"', 'null'])
        report(`{"type":"share","share":${tick},"surface":${surface}}`);
      if (tick % 4 === 0) report(levels(clock.nowMs()));
      clock.advance(25);
      vi.advanceTimersByTime(25);
    }
    const count = (type: string) => heard.filter((each) => each.type === type).length;
    expect(count('levels')).toBe(100);
    expect(count('share')).toBeLessThanOrEqual(41);
    // Of reports that came too fast, the last one is kept.
    expect(heard.findLast(({ type }) => type === 'share')).toMatchObject({ surface: null });
    stop();
    vi.useRealTimers();
  });

  it('is delivered with the latest value, however quickly it follows the one before', () => {
    vi.useFakeTimers();
    const { heard, stop } = listening();
    for (const live of [1, 0, 1, 2]) report(`{"type":"call","liveAudioConnections":${live}}`);
    vi.advanceTimersByTime(1_000);
    expect(heard).toEqual([
      { type: 'call', liveAudioConnections: 1 },
      { type: 'call', liveAudioConnections: 2 },
    ]);
    stop();
    vi.useRealTimers();
  });

  it('is reduced to the 64 loudest streams', () => {
    const { heard, clock, stop } = listening();
    const others = Array.from({ length: 100 }, (_, n) => ({
      key: `stream-${n}`,
      source: 'inbound',
      levelDb: -100 + n,
    }));
    report(levels(clock.nowMs(), { others }));
    const [first] = heard;
    const keys = first?.type === 'levels' ? first.others.map(({ key }) => key) : [];
    expect(keys).toHaveLength(64);
    expect(keys).toContain('stream-99');
    expect(keys).not.toContain('stream-35');
    stop();
  });

  it('is ignored after the listener was stopped', () => {
    const { heard, clock, stop } = listening();
    stop();
    report(levels(clock.nowMs()));
    expect(heard).toEqual([]);
  });
});

describe('the time of a report', () => {
  it('is kept while it agrees with our clock', () => {
    const { clock, times, stop } = listening();
    report(levels(clock.nowMs() - 700));
    expect(times()).toEqual([10 * HOUR_MS - 700]);
    stop();
  });

  it.each([
    ['set forward', HOUR_MS],
    ['set back', -HOUR_MS],
  ])('is moved onto our clock when ours is %s', (_what, stepMs) => {
    const { clock, times, stop } = listening();
    let tapMs = clock.nowMs();
    report(levels(tapMs));
    clock.advance(stepMs);
    report(levels((tapMs += 100)));
    report(levels((tapMs += 100)));
    expect(times()).toEqual([10 * HOUR_MS, 10 * HOUR_MS + stepMs, 10 * HOUR_MS + stepMs + 100]);
    stop();
  });

  it('is replaced by our clock when it is forged', () => {
    const { clock, times, stop } = listening();
    report(levels(0));
    report(levels(9_000_000_000_000_000));
    expect(times().every((at) => at === clock.nowMs())).toBe(true);
    stop();
  });
});

it('the listener orders the tap to measure, and to stop', () => {
  const orders: unknown[] = [];
  document.addEventListener(TAP_CONTROL_EVENT, (event) =>
    orders.push(JSON.parse((event as CustomEvent<string>).detail)),
  );
  const { tap, stop } = listening();
  tap.read('levels');
  tap.read('nothing');
  expect(orders).toEqual([
    { type: 'measure', on: true, watch: false },
    { type: 'measure', on: false, watch: false },
  ]);
  stop();
});
