/** Announces to every extension page, including this one, which records changed. */
import { change, CHANGES_CHANNEL, type Change } from '../messages/changes';

export interface Changes {
  announce(change: Change): void;
  /** @returns a function that unsubscribes */
  listen(listener: (change: Change) => void): () => void;
}

export function createChanges(): Changes {
  const channel = new BroadcastChannel(CHANGES_CHANNEL);
  const listeners = new Set<(change: Change) => void>();
  const tell = (news: Change) => {
    for (const listener of listeners) listener(news);
  };
  channel.addEventListener('message', (event) => {
    const parsed = change.safeParse(event.data);
    if (parsed.success) tell(parsed.data);
  });
  return {
    announce(news) {
      channel.postMessage(news);
      tell(news);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
