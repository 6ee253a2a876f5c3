/** Computes the session's measures incrementally from its chunks. */
import type { HeardUnstored } from '../../lib/call/link';
import type { ChunkPayload, ChunkRecord } from '../../lib/session/chunk';
import type { SessionEvent } from '../../lib/session/session';
import {
  createSessionListening,
  type SessionListening,
  type SessionListeningView,
} from '../../lib/session/session-listening';

export interface ListeningModel {
  /** @param stored the session's chunks; the same array while nothing was added */
  viewAt(
    nowMs: number,
    events: readonly SessionEvent[],
    stored: readonly ChunkRecord[],
    live: HeardUnstored | null,
  ): SessionListeningView;
}

export function createListeningModel(sessionId: string): ListeningModel {
  const chunks = new Map<string, ChunkPayload>();
  let added: readonly ChunkRecord[] = [];
  let counted: { readonly events: number; readonly listening: SessionListening } | null = null;

  function add(stored: readonly ChunkRecord[]): void {
    if (stored === added) return;
    added = stored;
    for (const { id, payload } of stored) {
      if (chunks.has(id)) continue;
      chunks.set(id, payload);
      counted?.listening.add(payload);
    }
  }

  return {
    viewAt(nowMs, events, stored, live) {
      add(stored);
      // Events are only ever appended, so their count identifies a version.
      if (counted?.events !== events.length)
        counted = {
          events: events.length,
          listening: createSessionListening(events, chunks.values()),
        };
      const unstored = live?.sessionId === sessionId ? live.unstored : [];
      return counted.listening.viewAt(
        nowMs,
        unstored.filter(({ id }) => !chunks.has(id)).map(({ chunk }) => chunk),
      );
    },
  };
}
