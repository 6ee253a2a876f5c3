/** Checks the session for a breath at which a cue is due. */
import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react';
import type { Interval } from '../../lib/listening/interval';
import {
  stillness,
  type NudgeMoment,
  type Presence,
  type Stillness,
} from '../../lib/nudges/moment';
import { heardAt } from '../../lib/nudges/observe';
import type { NudgeCard } from '../../lib/nudges/reduce';
import { CORE_PROMPTS } from '../../lib/prompts/catalogue';
import { suggestedPhase } from '../../lib/session/phases';
import { sessionTimeMs } from '../../lib/session/clock';
import {
  manualSpeaker,
  phaseSet,
  safetyTended,
  sessionState,
  type SessionRecord,
} from '../../lib/session/session';
import type { Settings } from '../../lib/settings/settings';
import { useCall } from '../app/hooks';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { createNudging, type NudgeAnswer } from './nudging';
import type { Listening } from './useListening';

interface NudgesOptions {
  readonly session: SessionRecord;
  readonly settings: Settings;
  readonly listening: Listening | null;
  readonly stretches: readonly Interval[];
  readonly nowMs: number;
  /** While the panel is hidden, no cue is triggered. */
  readonly hidden: boolean;
}

export interface Nudges {
  readonly card: NudgeCard | null;
  readonly stillness: Stillness;
  answer(answer: NudgeAnswer): void;
}

/** Prompts about tools: those of the theme in which structure comes first. */
const TOOL_PROMPTS = new Set(CORE_PROMPTS.filter(({ theme }) => theme === 4).map(({ id }) => id));

export function useNudges(options: NudgesOptions): Nudges {
  const { session, settings, stretches, nowMs, hidden } = options;
  const services = useServices();
  const { id, personId } = session;
  const nudging = useMemo(
    () => createNudging(services, { id, personId }),
    [services, id, personId],
  );
  // Read again on a change: another panel of this session may have shown or answered a cue.
  useStored('nudge', `${id} ${personId}`, () => nudging.read(stretches));
  const card = useSyncExternalStore(nudging.listen, nudging.card);
  const moment = useMoment(options);
  const watches = settings.nudges === 'on' && !hidden && moment !== null;

  // Check once per clock tick, not at every render.
  const observe = useEffectEvent((_atMs: number) => {
    if (watches) void nudging.observe(moment, settings.nudgeThresholds, stretches);
  });
  useEffect(() => observe(nowMs), [nowMs]);

  return {
    card: settings.nudges === 'on' ? card : null,
    stillness: moment ? stillness(moment, settings.nudgeThresholds.freezeAfterMs) : 'none',
    answer: (answer) =>
      nudging.answer(answer, sessionTimeMs(stretches, nowMs), settings.nudgeThresholds),
  };
}

/** Null while nothing is known, or the session is not running. */
function useMoment({ session, listening, stretches, nowMs }: NudgesOptions): NudgeMoment | null {
  const { stores } = useServices();
  const call = useCall();
  const { data: uses } = useStored('promptUse', session.id, (id) =>
    stores.promptUses.bySession(id),
  );
  const { data: notes } = useStored('note', session.id, (id) => stores.notes.bySession(id));
  const { events, plannedMs } = session.payload;
  if (!listening || !uses || !notes || sessionState(events) !== 'running') return null;

  const hand = manualSpeaker(events);
  const presence = (side: 'coach' | 'coachee', live: string | undefined): Presence => {
    if (hand !== null) return hand === side ? 'speaking' : 'silent';
    if (live === undefined || live === 'unknown') return 'unknown';
    return live === 'speaking' ? 'speaking' : 'silent';
  };
  const durationMs = sessionTimeMs(stretches, nowMs);
  return {
    nowMs: durationMs,
    coach: presence('coach', call.listening?.coach),
    coachee: presence('coachee', call.listening?.coachee),
    ...heardAt(listening.conversation, listening.turn, durationMs),
    coachShare: listening.recentShare,
    toolsAt: uses
      .filter(({ payload }) => TOOL_PROMPTS.has(payload.promptId))
      .map(({ payload }) => sessionTimeMs(stretches, payload.usedAt)),
    phase: phaseSet(events) ?? suggestedPhase(durationMs, plannedMs),
    safetyTended: safetyTended(events),
    commitmentNoted: notes.some(({ payload }) => payload.kind === 'commitment'),
    leftMs: plannedMs - durationMs,
  };
}
