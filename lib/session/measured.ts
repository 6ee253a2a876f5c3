/** What was measured in a session, as it is told after it. */
import { shareRange, type ShareRange } from '../listening/doubt';
import type { Measures } from '../listening/measures';
import type { ChunkPayload } from './chunk';
import type { SessionFigures } from './figures';
import { figuresOf } from './figures-of';
import type { SessionPayload } from './session';

export interface Measured {
  readonly heard: SessionFigures;
  readonly measures: Measures;
  /** The coach's part of all talk, 0..1; null where there was too little talk to say. */
  readonly coachShare: number | null;
  /** Between which shares the true one lies; null while there is no share. */
  readonly range: ShareRange | null;
}

/**
 * Null when nothing was measured: no consent, no audio, no hand timer. Where the intervals were not
 * kept, the figures are.
 *
 * @param nowMs epoch ms; only a session still open needs it
 * @param minSpeechForShareMs talk of both sides below which no share is given
 */
export function measured(
  chunks: readonly ChunkPayload[],
  session: Pick<SessionPayload, 'events' | 'plannedMs' | 'figures'>,
  nowMs: number,
  minSpeechForShareMs: number,
): Measured | null {
  const heard = figuresOf(chunks, session, nowMs) ?? session.figures ?? null;
  return heard && toldFrom(heard, minSpeechForShareMs);
}

/** What stored figures tell. */
export function toldFrom(heard: SessionFigures, minSpeechForShareMs: number): Measured {
  const { measures } = heard;
  const talkMs = measures.coachTalkMs + measures.coacheeTalkMs;
  const coachShare = talkMs >= minSpeechForShareMs ? measures.coachShare : null;
  return {
    heard,
    measures,
    coachShare,
    range: coachShare === null ? null : shareRange({ ...measures, ...heard }),
  };
}

/** How many silences the coachee ended: the hold rate as a count, which needs no percent sign. */
export function silencesHeld({ silences, holdRate }: Measures): number {
  return Math.round((holdRate ?? 0) * silences);
}
