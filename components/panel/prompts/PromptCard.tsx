/** One prompt, large enough to read in a second, with its actions. */
import { Check, ChevronLeft, ChevronRight, Dices, EyeOff, Pin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { contentLanguage } from '../../../lib/i18n';
import type { Interval } from '../../../lib/listening/interval';
import { INTENT_LABELS, THEME_LABELS } from '../../../lib/prompts/labels';
import type { Prompt } from '../../../lib/prompts/prompt';
import { sessionTimeMs } from '../../../lib/session/clock';
import { clockTime } from '../../../lib/time/format';
import { IconButton } from '../../ui';
import { keyHint } from '../shortcuts';
import styles from './PromptsSection.module.css';
import type { Prompts } from './usePrompts';

interface PromptCardProps {
  readonly prompt: Prompt;
  readonly prompts: Prompts;
  readonly stretches: readonly Interval[];
  readonly pinnable: boolean;
  readonly onDraw: () => void;
}

export function PromptCard({ prompt, prompts, stretches, pinnable, onDraw }: PromptCardProps) {
  const { t, i18n } = useTranslation();
  const language = contentLanguage(i18n.language);
  const pinned = prompts.isPinned(prompt);
  const landing = prompts.landingOf(prompt);
  const about = [
    THEME_LABELS[prompt.theme].name[language],
    prompt.kind === 'self-cue'
      ? t('panel.prompts.selfCue')
      : INTENT_LABELS[prompt.intent][language],
    ...prompts
      .usesOf(prompt)
      .map(({ payload }) =>
        t('panel.prompts.usedAt', { time: clockTime(sessionTimeMs(stretches, payload.usedAt)) }),
      ),
  ];

  return (
    <div className={styles.card}>
      {/* Announce a prompt only when the coach asked for it: automatic suggestions would interrupt the
          person. */}
      <p
        className={styles.words}
        lang={prompts.language}
        data-kind={prompt.kind}
        role="status"
        aria-live={prompts.asked ? 'polite' : 'off'}
      >
        {prompts.words(prompt)}
      </p>
      <p className={styles.about}>{about.join(' · ')}</p>
      {landing && (
        <p className={styles.about}>
          {t('panel.prompts.landed', {
            latency: Math.max(0, Math.round(landing.latencyMs / 1_000)),
            turn: clockTime(landing.turnMs),
          })}
        </p>
      )}
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
        <IconButton
          label={t('panel.prompts.draw')}
          shortcut={keyHint('draw')}
          icon={<Dices />}
          onClick={onDraw}
        />
        <span className={styles.gap} />
        <IconButton
          label={t('panel.prompts.less')}
          shortcut={keyHint('less')}
          icon={<EyeOff />}
          onClick={() => void prompts.showLess()}
        />
        {pinnable && (
          <IconButton
            label={t(pinned ? 'panel.prompts.unpin' : 'panel.prompts.pin')}
            shortcut={keyHint('pin')}
            icon={<Pin />}
            pressed={pinned}
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
  );
}
