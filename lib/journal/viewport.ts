/** The visible part of a session: zooming and panning within its bounds. */

/** Session time, in ms, `[startMs, endMs)`. */
export interface Viewport {
  readonly startMs: number;
  readonly endMs: number;
}

/** The shortest visible span: a turn and its edges fill the width. */
export const SHORTEST_VIEW_MS = 10_000;

export function wholeView(durationMs: number): Viewport {
  return { startMs: 0, endMs: Math.max(1, durationMs) };
}

/**
 * Zooms in by `factor`: 2 halves the visible span. The time `aroundMs` keeps its position, except at the ends
 * of the session.
 */
export function zoomed(
  view: Viewport,
  factor: number,
  aroundMs: number,
  durationMs: number,
): Viewport {
  const spanMs = view.endMs - view.startMs;
  const nextMs = clampedSpan(spanMs / factor, durationMs);
  const part = (aroundMs - view.startMs) / spanMs;
  return placed(aroundMs - part * nextMs, nextMs, durationMs);
}

/** Pans by `byMs`, positive for later, within the bounds of the session. */
export function panned(view: Viewport, byMs: number, durationMs: number): Viewport {
  return placed(view.startMs + byMs, view.endMs - view.startMs, durationMs);
}

/** Two positions on the drawing, as fractions of its width. */
export type Pinch = readonly [number, number];

/** Zooms and pans so that the times under two fingers stay under them. */
export function pinched(view: Viewport, from: Pinch, to: Pinch, durationMs: number): Viewport {
  const spanMs = view.endMs - view.startMs;
  const [left, right] = from.map((part) => view.startMs + part * spanMs) as [number, number];
  const apart = to[1] - to[0];
  // Fingers that cross or touch define no scale.
  if (apart * (from[1] - from[0]) <= 0) return view;
  const nextMs = clampedSpan((right - left) / apart, durationMs);
  const middleMs = (left + right) / 2;
  return placed(middleMs - ((to[0] + to[1]) / 2) * nextMs, nextMs, durationMs);
}

const TICKS_MS = [
  1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000,
  3_600_000, 7_200_000,
];

/** Round times in the visible span, in order, at most `atMost` of them. */
export function ticksOf({ startMs, endMs }: Viewport, atMost: number): number[] {
  const wanted = (endMs - startMs) / Math.max(1, atMost);
  const longest = TICKS_MS.at(-1) ?? 1;
  const everyMs = TICKS_MS.find((each) => each >= wanted) ?? Math.ceil(wanted / longest) * longest;
  const ticks: number[] = [];
  for (let at = Math.ceil(startMs / everyMs) * everyMs; at < endMs; at += everyMs) ticks.push(at);
  return ticks;
}

function clampedSpan(spanMs: number, durationMs: number): number {
  const longestMs = Math.max(1, durationMs);
  return Math.min(longestMs, Math.max(Math.min(SHORTEST_VIEW_MS, longestMs), spanMs));
}

function placed(startMs: number, spanMs: number, durationMs: number): Viewport {
  const lastMs = Math.max(1, durationMs) - spanMs;
  const from = Math.max(0, Math.min(lastMs, startMs));
  return { startMs: from, endMs: from + spanMs };
}
