/**
 * Listens to the page's tap. The page can forge all of it: reports are parsed, their clock is
 * clamped to ours, and a flood is cut to what an honest tap would send.
 */
import {
  TAP_CONTROL_EVENT,
  TAP_REPORT_EVENT,
  tapReport,
  type TapControl,
  type TapReport,
} from '../messages/tap';
import type { Clock } from './clock';

/** An honest tap sends 10 levels a second and a state now and then. */
const MAX_REPORTS_PER_SECOND = 40;
const MAX_REPORT_CHARS = 20_000;
const MAX_CLOCK_ERROR_MS = 1_000;

interface Options {
  readonly onReport: (report: TapReport) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export function listenToTap({ onReport, clock, signal }: Options) {
  let second = 0;
  let reports = 0;
  let dropped = 0;

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
      onReport(report.type === 'levels' ? { ...report, atMs: clamp(report.atMs, nowMs) } : report);
    },
    { signal },
  );

  return {
    /** Tells the page's tap to read levels, or to read nothing. */
    measure(on: boolean): void {
      const detail = JSON.stringify({ type: 'measure', on } satisfies TapControl);
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

function clamp(atMs: number, nowMs: number): number {
  return Math.min(Math.max(atMs, nowMs - MAX_CLOCK_ERROR_MS), nowMs + MAX_CLOCK_ERROR_MS);
}
