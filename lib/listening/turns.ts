import type { Interval } from './interval';
import type { BySpeaker, Speaker } from './speaker';
import { inStartOrder, type Utterance } from './utterance';

/** A speaker who resumes within less than this continues the same turn. */
export const TURN_GAP_MS = 3000;
/** A floor-transfer offset below this is an interruption. */
const INTERRUPTION_BELOW_MS = -500;

/** A turn: from the start of its first unit to the end of its last, including pauses. */
export type Turn = Utterance;

/** A speaker change between two turns that follow each other. */
export interface FloorTransfer {
  readonly from: Speaker;
  readonly to: Speaker;
  /** When the next turn starts. */
  readonly atMs: number;
  /** Next start − previous end; negative if they overlap. */
  readonly floorTransferOffsetMs: number;
  readonly interruption: boolean;
}

type Floor = 'opens' | 'extends' | 'attempts';

/**
 * How a unit affects the floor that `turn` holds. Units come by start, the coach's first on a tie.
 */
function floorEffect(turn: Turn | null, unit: Utterance): Floor {
  if (turn === null) return 'opens';
  if (unit.speaker === turn.speaker) {
    return unit.startMs - turn.endMs < TURN_GAP_MS ? 'extends' : 'opens';
  }
  return unit.endMs <= turn.endMs ? 'attempts' : 'opens';
}

/**
 * Builds turns from units that count as talk (sorted per speaker, without back-channels). An
 * attempt is a unit that starts and ends inside the other's turn: it counts as talk, but makes no
 * turn.
 */
export function turnsOf(talk: BySpeaker<readonly Interval[]>): {
  turns: Turn[];
  attempts: Utterance[];
} {
  const turns: Turn[] = [];
  const attempts: Utterance[] = [];
  for (const unit of inStartOrder(talk)) {
    const turn = turns.at(-1) ?? null;
    const effect = floorEffect(turn, unit);
    if (effect === 'attempts') attempts.push(unit);
    else if (effect === 'extends') turns[turns.length - 1] = { ...turn!, endMs: unit.endMs };
    else turns.push(unit);
  }
  return { turns, attempts };
}

/** The transfer from one turn to the next; null when the same speaker continues. */
function floorTransfer(previous: Turn, next: Turn): FloorTransfer | null {
  if (previous.speaker === next.speaker) return null;
  const floorTransferOffsetMs = next.startMs - previous.endMs;
  return {
    from: previous.speaker,
    to: next.speaker,
    atMs: next.startMs,
    floorTransferOffsetMs,
    interruption: floorTransferOffsetMs < INTERRUPTION_BELOW_MS,
  };
}

/** Every speaker change in a list of turns, in order. */
export function floorTransfers(turns: readonly Turn[]): FloorTransfer[] {
  return turns.slice(1).flatMap((turn, index) => floorTransfer(turns[index]!, turn) ?? []);
}

/** Intervals of consecutive turns of one speaker, including the silences between them. */
export function stretchesOf(turns: readonly Turn[], speaker: Speaker): Interval[] {
  const stretches: Interval[] = [];
  for (const [index, turn] of turns.entries()) {
    if (turn.speaker !== speaker) continue;
    const goesOn = turns[index - 1]?.speaker === speaker;
    if (goesOn) stretches[stretches.length - 1] = [stretches.at(-1)![0], turn.endMs];
    else stretches.push([turn.startMs, turn.endMs]);
  }
  return stretches;
}
