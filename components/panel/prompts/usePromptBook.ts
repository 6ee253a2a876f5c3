/** The prompts of this session: catalogue and own decks, in this person's order. */
import { useMemo } from 'react';
import { CORE_PROMPTS } from '../../../lib/prompts/catalogue';
import { promptsFor } from '../../../lib/prompts/deck';
import { indexPrompts, type PromptIndex } from '../../../lib/prompts/find';
import { byWeight, promptWeights } from '../../../lib/prompts/order';
import { LATELY_MS } from '../../../lib/prompts/prompt-filters';
import { inOrderOfUse, type PromptUseRecord } from '../../../lib/prompts/use';
import type { PersonRecord } from '../../../lib/people/person';
import { startedAt, type SessionRecord } from '../../../lib/session/session';
import { NEVER_CHANGES, useQuery } from '../../data/useQuery';
import { useStored } from '../../data/useStored';
import { useServices } from '../../app/services';
import { useSettings } from '../../app/settings';

export interface PromptBook {
  readonly index: PromptIndex;
  /**
   * Uses with this person, and recent uses with anyone, before this session started; oldest first. Read once,
   * so that the order does not change during the session.
   */
  readonly past: readonly PromptUseRecord[];
}

const NONE: readonly PromptUseRecord[] = [];

export function usePromptBook(session: SessionRecord, person: PersonRecord | null): PromptBook {
  const { stores } = useServices();
  const [settings] = useSettings();
  const { data: decks } = useStored('deck', 'all', () => stores.decks.list());
  const personId = person?.id ?? null;
  const resetAt = person?.payload.promptsResetAt ?? 0;
  const beganAt = startedAt(session.payload.events);
  const hidden = settings?.hiddenPrompts;

  const { data: past = NONE } = useQuery({
    what: 'promptUse',
    key: `${beganAt} ${personId}`,
    async read() {
      const uses = await Promise.all([
        stores.promptUses.since(beganAt - LATELY_MS),
        personId === null ? [] : stores.promptUses.byPerson(personId),
      ]);
      return inOrderOfUse(uses.flat()).filter(({ createdAt }) => createdAt < beganAt);
    },
    listen: NEVER_CHANGES,
  });

  const index = useMemo(() => {
    const theirs = past.filter((use) => use.personId === personId);
    const prompts = promptsFor(CORE_PROMPTS, decks ?? [], personId, hidden ?? []);
    return indexPrompts(byWeight(prompts, promptWeights(theirs, beganAt, resetAt)));
  }, [past, decks, personId, hidden, beganAt, resetAt]);
  return { index, past };
}
