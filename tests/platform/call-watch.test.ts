/** The content script's part of a call, with a fake tap, worker and timers. */
import { describe, expect, it } from 'vitest';
import { NO_ORDER, type Order, type Report, type ReportReply } from '../../lib/messages/reports';
import type { TapLevels } from '../../lib/messages/tap';
import { createCallWatch } from '../../lib/platform/call-content/call-watch';
import type { Reading } from '../../lib/platform/tap-listener';
import { testClock } from '../support/clock';

const MEASURE: Order = { ...NO_ORDER, sessionId: 's', measure: true };

function world() {
  const clock = testClock();
  const reports: Report[] = [];
  const readings: Reading[] = [];
  const repeated: { ms: number; run: () => void }[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  let order: Order = MEASURE;
  let reachable = true;
  const watch = createCallWatch({
    clock,
    after(ms, run) {
      timers.push({ ms, run });
      return () => undefined;
    },
    every(ms, run) {
      repeated.push({ ms, run });
      return () => undefined;
    },
    async send(report): Promise<ReportReply> {
      reports.push(report);
      return reachable ? { accepted: true, order } : { accepted: false, order: NO_ORDER };
    },
    openAlivePort: () => ({ sayGoodbye: () => undefined, close: () => undefined }),
    read: (reading) => readings.push(reading),
  });
  const settle = async () => {
    for (let round = 0; round < 10; round += 1) await Promise.resolve();
  };
  return {
    clock,
    watch,
    reports,
    readings,
    repeated,
    timers,
    settle,
    setOrder: (next: Order) => void (order = next),
    setReachable: (next: boolean) => void (reachable = next),
    async connections(liveAudioConnections: number) {
      watch.hearTap({ type: 'call', liveAudioConnections });
      await settle();
    },
    async hear(seconds: number, levels: Partial<TapLevels> = {}) {
      for (let step = 0; step < seconds * 10; step += 1) {
        clock.advance(100);
        const quiet = { source: 'rms', levelDb: -70 } as const;
        watch.hearTap({
          type: 'levels',
          atMs: clock.nowMs(),
          coach: quiet,
          others: [{ key: 'k', ...quiet }],
          ...levels,
        });
      }
      await settle();
    },
  };
}

describe('reading levels from the tap', () => {
  it('does not start before the worker has answered the report of a new call', async () => {
    const { watch, readings, settle } = world();
    await settle();
    watch.obey(MEASURE);
    watch.hearTap({ type: 'call', liveAudioConnections: 1 });
    expect(readings).toEqual(['nothing']);
    await settle();
    expect(readings).toEqual(['nothing', 'levels']);
  });

  it('does not start for a second call in the same page until a new order has arrived', async () => {
    const { connections, readings, setOrder } = world();
    await connections(1);
    await connections(0);
    setOrder({ ...NO_ORDER, sessionId: 's' });
    await connections(1);
    expect(readings).toEqual(['nothing', 'levels', 'nothing']);
  });

  it('starts after a retry when the worker could not be reached at first', async () => {
    const { connections, readings, setReachable, timers, settle } = world();
    await settle();
    setReachable(false);
    await connections(1);
    expect(readings).toEqual(['nothing']);
    setReachable(true);
    timers.at(-1)!.run();
    await settle();
    expect(readings.at(-1)).toBe('levels');
  });

  it('is limited to presence when the order says only to watch', async () => {
    const { connections, readings, setOrder } = world();
    setOrder({ ...NO_ORDER, sessionId: 's', watch: true });
    await connections(1);
    expect(readings).toEqual(['nothing', 'presence']);
  });

  it('is ordered again repeatedly, so that the tap stops when the content script is gone', async () => {
    const { connections, readings, repeated } = world();
    await connections(1);
    const [repeat] = repeated.filter(({ ms }) => ms < 1_000);
    repeat!.run();
    repeat!.run();
    expect(readings).toEqual(['nothing', 'levels', 'levels', 'levels']);
    await connections(0);
    repeat!.run();
    expect(readings.slice(4)).toEqual(['nothing']);
  });
});

describe('an order from the worker', () => {
  it('is carried out when it arrives in the answer to a chunk', async () => {
    const { connections, hear, readings, setOrder } = world();
    await connections(1);
    setOrder(NO_ORDER);
    await hear(8);
    expect(readings.at(-1)).toBe('nothing');
  });

  it('is ignored when a newer one has already arrived', async () => {
    const { connections, watch, readings } = world();
    await connections(1);
    watch.obey({ ...NO_ORDER, atMs: 5_000 });
    watch.obey({ ...MEASURE, atMs: 4_990 });
    expect(readings.at(-1)).toBe('nothing');
  });

  it('is carried out when the clock was set far back before it', async () => {
    const { connections, watch, readings } = world();
    await connections(1);
    watch.obey({ ...NO_ORDER, atMs: 3_600_000 });
    watch.obey({ ...MEASURE, atMs: 5_000 });
    expect(readings.at(-1)).toBe('levels');
  });
});

describe('the report of who else is in the call', () => {
  const others = (reports: readonly Report[]) =>
    reports.flatMap((report) => (report.type === 'call.state' ? [report.others ?? null] : []));

  it('is sent when the last person leaves and the first one joins, at most once a second', async () => {
    const { connections, hear, reports } = world();
    await connections(1);
    await hear(1);
    await hear(2, { others: [] });
    expect(others(reports).slice(-2)).toEqual([1, 0]);
  });

  it('still counts a person whose video arrives without sound', async () => {
    const { connections, hear, reports } = world();
    await connections(1);
    await hear(1);
    const before = reports.length;
    await hear(2, { others: [], pictures: true });
    expect(others(reports.slice(before))).toEqual([]);
  });
});
