/**
 * Listens to the page's tap. The page can forge all of it: reports are parsed, their clock is
 * held to ours, and a flood is cut to what an honest tap would send, each type by itself: many
 * reports of one type cost none of another.
 */
import {
  TAP_CONTROL_EVENT,
  TAP_REPORT_EVENT,
  tapReport,
  type TapControl,
  type TapReport,
} from '../messages/tap';
import type { Clock } from './clock';

/** A tap's clock that is this far from ours has slept, or ours was set: it is taken up anew. */
const CLOCK_STEP_MS = 2_000;
/** An honest tap sends ten a second. */
const MAX_LEVELS_PER_SECOND = 40;
/** An honest tap sends a state now and then. Of those in between, the last one is taken. */
const STATE_EVERY_MS = { call: 100, share: 250, presence: 500 } as const;
const STATES = ['call', 'share', 'presence'] as const;
type StateType = (typeof STATES)[number];
const MAX_REPORT_CHARS = 60_000;
/** The type stands first in what the tap writes: it is known before anything is parsed. */
const begins = (detail: string, type: TapReport['type']) => detail.startsWith(`{"type":"${type}"`);

/** What the page's tap is told to read; `presence`: how many remote streams arrive, no level. */
export type Reading = 'levels' | 'presence' | 'nothing';

interface Options {
  readonly onReport: (report: TapReport) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export function listenToTap({ onReport, clock, signal }: Options) {
  let second = 0;
  let levels = 0;
  /** States that came too soon after the one before; undefined while none did. */
  const held = new Map<StateType, string | undefined>();
  let dropped = 0;
  /** Ours minus the tap's, as of the last step. */
  let offsetMs = 0;

  /** The tap's monotonic instant on our clock; never off by more than a step, whatever it claims. */
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
    /** Tells the page's tap what to read. */
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
