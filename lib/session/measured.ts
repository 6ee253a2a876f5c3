/** What was measured in a session, as the window after it tells it. */
import { shareRange, type ShareRange } from '../listening/doubt';
import { measureListening, type Measures } from '../listening/measures';
import type { ChunkPayload } from './chunk';
import { listened, total, type Listened } from './listened';
import type { SessionEvent } from './session';

export interface Measured {
  readonly heard: Listened;
  readonly measures: Measures;
  /** The coach's part of all talk, 0..1; null where there was too little talk to say. */
  readonly coachShare: number | null;
  /** Between which shares the true one lies; null while there is no share. */
  readonly range: ShareRange | null;
}

/**
 * Null when nothing was measured: no consent, no audio, no hand timer.
 * @param nowMs epoch ms; only a session still open needs it
 * @param minSpeechForShareMs talk of both sides below which no share is given
 */
export function measured(
  chunks: readonly ChunkPayload[],
  events: readonly SessionEvent[],
  nowMs: number,
  minSpeechForShareMs: number,
): Measured | null {
  const heard = listened(chunks, events, nowMs);
  if (total(heard.covered) === 0) return null;
  const measures = measureListening(heard);
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
