/** The right question one glance away: one card, stepped by one key, narrowed when wanted. */
import { ChevronLeft, ChevronRight, Check, Pin } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../lib/i18n';
import type { Interval } from '../../lib/listening/interval';
import type { PersonRecord } from '../../lib/people/person';
import { THEME_LABELS } from '../../lib/prompts/labels';
import type { SessionRecord } from '../../lib/session/session';
import { sessionTimeMs } from '../../lib/session/clock';
import { clockTime } from '../../lib/time/format';
import { EmptyState, IconButton, Section } from '../ui';
import { PromptFilters } from './PromptFilters';
import styles from './PromptsSection.module.css';
import { SafetyTick } from './SafetyTick';
import { keyHint } from './shortcuts';
import { usePrompts } from './usePrompts';
import { useShortcuts } from './useShortcuts';

interface PromptsSectionProps {
  readonly session: SessionRecord;
  readonly person: PersonRecord | null;
  readonly stretches: readonly Interval[];
  readonly nowMs: number;
  /** In a long silence the card on screen stays what it is. */
  readonly frozen: boolean;
}

export function PromptsSection(props: PromptsSectionProps) {
  const { t, i18n } = useTranslation();
  const prompts = usePrompts(props);
  const search = useRef<HTMLInputElement>(null);
  const { shown } = prompts;

  useShortcuts({
    nextPrompt: prompts.next,
    previousPrompt: prompts.previous,
    used: () => void prompts.markUsed(),
    pin: () => void prompts.togglePin(),
    find: () => search.current?.focus(),
  });

  return (
    <Section
      title={t('panel.prompts.title')}
      meta={
        shown
          ? t('panel.prompts.count', { index: prompts.place, count: prompts.list.length })
          : undefined
      }
    >
      {shown ? (
        <div className={styles.card}>
          <p className={styles.words} lang={prompts.language} data-kind={shown.kind} role="status">
            {prompts.words(shown)}
          </p>
          <p className={styles.about}>
            {THEME_LABELS[shown.theme].name[chooseLanguage([i18n.language])]}
            {shown.kind === 'self-cue' && ` · ${t('panel.prompts.selfCue')}`}
            {prompts.usesOf(shown).map((use) => (
              <span key={use.id}>
                {' · '}
                {t('panel.prompts.usedAt', {
                  time: clockTime(sessionTimeMs(props.stretches, use.payload.usedAt)),
                })}
              </span>
            ))}
          </p>
          <div className={styles.actions}>
            <IconButton
              label={t('panel.prompts.previous')}
              shortcut={keyHint('previousPrompt')}
              icon={<ChevronLeft />}
              onClick={prompts.previous}
            />
            <IconButton
              label={t('panel.prompts.next')}
              shortcut={keyHint('nextPrompt')}
              icon={<ChevronRight />}
              onClick={prompts.next}
            />
            <span className={styles.gap} />
            {props.person && (
              <IconButton
                label={t(prompts.isPinned(shown) ? 'panel.prompts.unpin' : 'panel.prompts.pin')}
                shortcut={keyHint('pin')}
                icon={<Pin />}
                pressed={prompts.isPinned(shown)}
                onClick={() => void prompts.togglePin()}
              />
            )}
            <IconButton
              label={t('panel.prompts.used')}
              shortcut={keyHint('used')}
              icon={<Check />}
              onClick={() => void prompts.markUsed()}
            />
          </div>
        </div>
      ) : (
        <EmptyState>{t('panel.prompts.none')}</EmptyState>
      )}
      <PromptFilters prompts={prompts} searchField={search} />
      <SafetyTick session={props.session} />
    </Section>
  );
}
