/** What was heard so far, stored and not yet stored, as the panel shows it. */
import { useEffect, useMemo, useState } from 'react';
import { analyseConversation, type Conversation } from '../../lib/listening/conversation';
import { shareRange, type ShareRange } from '../../lib/listening/doubt';
import { heldSilenceMs } from '../../lib/listening/held-silence';
import { currentTurn } from '../../lib/listening/current-turn';
import { measureConversation, type Measures } from '../../lib/listening/measures';
import { rollingShare } from '../../lib/listening/rolling-share';
import type { Turn } from '../../lib/listening/turns';
import type { ChunkPayload, ChunkRecord } from '../../lib/session/chunk';
import { listened, type Listened } from '../../lib/session/listened';
import type { SessionRecord } from '../../lib/session/session';
import type { Settings } from '../../lib/settings/settings';
import { useCall } from '../app/hooks';
import { useServices } from '../app/services';

/** The current turn is sought in the last stretch only: nobody holds the floor for longer. */
const TURN_LOOK_BACK_MS = 15 * 60_000;

export interface Listening {
  readonly heard: Listened;
  readonly conversation: Conversation;
  readonly measures: Measures;
  /** Talk shares 0..1; null until there is enough speech to say. */
  readonly wholeShare: number | null;
  readonly recentShare: number | null;
  /** How far the whole session's share could be off. */
  readonly range: ShareRange | null;
  readonly turn: Turn | null;
  /** A silence after the coach's words, in ms, from three seconds on. */
  readonly heldMs: number | null;
}

export function useListening(
  session: SessionRecord,
  settings: Settings,
  nowMs: number,
): Listening | null {
  const chunks = useChunks(session.id);
  return useMemo(
    () => chunks && listenTo(chunks, session, settings, nowMs),
    [chunks, session, settings, nowMs],
  );
}

function listenTo(
  chunks: readonly ChunkPayload[],
  session: SessionRecord,
  { minSpeechForShareMs, rollingMs }: Settings,
  nowMs: number,
): Listening {
  const heard = listened(chunks, session.payload.events, nowMs);
  const { durationMs } = heard;
  const conversation = analyseConversation(heard);
  const measures = measureConversation(conversation, durationMs);
  const talkMs = measures.coachTalkMs + measures.coacheeTalkMs;
  const since = durationMs - TURN_LOOK_BACK_MS;
  const recent = {
    coach: heard.coach.filter(([, endMs]) => endMs > since),
    coachee: heard.coachee.filter(([, endMs]) => endMs > since),
  };
  const enough = talkMs >= minSpeechForShareMs;
  return {
    heard,
    conversation,
    measures,
    wholeShare: enough ? measures.coachShare : null,
    recentShare: enough ? rollingShare(conversation.talk, durationMs, rollingMs) : null,
    range: shareRange({ ...measures, ...heard }),
    turn: currentTurn(recent, durationMs),
    heldMs: heldSilenceMs(conversation.units, durationMs),
  };
}

/** Stored chunks, read once and then one by one; the live ones fill in until they are stored. */
function useChunks(sessionId: string): readonly ChunkPayload[] | null {
  const { stores } = useServices();
  const { listening } = useCall();
  const [stored, setStored] = useState<ReadonlyMap<string, ChunkPayload> | null>(null);

  useEffect(() => {
    let current = true;
    const add = (records: readonly (ChunkRecord | undefined)[]) => {
      const ours = records.filter((record) => record?.sessionId === sessionId);
      if (current)
        setStored((before) => new Map([...(before ?? []), ...ours.flatMap(idAndPayload)]));
    };
    const stop = stores.changes.listen((change) => {
      if (change.kind === 'chunk')
        void Promise.all(change.ids.map((id) => stores.chunks.get(id))).then(add);
    });
    void stores.chunks.bySession(sessionId).then(add);
    return () => {
      current = false;
      stop();
      setStored(null);
    };
  }, [stores, sessionId]);

  return useMemo(() => {
    if (!stored) return null;
    const live = listening?.sessionId === sessionId ? listening.unstored : [];
    return [
      ...stored.values(),
      ...live.filter(({ id }) => !stored.has(id)).map(({ chunk }) => chunk),
    ];
  }, [stored, listening, sessionId]);
}

function idAndPayload(record: ChunkRecord | undefined): [string, ChunkPayload][] {
  return record ? [[record.id, record.payload]] : [];
}
