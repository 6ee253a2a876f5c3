/** The prompt card with its keys, search and filters. */
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interval } from '../../../lib/listening/interval';
import type { PersonRecord } from '../../../lib/people/person';
import { MODELS, type Model } from '../../../lib/prompts/prompt';
import type { SessionRecord } from '../../../lib/session/session';
import { useServices } from '../../app/services';
import { useCommand } from '../../app/useCommand';
import { EmptyState, Section } from '../../ui';
import { useShortcuts } from '../useShortcuts';
import { PhaseStrip } from './PhaseStrip';
import { PromptCard } from './PromptCard';
import { PromptFilters } from './PromptFilters';
import { PromptMatches } from './PromptMatches';
import styles from './PromptsSection.module.css';
import { SafetyTick } from './SafetyTick';
import { usePrompts } from './usePrompts';

interface PromptsSectionProps {
  readonly session: SessionRecord;
  readonly person: PersonRecord | null;
  readonly stretches: readonly Interval[];
  readonly nowMs: number;
  /** In a long silence the card does not change. */
  readonly frozen: boolean;
}

export const PromptsSection = memo(function PromptsSection(props: PromptsSectionProps) {
  const { t } = useTranslation();
  const { random } = useServices();
  const run = useCommand();
  const prompts = usePrompts(props);
  const search = useRef<HTMLInputElement>(null);
  const { shown } = prompts;
  const draw = () => prompts.draw(random());
  const lean = (model: Model | null) =>
    void run({ type: 'session.plan', sessionId: props.session.id, model });

  useShortcuts({
    nextPrompt: prompts.next,
    previousPrompt: prompts.previous,
    draw,
    used: () => void prompts.markUsed(),
    less: () => void prompts.showLess(),
    pin: () => void prompts.togglePin(),
    find: () => search.current?.focus(),
    nextPhase: () => prompts.stepPhase(1),
    previousPhase: () => prompts.stepPhase(-1),
    plan: () => lean(afterModel(prompts.plan)),
  });

  return (
    <Section
      title={t('panel.prompts.title')}
      meta={
        prompts.place > 0
          ? t('panel.prompts.count', { index: prompts.place, count: prompts.list.length })
          : undefined
      }
    >
      <PhaseStrip prompts={prompts} />
      {shown ? (
        <PromptCard
          prompt={shown}
          prompts={prompts}
          stretches={props.stretches}
          pinnable={props.person !== null}
          onDraw={draw}
        />
      ) : (
        <EmptyState>{t('panel.prompts.none')}</EmptyState>
      )}
      <PromptFilters
        prompts={prompts}
        searchField={search}
        onPlan={lean}
        onResetOrder={props.person ? () => void prompts.resetOrder() : undefined}
      />
      <PromptMatches prompts={prompts} />
      <div className={styles.safety}>
        <SafetyTick session={props.session} />
      </div>
    </Section>
  );
});

/** The next model; one key cycles through all models and none. */
function afterModel(model: Model | null): Model | null {
  return model === null ? MODELS[0] : (MODELS[MODELS.indexOf(model) + 1] ?? null);
}
