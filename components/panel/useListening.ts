/** The session's speech so far, stored and not yet stored, interpreted for display. */
import { useEffect, useEffectEvent, useMemo, useReducer } from 'react';
import { analyseConversation, type Conversation } from '../../lib/listening/conversation';
import { currentTurn } from '../../lib/listening/current-turn';
import { shareRange, isTooUncertain, type ShareRange } from '../../lib/listening/share-uncertainty';
import { heldSilenceMs } from '../../lib/listening/held-silence';
import { rollingShare } from '../../lib/listening/rolling-share';
import type { Turn } from '../../lib/listening/turns';
import { minSpeechOf } from '../../lib/practice/min-speech';
import type { ChunkRecord } from '../../lib/session/chunk';
import type { SessionRecord } from '../../lib/session/session';
import type { SessionListeningView } from '../../lib/session/session-listening';
import type { Settings } from '../../lib/settings/settings';
import { usePanelServices } from '../app/services';
import { useRecords } from '../data/useRecords';
import { createListeningModel } from './listeningModel';

export interface Listening extends SessionListeningView {
  /** The recent part of the conversation, on session time. */
  readonly conversation: Conversation;
  /** Talk shares 0..1; null until there is enough speech. */
  readonly wholeShare: number | null;
  readonly recentShare: number | null;
  /** Voices and noise are too similar to show a share. */
  readonly unsure: boolean;
  /** The uncertainty range of the whole session's share. */
  readonly range: ShareRange | null;
  /** The current turn. */
  readonly turn: Turn | null;
  /** The last turn that began, finished or not. */
  readonly latestTurn: Turn | null;
  /** Length of a silence after the coach's words, in ms, from three seconds on; otherwise null. */
  readonly heldMs: number | null;
}

interface LiveListening {
  /** Null until the stored chunks are read, and when they cannot be measured. */
  readonly listening: Listening | null;
  /** Why they cannot be measured; null when they can. Prompts and notes do not depend on it. */
  readonly error: unknown;
  readonly retry: () => void;
}

export function useListening(
  session: SessionRecord,
  settings: Settings,
  nowMs: number,
): LiveListening {
  const { stores, call } = usePanelServices();
  const { data: chunks } = useRecords<ChunkRecord>(stores.chunks, 'sessionId', session.id);
  const model = useMemo(() => createListeningModel(session.id), [session.id]);
  const [, retry] = useReducer((tries: number) => tries + 1, 0);

  function measured(): Omit<LiveListening, 'retry'> {
    if (!chunks) return { listening: null, error: null };
    const minSpeechForShareMs = minSpeechOf(session, settings);
    try {
      const view = model.viewAt(nowMs, session.payload.events, chunks, call.heard());
      return { listening: interpret(view, { ...settings, minSpeechForShareMs }), error: null };
    } catch (error) {
      return { listening: null, error };
    }
  }

  const { listening, error } = measured();
  const failed = error !== null;
  const log = useEffectEvent(() => console.error('aparté: could not be measured', error));
  // Log once, not every second.
  useEffect(() => {
    if (failed) log();
  }, [failed]);
  return { listening, error, retry };
}

function interpret(
  view: SessionListeningView,
  { minSpeechForShareMs, rollingMs }: Settings,
): Listening {
  const { durationMs, measures, recent } = view;
  const conversation = analyseConversation(recent);
  const talkMs = measures.coachTalkMs + measures.coacheeTalkMs;
  const unsure = talkMs >= minSpeechForShareMs && isTooUncertain({ ...view, ...measures });
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
