/** The nudges of one session: what was shown is stored, so that its budget outlives the panel. */
import type { Interval } from '../../lib/listening/interval';
import type { NudgeMoment } from '../../lib/nudges/moment';
import { newNudge, type NudgeRecord } from '../../lib/nudges/nudge';
import { pastNudges } from '../../lib/nudges/past';
import {
  nudgesSoFar,
  reduceNudges,
  type NudgeCard,
  type NudgeEvent,
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
  /** Reads what was shown before; until then nothing is. */
  start(stretches: readonly Interval[]): Promise<void>;
  /** @returns its stop */
  listen(listener: () => void): () => void;
  card(): NudgeCard | null;
  observe(moment: NudgeMoment, thresholds: NudgeThresholds): void;
  answer(answer: NudgeAnswer, sessionMs: number, thresholds: NudgeThresholds): void;
}

export function createNudging(
  { stores, clock }: Pick<Services, 'stores' | 'clock'>,
  session: { readonly id: string; readonly personId: string | null },
): Nudging {
  const listeners = new Set<() => void>();
  let state: NudgeState | null = null;
  let shownId: string | null = null;

  function step(event: NudgeEvent, thresholds: NudgeThresholds): boolean {
    if (!state) return false;
    const before = state;
    state = reduceNudges(before, event, thresholds);
    if (state === before) return false;
    for (const listener of listeners) listener();
    return true;
  }

  function store(work: Promise<unknown>): void {
    work.catch((error: unknown) => console.warn('aparté: a nudge was not stored', error));
  }

  return {
    async start(stretches) {
      const records = await stores.nudges.bySession(session.id);
      state ??= nudgesSoFar(pastNudges(records, stretches));
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    card: () => state?.card ?? null,
    observe(moment, thresholds) {
      const known = state?.past.length ?? 0;
      if (!step({ type: 'moment', moment }, thresholds)) return;
      const newest = state?.past.at(-1);
      if (!newest || state?.past.length === known) return;
      const stamp = { id: clock.newId(), nowMs: clock.nowMs() };
      shownId = stamp.id;
      const links = { sessionId: session.id, personId: session.personId };
      store(stores.nudges.put(newNudge(newest.trigger, stamp, links)));
    },
    answer(answer, sessionMs, thresholds) {
      if (!step({ ...answer, atMs: sessionMs }, thresholds) || shownId === null) return;
      const nowMs = clock.nowMs();
      store(
        stores.nudges.update(
          shownId,
          (nudge) => nudge && withPayload(nudge, answered(nudge, answer, nowMs), nowMs),
        ),
      );
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
