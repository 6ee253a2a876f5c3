/** Converts epoch instants to session time: ms since the start, without pauses. */
import type { Interval } from '../listening/interval';
import type { SessionEvent, Speaker } from './session';

/**
 * The intervals in which the session ran, in epoch ms; the last one ends at `nowMs` while it is
 * open.
 */
export function runningIntervals(events: readonly SessionEvent[], nowMs: number): Interval[] {
  const stretches: Interval[] = [];
  let since: number | null = null;
  let pausedBeforeEnd = false;
  const close = (at: number) => {
    if (since !== null && at > since) stretches.push([since, at]);
    since = null;
  };
  let endedAt: number | null = null;
  for (const event of events) {
    switch (event.type) {
      case 'started':
      case 'resumed':
        since = event.at;
        break;
      case 'paused':
        close(event.at);
        break;
      case 'ended':
        pausedBeforeEnd = since === null;
        close(event.at);
        // `at` of a session that was left open is its last sign of life; `madeAt` is when it was
        // ended. The time in between is not session time.
        endedAt = (event.reason === 'coach' ? event.madeAt : undefined) ?? event.at;
        break;
      case 'reopened':
        if (!pausedBeforeEnd) since = endedAt ?? event.at;
        break;
      case 'phase':
      case 'hand':
      case 'plan':
      case 'safety':
        break;
    }
  }
  close(nowMs);
  return joinTouching(stretches);
}

/** Session time at `atMs` (epoch), in ms: 0 before the start, unchanged during pauses. */
export function sessionTimeMs(stretches: readonly Interval[], atMs: number): number {
  let elapsed = 0;
  for (const [start, end] of stretches) {
    if (atMs <= start) break;
    elapsed += Math.min(atMs, end) - start;
  }
  return elapsed;
}

/** The epoch instant of a session time: the inverse of {@link sessionTimeMs} while it runs. */
export function epochAt(stretches: readonly Interval[], sessionMs: number): number {
  let elapsed = 0;
  for (const [start, end] of stretches) {
    if (sessionMs <= elapsed + end - start) return start + Math.max(0, sessionMs - elapsed);
    elapsed += end - start;
  }
  return stretches.at(-1)?.[1] ?? 0;
}

/** Moves epoch intervals onto session time, without the parts outside the running intervals. */
export function toSessionTime(
  intervals: readonly Interval[],
  stretches: readonly Interval[],
): Interval[] {
  const moved: Interval[] = [];
  for (const [start, end] of intervals) {
    let elapsed = 0;
    for (const [from, to] of stretches) {
      const s = Math.max(start, from);
      const e = Math.min(end, to);
      if (e > s) moved.push([elapsed + s - from, elapsed + e - from]);
      elapsed += to - from;
    }
  }
  return moved;
}

/**
 * Who spoke according to the manual speaker events, in epoch ms; `held` is all the time in which
 * the coach marked a speaker.
 */
export function manualSpeakerIntervals(
  events: readonly SessionEvent[],
  nowMs: number,
): { coach: Interval[]; coachee: Interval[]; held: Interval[] } {
  const out = { coach: [] as Interval[], coachee: [] as Interval[], held: [] as Interval[] };
  let speaker: Speaker | null = null;
  let since = 0;
  const close = (at: number) => {
    if (speaker !== null && at > since) {
      out[speaker].push([since, at]);
      out.held.push([since, at]);
    }
    speaker = null;
  };
  for (const event of events) {
    if (event.type === 'hand') {
      close(event.at);
      speaker = event.speaker;
      since = event.at;
    } else if (event.type === 'paused' || event.type === 'ended') {
      close(event.at);
    }
  }
  close(nowMs);
  return out;
}

function joinTouching(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = [];
  for (const [start, end] of intervals) {
    const last = joined.at(-1);
    if (last && start <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], end)];
    else joined.push([start, end]);
  }
  return joined;
}
