/**
 * The cues of one session. A cue is stored before it is shown, under the session's next number: the limit
 * survives a closed panel, and several panels share it.
 */
import type { Interval } from '../../lib/listening/interval';
import type { NudgeMoment } from '../../lib/nudges/moment';
import { newNudge, nextNudgeNumber, nudgeId, type NudgeRecord } from '../../lib/nudges/nudge';
import { pastNudges } from '../../lib/nudges/past';
import {
  nudgesSoFar,
  reduceNudges,
  type NudgeCard,
  type NudgeState,
} from '../../lib/nudges/reduce';
import type { NudgeThresholds } from '../../lib/nudges/thresholds';
import { withPayload } from '../../lib/records/envelope';
import type { Services } from '../app/services';

export type NudgeAnswer =
  | { readonly type: 'dismissed' | 'used' }
  /** `forMs` null: for the rest of the session. */
  | { readonly type: 'snoozed'; readonly forMs: number | null };

export interface Nudging {
  /** Reads the cues shown before in any panel; none is shown until then. */
  read(stretches: readonly Interval[]): Promise<void>;
  /** @returns a function that stops it */
  listen(listener: () => void): () => void;
  card(): NudgeCard | null;
  observe(
    moment: NudgeMoment,
    thresholds: NudgeThresholds,
    stretches: readonly Interval[],
  ): Promise<void>;
  answer(answer: NudgeAnswer, sessionMs: number, thresholds: NudgeThresholds): void;
}

export function createNudging(
  { stores, clock }: Pick<Services, 'stores' | 'clock'>,
  session: { readonly id: string; readonly personId: string | null },
): Nudging {
  const listeners = new Set<() => void>();
  let state: NudgeState | null = null;
  let nextNumber = 1;
  let shownId: string | null = null;
  let storing = false;

  function show(next: NudgeState): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }

  async function read(stretches: readonly Interval[]): Promise<void> {
    const records = await stores.nudges.bySession(session.id);
    nextNumber = nextNudgeNumber(session.id, records);
    const shown = records.find(({ id }) => id === shownId);
    const card = shown?.payload.fate === 'shown' ? (state?.card ?? null) : null;
    show({ ...nudgesSoFar(pastNudges(records, stretches)), card });
  }

  /** Resolves to whether this panel may show the cue; false when another panel stored the number first. */
  async function store(trigger: string): Promise<boolean> {
    const stamp = { id: nudgeId(session.id, nextNumber), nowMs: clock.nowMs() };
    const links = { sessionId: session.id, personId: session.personId };
    let isFree = false;
    await stores.nudges.update(stamp.id, (stored) => {
      isFree = stored === undefined;
      return isFree ? newNudge(trigger, stamp, links) : undefined;
    });
    if (isFree) shownId = stamp.id;
    return isFree;
  }

  return {
    read,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    card: () => state?.card ?? null,
    async observe(moment, thresholds, stretches) {
      if (!state || storing) return;
      const known = state.past.length;
      const next = reduceNudges(state, { type: 'moment', moment }, thresholds);
      const newest = next.past.length > known ? next.past.at(-1) : undefined;
      if (!newest) {
        show(next);
        return;
      }
      storing = true;
      try {
        if (await store(newest.trigger)) show(next);
        else await read(stretches);
      } catch (error) {
        console.warn('aparté: a nudge was not stored, and is not shown', error);
      } finally {
        storing = false;
      }
    },
    answer(answer, sessionMs, thresholds) {
      if (!state?.card || shownId === null) return;
      show(reduceNudges(state, { ...answer, atMs: sessionMs }, thresholds));
      const nowMs = clock.nowMs();
      stores.nudges
        .update(
          shownId,
          (nudge) => nudge && withPayload(nudge, answered(nudge, answer, nowMs), nowMs),
        )
        .catch((error: unknown) => console.warn('aparté: an answer was not stored', error));
    },
  };
}

function answered(
  { payload }: NudgeRecord,
  answer: NudgeAnswer,
  nowMs: number,
): NudgeRecord['payload'] {
  if (answer.type !== 'snoozed') return { ...payload, fate: answer.type };
  const snoozedUntil = answer.forMs === null ? null : nowMs + answer.forMs;
  return { ...payload, fate: 'snoozed', snoozedUntil };
}
