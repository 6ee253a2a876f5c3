/** The prompts that fit now, which one is shown, and what was done with it. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../lib/i18n';
import type { Interval } from '../../lib/listening/interval';
import { toggled, type PersonRecord } from '../../lib/people/person';
import { CORE_PROMPTS } from '../../lib/prompts/catalogue';
import { filterPrompts, indexPrompts, nextPrompt, previousPrompt } from '../../lib/prompts/find';
import { suggestedPhase } from '../../lib/prompts/phases';
import { promptText, type Prompt, type Theme } from '../../lib/prompts/prompt';
import { newPromptUse } from '../../lib/prompts/use';
import { withPayload } from '../../lib/records/envelope';
import { sessionTimeMs } from '../../lib/session/clock';
import { phaseSet, type Phase, type SessionRecord } from '../../lib/session/session';
import { useStored } from '../app/hooks';
import { useServices } from '../app/services';

const INDEX = indexPrompts(CORE_PROMPTS);

/** A theme, all of them, or the person's pinned prompts whatever the phase. */
export type PromptPile = Theme | 'all' | 'pinned';

interface PromptsOptions {
  readonly session: SessionRecord;
  readonly person: PersonRecord | null;
  readonly stretches: readonly Interval[];
  readonly nowMs: number;
  /** The clock suggests no other phase while this holds. */
  readonly frozen: boolean;
}

export function usePrompts({ session, person, stretches, nowMs, frozen }: PromptsOptions) {
  const { i18n } = useTranslation();
  const { stores, clock, send } = useServices();
  const [pile, setPile] = useState<PromptPile>('all');
  const [query, setQuery] = useState('');
  const [shownId, setShownId] = useState<string | null>(null);
  const uses = useStored('promptUse', session.id, (id) => stores.promptUses.bySession(id)) ?? [];

  const { events, plannedMs } = session.payload;
  const suggestedNow = suggestedPhase(sessionTimeMs(stretches, nowMs), plannedMs);
  const [suggested, setSuggested] = useState(suggestedNow);
  if (!frozen && suggested !== suggestedNow) setSuggested(suggestedNow);
  const phase = phaseSet(events) ?? suggested;
  const language = person?.payload.language ?? chooseLanguage([i18n.language]);
  const address = person?.payload.address ?? 'vous';
  const pinnedPrompts = person?.payload.pinnedPrompts;

  const list = useMemo(() => {
    if (query.trim() !== '') return filterPrompts(INDEX, { query, language });
    if (pile === 'pinned')
      return filterPrompts(INDEX, { language }).filter(({ id }) => pinnedPrompts?.includes(id));
    return filterPrompts(INDEX, { phase, language, ...(pile === 'all' ? {} : { theme: pile }) });
  }, [query, pile, phase, language, pinnedPrompts]);
  const shown = list.find(({ id }) => id === shownId) ?? list[0] ?? null;
  const words = (prompt: Prompt) => promptText(prompt, language, address);

  return {
    language,
    phase,
    suggested,
    setPhase: (next: Phase) =>
      void send({ type: 'session.setPhase', sessionId: session.id, phase: next }),
    pile,
    setPile,
    query,
    setQuery,
    list,
    shown,
    words,
    place: shown ? list.indexOf(shown) + 1 : 0,
    usesOf: (prompt: Prompt) => uses.filter(({ payload }) => payload.promptId === prompt.id),
    next: () => setShownId(nextPrompt(list, shown?.id ?? null)?.id ?? null),
    previous: () => setShownId(previousPrompt(list, shown?.id ?? null)?.id ?? null),
    async markUsed() {
      if (!shown) return;
      const stamp = { id: clock.newId(), nowMs: clock.nowMs() };
      const links = { sessionId: session.id, personId: session.personId };
      await stores.promptUses.put(newPromptUse(shown.id, words(shown), stamp, links));
    },
    isPinned: (prompt: Prompt) => pinnedPrompts?.includes(prompt.id) ?? false,
    async togglePin() {
      if (!shown || !person) return;
      await stores.people.update(
        person.id,
        (stored) =>
          stored &&
          withPayload(
            stored,
            {
              ...stored.payload,
              pinnedPrompts: toggled(stored.payload.pinnedPrompts, shown.id),
            },
            clock.nowMs(),
          ),
      );
    },
  };
}
