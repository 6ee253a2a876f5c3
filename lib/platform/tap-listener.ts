/**
 * Listens to the page's tap. The page can forge all of it: reports are parsed, their clock is
 * held to ours, and a flood is cut to what an honest tap would send.
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
/** An honest tap sends 10 levels a second and a state now and then. */
const MAX_REPORTS_PER_SECOND = 40;
const MAX_REPORT_CHARS = 20_000;

/** What the page's tap is told to read; `presence`: how many remote streams arrive, no level. */
export type Reading = 'levels' | 'presence' | 'nothing';

interface Options {
  readonly onReport: (report: TapReport) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export function listenToTap({ onReport, clock, signal }: Options) {
  let second = 0;
  let reports = 0;
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
      const nowMs = clock.nowMs();
      const thisSecond = Math.floor(nowMs / 1000);
      if (thisSecond !== second) {
        second = thisSecond;
        reports = 0;
      }
      reports += 1;
      if (reports > MAX_REPORTS_PER_SECOND) return;
      const report = parseReport((event as CustomEvent<unknown>).detail);
      if (!report) return drop();
      onReport(
        report.type === 'levels' ? { ...report, atMs: onOurClock(report.atMs, nowMs) } : report,
      );
    },
    { signal },
  );

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

function parseReport(detail: unknown): TapReport | undefined {
  if (typeof detail !== 'string' || detail.length > MAX_REPORT_CHARS) return undefined;
  try {
    const parsed = tapReport.safeParse(JSON.parse(detail));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
