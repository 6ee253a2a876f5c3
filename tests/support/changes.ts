/** Changes announced inside this process only. */
import type { Changes } from '../../lib/platform/changes';

export function localChanges(): Changes {
  const listeners = new Set<Parameters<Changes['listen']>[0]>();
  return {
    announce: (news) => listeners.forEach((listener) => listener(news)),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
