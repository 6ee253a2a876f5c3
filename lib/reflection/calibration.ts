/**
 * Compares the coach's guesses of their own talk share with the measured shares over sessions, in points. It
 * is a description and never feeds a score.
 */
import { median } from '../listening/statistics';
import type { ReflectionRecord } from './reflection';

/** Minimum number of sessions for a calibration. */
export const MIN_GUESSES = 6;
/** A median difference within this many points counts as accurate: the measure itself is hardly finer. */
export const NEAR_POINTS = 5;
/** A side is reported when at least this fraction of the guesses is on it. */
const USUALLY = 2 / 3;
/** Only this many latest guesses count: earlier ones say little about today. */
const LATEST = 24;

export interface GuessPair {
  /** When the share was revealed, in epoch ms. */
  readonly at: number;
  /** Both 0–100. */
  readonly guessPercent: number;
  readonly measuredPercent: number;
}

/** `points`: the median difference. `mixed`: inaccurate, but not to one side. */
export type Calibration =
  | { readonly kind: 'tooFew'; readonly sessions: number }
  | { readonly kind: 'near'; readonly sessions: number }
  | {
      readonly kind: 'low' | 'high' | 'mixed';
      readonly sessions: number;
      readonly points: number;
    };

/** The latest sessions with both a guess and a measure, oldest first. */
export function guessPairs(reflections: readonly ReflectionRecord[]): GuessPair[] {
  return reflections
    .flatMap(({ payload: { guessPercent, revealedAt, coachShare } }) =>
      guessPercent === null || revealedAt === null || coachShare === null
        ? []
        : [{ at: revealedAt, guessPercent, measuredPercent: coachShare * 100 }],
    )
    .toSorted((a, b) => a.at - b.at)
    .slice(-LATEST);
}

export function calibration(pairs: readonly GuessPair[]): Calibration {
  const sessions = pairs.length;
  if (sessions < MIN_GUESSES) return { kind: 'tooFew', sessions };
  const off = pairs.map(({ guessPercent, measuredPercent }) => guessPercent - measuredPercent);
  const distance = middle(off.map(Math.abs));
  if (distance <= NEAR_POINTS) return { kind: 'near', sessions };
  const points = Math.round(Math.abs(middle(off)));
  const usually = (holds: (each: number) => boolean) =>
    points > 0 && off.filter(holds).length >= sessions * USUALLY;
  if (usually((each) => each < 0)) return { kind: 'low', sessions, points };
  if (usually((each) => each > 0)) return { kind: 'high', sessions, points };
  return { kind: 'mixed', sessions, points: Math.round(distance) };
}

function middle(values: readonly number[]): number {
  return median(values) ?? 0;
}
