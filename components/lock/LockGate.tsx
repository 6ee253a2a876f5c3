import { useEffect, type ReactNode } from 'react';
import { useServices } from '../app/services';
import { FailedReadsNotice } from '../data/FailedReadsNotice';
import { Unlock } from './Unlock';
import { useLock } from './useLock';

/** Minimum time between two reports of activity, in ms: more would only cost writes. */
const TOLD_EVERY_MS = 20_000;

/** Gate of every page: shows its content, or the way to unlock it. */
export function LockGate({ children }: { readonly children: ReactNode }) {
  const state = useLock();
  const { lock, clock } = useServices();

  useEffect(() => {
    if (state === 'unknown' || state === 'off' || state === 'locked') return;
    let toldAt = 0;
    const tell = () => {
      if (clock.nowMs() - toldAt < TOLD_EVERY_MS) return;
      toldAt = clock.nowMs();
      void lock.stillHere();
    };
    tell();
    window.addEventListener('keydown', tell);
    window.addEventListener('pointerdown', tell);
    return () => {
      window.removeEventListener('keydown', tell);
      window.removeEventListener('pointerdown', tell);
    };
  }, [state, lock, clock]);

  if (state === 'unknown') return <FailedReadsNotice />;
  return state === 'locked' ? <Unlock /> : children;
}
