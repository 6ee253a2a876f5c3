/** The measures of a session as every screen and export gives them. */
import { shareRange, isTooUncertain, type ShareRange } from '../listening/share-uncertainty';
import type { ChunkPayload } from './chunk';
import {
  readFigures,
  type SessionFigures,
  type SessionMeasures,
  type StoredFigures,
} from './figures';
import { figuresOf } from './figures-of';
import type { SessionPayload } from './session';

export interface MeasuredSession {
  readonly heard: SessionFigures;
  readonly measures: SessionMeasures;
  /** The coach's part of all talk, 0..1; null where there was too little talk, or too much doubt, to say. */
  readonly coachShare: number | null;
  /** There was talk enough, and too much doubt. */
  readonly unsure: boolean;
  /** Between which shares the true one lies; null while there is no share. */
  readonly range: ShareRange | null;
}

/**
 * Null when nothing was measured: no consent, no audio, no hand timer. Where the intervals were not
 * kept, the stored figures are used.
 *
 * @param nowMs epoch ms; only a session still open needs it
 * @param minSpeechForShareMs talk of both sides below which no share is given
 */
export function measureSession(
  chunks: readonly ChunkPayload[],
  session: Pick<SessionPayload, 'events' | 'plannedMs' | 'figures'>,
  nowMs: number,
  minSpeechForShareMs: number,
): MeasuredSession | null {
  const heard = figuresOf(chunks, session, nowMs) ?? session.figures ?? null;
  return heard && readMeasures(heard, minSpeechForShareMs);
}

/** What stored figures say; an absent figure is null. */
export function readMeasures(stored: StoredFigures, minSpeechForShareMs: number): MeasuredSession {
  const heard = readFigures(stored);
  const { measures } = heard;
  const { coachTalkMs, coacheeTalkMs } = measures;
  const talk =
    coachTalkMs === null || coacheeTalkMs === null ? null : { coachTalkMs, coacheeTalkMs };
  const enough = talk !== null && talk.coachTalkMs + talk.coacheeTalkMs >= minSpeechForShareMs;
  const unsure = enough && isTooUncertain({ ...talk, ...heard });
  const coachShare = enough && !unsure ? measures.coachShare : null;
  return {
    heard,
    measures,
    coachShare,
    unsure,
    range: coachShare === null || talk === null ? null : shareRange({ ...talk, ...heard }),
  };
}

/** How many silences the coachee ended: the hold rate as a count, which needs no percent sign. */
export function silencesHeld({
  silences,
  holdRate,
}: Pick<SessionMeasures, 'silences' | 'holdRate'>): number {
  return Math.round((holdRate ?? 0) * (silences ?? 0));
}
