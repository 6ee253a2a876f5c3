/** Stores the outcome of a prompt once the answer is over. */
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Interval } from '../../../lib/listening/interval';
import { landingOf } from '../../../lib/prompts/ledger';
import type { PromptUseRecord } from '../../../lib/prompts/use';
import { withPayload } from '../../../lib/records/envelope';
import { sessionTimeMs } from '../../../lib/session/clock';
import type { SessionRecord } from '../../../lib/session/session';
import { useStored } from '../../data/useStored';
import { useServices } from '../../app/services';
import type { Listening } from '../useListening';

/** Speech is kept this far back; earlier answers are not looked for, in ms. */
const LOOKS_BACK_MS = 15 * 60_000;

export function usePromptOutcomes(
  session: SessionRecord,
  listening: Listening | null,
  stretches: readonly Interval[],
  nowMs: number,
): void {
  const { stores, clock } = useServices();
  const { data: uses } = useStored('promptUse', session.id, (id) =>
    stores.promptUses.bySession(id),
  );
  const written = useRef(new Set<string>());

  async function look({ id, payload }: PromptUseRecord): Promise<void> {
    if (!listening || payload.did !== 'used' || payload.landed || written.current.has(id)) return;
    const usedMs = sessionTimeMs(stretches, payload.usedAt);
    if (listening.durationMs - usedMs > LOOKS_BACK_MS) return;
    const landed = landingOf(listening.conversation.turns, usedMs, listening.durationMs);
    if (landed === null) return;
    written.current.add(id);
    await stores.promptUses.update(
      id,
      (record) => record && withPayload(record, { ...record.payload, landed }, clock.nowMs()),
    );
  }

  const lookAll = useEffectEvent((_atMs: number) => {
    Promise.all((uses ?? []).map(look)).catch((error: unknown) =>
      console.warn('aparté: an answer was not written', error),
    );
  });
  useEffect(() => lookAll(nowMs), [nowMs]);
}
