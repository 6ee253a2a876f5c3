/** Reads the measures of a session in the form that every screen and export uses. */
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
  /** The coach's share of all talk, 0 to 1; null with too little talk or too much uncertainty. */
  readonly coachShare: number | null;
  /** There was enough talk, but too much uncertainty to give a share. */
  readonly unsure: boolean;
  /** The range that holds the true share; null while there is no share. */
  readonly range: ShareRange | null;
}

/**
 * Computes the measures from the chunks, or reads the stored figures where no chunks are left. Null
 * when nothing was measured: no consent, no audio, no manual speaker.
 *
 * @param nowMs epoch ms; only used for an open session
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

/** Reads stored figures; an absent figure is null. */
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
