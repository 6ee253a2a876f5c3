/** What was heard so far, stored and not yet stored, as the panel shows it. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { analyseConversation, type Conversation } from '../../lib/listening/conversation';
import { currentTurn } from '../../lib/listening/current-turn';
import { shareRange, tooDoubtful, type ShareRange } from '../../lib/listening/doubt';
import { heldSilenceMs } from '../../lib/listening/held-silence';
import { rollingShare } from '../../lib/listening/rolling-share';
import type { Turn } from '../../lib/listening/turns';
import { minSpeechOf } from '../../lib/practice/min-speech';
import type { SessionRecord } from '../../lib/session/session';
import type { SessionListeningView } from '../../lib/session/session-listening';
import type { Settings } from '../../lib/settings/settings';
import { usePanelServices } from '../app/services';
import { createListeningModel } from './listeningModel';

export interface Listening extends SessionListeningView {
  /** Of the recent part, on session time. */
  readonly conversation: Conversation;
  /** Talk shares 0..1; null until there is enough speech to say. */
  readonly wholeShare: number | null;
  readonly recentShare: number | null;
  /** Voices and noise are too close to each other to show a share. */
  readonly unsure: boolean;
  /** How far the whole session's share could be off. */
  readonly range: ShareRange | null;
  /** Who has the floor now. */
  readonly turn: Turn | null;
  /** The last turn that began, over or not. */
  readonly latestTurn: Turn | null;
  /** A silence after the coach's words, in ms, from three seconds on. */
  readonly heldMs: number | null;
}

export function useListening(
  session: SessionRecord,
  settings: Settings,
  nowMs: number,
): Listening | null {
  const { stores, call } = usePanelServices();
  const model = useMemo(() => createListeningModel(stores, session.id), [stores, session.id]);
  useEffect(() => model.start(), [model]);
  useSyncExternalStore(model.listen, model.version);

  const view = model.viewAt(nowMs, session.payload.events, call.heard());
  return (
    view && interpret(view, { ...settings, minSpeechForShareMs: minSpeechOf(session, settings) })
  );
}

function interpret(
  view: SessionListeningView,
  { minSpeechForShareMs, rollingMs }: Settings,
): Listening {
  const { durationMs, measures, recent } = view;
  const conversation = analyseConversation(recent);
  const talkMs = measures.coachTalkMs + measures.coacheeTalkMs;
  const unsure = talkMs >= minSpeechForShareMs && tooDoubtful({ ...view, ...measures });
  const enough = talkMs >= minSpeechForShareMs && !unsure;
  return {
    ...view,
    conversation,
    unsure,
    wholeShare: enough ? measures.coachShare : null,
    recentShare: enough ? rollingShare(conversation.talk, durationMs, rollingMs) : null,
    range: shareRange({ ...view, ...measures }),
    turn: currentTurn(recent, durationMs),
    latestTurn: conversation.turns.at(-1) ?? null,
    heldMs: heldSilenceMs(conversation.units, durationMs),
  };
}
