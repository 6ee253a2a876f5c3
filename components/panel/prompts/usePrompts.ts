/** The prompts for the current phase, the one shown, and the actions on it. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contentLanguage } from '../../../lib/i18n';
import type { Interval } from '../../../lib/listening/interval';
import { toggled, type PersonPayload, type PersonRecord } from '../../../lib/people/person';
import { drawPrompt, filterPrompts, nextPrompt, previousPrompt } from '../../../lib/prompts/find';
import { leaningOn } from '../../../lib/prompts/order';
import { suggestedPhase } from '../../../lib/session/phases';
import { pileOf, type PromptFilter } from '../../../lib/prompts/prompt-filters';
import { promptText, type Intent, type Prompt, type Theme } from '../../../lib/prompts/prompt';
import { inOrderOfUse, newPromptUse, type PromptUsePayload } from '../../../lib/prompts/use';
import { withPayload } from '../../../lib/records/envelope';
import { sessionTimeMs } from '../../../lib/session/clock';
import {
  phaseSet,
  PHASES,
  planOf,
  type Phase,
  type SessionRecord,
} from '../../../lib/session/session';
import { useStored } from '../../data/useStored';
import { useServices } from '../../app/services';
import { useCommand } from '../../app/useCommand';
import { usePromptBook } from './usePromptBook';

interface PromptsOptions {
  readonly session: SessionRecord;
  readonly person: PersonRecord | null;
  readonly stretches: readonly Interval[];
  readonly nowMs: number;
  /** Keeps the suggested phase unchanged while true. */
  readonly frozen: boolean;
}

/** Filters within the prompts of a phase. */
export interface PromptChoice {
  readonly pile: PromptFilter;
  readonly theme: Theme | 'all';
  readonly intent: Intent | 'all';
}

export const WIDEST: PromptChoice = { pile: 'all', theme: 'all', intent: 'all' };

export function usePrompts({ session, person, stretches, nowMs, frozen }: PromptsOptions) {
  const { i18n } = useTranslation();
  const { stores, clock } = useServices();
  const run = useCommand();
  const book = usePromptBook(session, person);
  const [choice, setChoice] = useState(WIDEST);
  const [query, setQuery] = useState('');
  const [shownId, setShownId] = useState<string | null>(null);
  /** A prompt found by search: shown until the coach steps on, even if it fits no filter. */
  const [kept, setKept] = useState<Prompt | null>(null);
  const [drawnIds, setDrawnIds] = useState<readonly string[]>([]);
  const { data: stored } = useStored('promptUse', session.id, (id) =>
    stores.promptUses.bySession(id),
  );
  const uses = useMemo(() => inOrderOfUse(stored ?? []), [stored]);

  const { events, plannedMs } = session.payload;
  const suggestedNow = suggestedPhase(sessionTimeMs(stretches, nowMs), plannedMs);
  const [suggested, setSuggested] = useState(suggestedNow);
  if (!frozen && suggested !== suggestedNow) setSuggested(suggestedNow);
  const phase = phaseSet(events) ?? suggested;
  const plan = planOf(events);
  const language = person?.payload.language ?? contentLanguage(i18n.language);
  const address = person?.payload.address ?? 'vous';
  const pinned = person?.payload.pinnedPrompts;

  const list = useMemo(() => {
    if (query.trim() !== '') return filterPrompts(book.index, { query, language });
    const fitting = filterPrompts(book.index, {
      language,
      // Pinned and recent prompts are available in every phase.
      ...(choice.pile === 'pinned' || choice.pile === 'recent' ? {} : { phase }),
      ...(choice.theme === 'all' ? {} : { theme: choice.theme }),
      ...(choice.intent === 'all' ? {} : { intent: choice.intent }),
    });
    const facts = { pinned: pinned ?? [], uses: [...book.past, ...uses], nowMs: clock.nowMs() };
    return leaningOn(plan, pileOf(fitting, choice.pile, facts));
  }, [query, choice, phase, plan, language, pinned, book, uses, clock]);
  const listed = list.find(({ id }) => id === shownId) ?? list[0] ?? null;
  const shown = query === '' && kept ? kept : listed;
  const words = (prompt: Prompt) => promptText(prompt, language, address);

  async function editPerson(change: (before: PersonPayload) => PersonPayload): Promise<void> {
    if (!person) return;
    await stores.people.update(
      person.id,
      (record) => record && withPayload(record, change(record.payload), clock.nowMs()),
    );
  }

  async function put(prompt: Prompt, did: PromptUsePayload['did']): Promise<void> {
    const stamp = { id: clock.newId(), nowMs: clock.nowMs() };
    const links = { sessionId: session.id, personId: session.personId };
    await stores.promptUses.put(newPromptUse(prompt.id, words(prompt), stamp, links, did));
  }

  function show(prompt: Prompt | null): void {
    setKept(null);
    setShownId(prompt?.id ?? null);
  }
  const setPhase = (next: Phase) =>
    void run({ type: 'session.setPhase', sessionId: session.id, phase: next });
  return {
    language,
    phase,
    suggested,
    setPhase,
    stepPhase(by: -1 | 1) {
      const next = PHASES[PHASES.indexOf(phase) + by];
      if (next) setPhase(next);
    },
    plan,
    choice,
    setChoice,
    query,
    setQuery,
    list,
    shown,
    words,
    /** Whether the coach requested this prompt, as opposed to the clock. */
    asked: phaseSet(events) !== null || query !== '' || kept === shown || shown?.id === shownId,
    /** Position from 1; 0 when it is not in the list. */
    place: shown ? list.indexOf(shown) + 1 : 0,
    /** Oldest first. */
    usesOf: (prompt: Prompt) =>
      uses.filter(({ payload }) => payload.promptId === prompt.id && payload.did === 'used'),
    /** Its last known outcome with this person. */
    landingOf: (prompt: Prompt) =>
      [...book.past, ...uses].findLast(
        ({ personId, payload }) =>
          personId === session.personId && payload.promptId === prompt.id && payload.landed,
      )?.payload.landed ?? null,
    /** Closes the search and keeps the found prompt, whatever its phase. */
    keep(prompt: Prompt | null = shown) {
      if (prompt) setKept(prompt);
      setQuery('');
    },
    next: () => show(nextPrompt(list, shown?.id ?? null)),
    previous: () => show(previousPrompt(list, shown?.id ?? null)),
    /** @param random 0 ≤ random < 1 */
    draw(random: number) {
      const drawn = drawPrompt(list, random, drawnIds);
      if (!drawn) return;
      show(drawn);
      setDrawnIds([...drawnIds, drawn.id]);
    },
    async markUsed() {
      if (shown) await put(shown, 'used');
    },
    /** Dismisses the prompt: it ranks lower from the next session on. */
    async showLess() {
      if (!shown) return;
      show(nextPrompt(list, shown.id));
      await put(shown, 'dismissed');
    },
    isPinned: (prompt: Prompt) => pinned?.includes(prompt.id) ?? false,
    async togglePin() {
      if (!shown) return;
      await editPerson((before) => ({
        ...before,
        pinnedPrompts: toggled(before.pinnedPrompts, shown.id),
      }));
    },
    /** Earlier uses and dismissals with this person no longer affect the order. */
    resetOrder: () => editPerson((before) => ({ ...before, promptsResetAt: clock.nowMs() })),
  };
}

export type Prompts = ReturnType<typeof usePrompts>;
