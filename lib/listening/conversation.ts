import { separateBackchannels } from './backchannels';
import { interPausalUnits } from './inter-pausal-units';
import type { Interval } from './interval';
import { silencesOf, type Silence } from './silences';
import type { BySpeaker } from './speaker';
import { floorTransfers, turnsOf, type FloorTransfer, type Turn } from './turns';
import type { Utterance } from './utterance';

/** Who spoke when, without muted, paused and blind time; in any order, overlaps allowed. */
export type Speech = BySpeaker<readonly Interval[]>;

/**
 * The data from which measures are computed and the turn timeline is drawn. Every list is sorted by
 * start.
 */
export interface Conversation {
  /** All inter-pausal units, back-channels included. */
  readonly units: BySpeaker<readonly Interval[]>;
  /** The units that count as talk: without back-channels, with attempts. */
  readonly talk: BySpeaker<readonly Interval[]>;
  /** One interval per back-channel. */
  readonly backchannels: BySpeaker<readonly Interval[]>;
  readonly turns: readonly Turn[];
  /** Units that stayed inside the other's turn. */
  readonly attempts: readonly Utterance[];
  readonly transfers: readonly FloorTransfer[];
  readonly silences: readonly Silence[];
}

/** Analyses a whole conversation; see docs/measures.md, Definitions. */
export function analyseConversation(speech: Speech): Conversation {
  const units = {
    coach: interPausalUnits(speech.coach),
    coachee: interPausalUnits(speech.coachee),
  };
  const coach = separateBackchannels(units.coach, units.coachee);
  const coachee = separateBackchannels(units.coachee, units.coach);
  const talk = { coach: coach.talk, coachee: coachee.talk };
  const { turns, attempts } = turnsOf(talk);
  return {
    units,
    talk,
    backchannels: { coach: coach.backchannels, coachee: coachee.backchannels },
    turns,
    attempts,
    transfers: floorTransfers(turns),
    silences: silencesOf(units),
  };
}
