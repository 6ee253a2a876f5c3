/** The stored chunks of a session, read once and then one by one, and counted as they come. */
import type { HeardUnstored } from '../../lib/call/link';
import type { ChunkPayload, ChunkRecord } from '../../lib/session/chunk';
import type { SessionEvent } from '../../lib/session/session';
import {
  createSessionListening,
  type SessionListening,
  type SessionListeningView,
} from '../../lib/session/session-listening';
import type { ScreenStores } from '../app/services';

export interface ListeningModel {
  /** @returns its stop */
  start(): () => void;
  /** @returns its stop */
  listen(listener: () => void): () => void;
  /** Changes whenever a view would. */
  version(): number;
  /** Null until the stored chunks are read. */
  viewAt(
    nowMs: number,
    events: readonly SessionEvent[],
    live: HeardUnstored | null,
  ): SessionListeningView | null;
}

export function createListeningModel(stores: ScreenStores, sessionId: string): ListeningModel {
  const listeners = new Set<() => void>();
  const chunks = new Map<string, ChunkPayload>();
  let read = false;
  let version = 0;
  let counted: { readonly events: number; readonly listening: SessionListening } | null = null;

  function add(records: readonly (ChunkRecord | undefined)[]): void {
    for (const record of records) {
      if (record?.sessionId !== sessionId || chunks.has(record.id)) continue;
      chunks.set(record.id, record.payload);
      counted?.listening.add(record.payload);
    }
    version += 1;
    for (const listener of listeners) listener();
  }

  return {
    start() {
      const stop = stores.changes.listen((change) => {
        if (change.kind === 'chunk')
          void Promise.all(change.ids.map((id) => stores.chunks.get(id))).then(add);
      });
      void stores.chunks.bySession(sessionId).then((records) => {
        read = true;
        add(records);
      });
      return stop;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
    viewAt(nowMs, events, live) {
      if (!read) return null;
      // A session's events are only ever added to.
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
