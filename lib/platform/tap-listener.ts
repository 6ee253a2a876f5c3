/**
 * Receives the reports of the tap in the page. The page can forge them all, so reports are parsed, their
 * timestamps are aligned with our clock, and each type has its own rate limit: a flood of one type does
 * not suppress another.
 */
import {
  TAP_CONTROL_EVENT,
  TAP_REPORT_EVENT,
  tapReport,
  type TapControl,
  type TapReport,
} from '../messages/tap';
import type { Clock } from './clock';

/** If the tap's clock differs by more than this, it slept or ours was set: recompute the offset. */
const CLOCK_STEP_MS = 2_000;
/** A genuine tap sends ten per second. */
const MAX_LEVELS_PER_SECOND = 40;
/** A genuine tap sends a state now and then. Within the interval, only the latest is processed. */
const STATE_EVERY_MS = { call: 100, share: 250, presence: 500 } as const;
const STATES = ['call', 'share', 'presence'] as const;
type StateType = (typeof STATES)[number];
const MAX_REPORT_CHARS = 60_000;
/** The tap writes the type first in the JSON, so that it can be read before parsing. */
const begins = (detail: string, type: TapReport['type']) => detail.startsWith(`{"type":"${type}"`);

/** What the tap must measure; `presence`: only the number of remote streams, no levels. */
export type Reading = 'levels' | 'presence' | 'nothing';

interface Options {
  readonly onReport: (report: TapReport) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export function listenToTap({ onReport, clock, signal }: Options) {
  let second = 0;
  let levels = 0;
  /** A state that arrived within the interval after the previous one; undefined when there was none. */
  const held = new Map<StateType, string | undefined>();
  let dropped = 0;
  /** Our clock minus the tap's, in ms, when it was last computed. */
  let offsetMs = 0;

  /** Converts the tap's monotonic time to our clock; the error never exceeds CLOCK_STEP_MS. */
  function onOurClock(tapMs: number, nowMs: number): number {
    if (Math.abs(tapMs + offsetMs - nowMs) > CLOCK_STEP_MS) offsetMs = nowMs - tapMs;
    return tapMs + offsetMs;
  }

  function drop(): void {
    dropped += 1;
    if (dropped === 1) console.warn('aparté: a malformed tap report was dropped (logged once)');
  }

  document.addEventListener(
    TAP_REPORT_EVENT,
    (event) => {
      const { detail } = event as CustomEvent<unknown>;
      if (typeof detail !== 'string' || detail.length > MAX_REPORT_CHARS) return drop();
      if (begins(detail, 'levels')) return takeLevels(detail);
      const state = STATES.find((type) => begins(detail, type));
      if (state === undefined) return drop();
      takeState(state, detail);
    },
    { signal },
  );
  signal.addEventListener('abort', () => held.clear());

  function takeLevels(detail: string): void {
    const nowMs = clock.nowMs();
    const thisSecond = Math.floor(nowMs / 1000);
    if (thisSecond !== second) {
      second = thisSecond;
      levels = 0;
    }
    levels += 1;
    if (levels <= MAX_LEVELS_PER_SECOND) take(detail, nowMs);
  }

  function takeState(type: StateType, detail: string): void {
    if (held.has(type)) return void held.set(type, detail);
    held.set(type, undefined);
    setTimeout(() => {
      const latest = held.get(type);
      held.delete(type);
      if (latest !== undefined && !signal.aborted) takeState(type, latest);
    }, STATE_EVERY_MS[type]);
    take(detail, clock.nowMs());
  }

  function take(detail: string, nowMs: number): void {
    const report = parseReport(detail);
    if (!report) return drop();
    onReport(
      report.type === 'levels' ? { ...report, atMs: onOurClock(report.atMs, nowMs) } : report,
    );
  }

  return {
    /** Sets what the tap in the page measures. */
    read(reading: Reading): void {
      const control: TapControl = {
        type: 'measure',
        on: reading === 'levels',
        watch: reading === 'presence',
      };
      const detail = JSON.stringify(control);
      document.dispatchEvent(new CustomEvent(TAP_CONTROL_EVENT, { detail }));
    },
  };
}

function parseReport(detail: string): TapReport | undefined {
  try {
    const parsed = tapReport.safeParse(JSON.parse(detail));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
