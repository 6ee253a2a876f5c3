import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReflectionPayload } from '../../lib/reflection/reflection';
import { useServices } from '../app/services';
import { Section } from '../ui';
import { Guess } from './Guess';
import type { MeasuredSession } from '../../lib/session/measure-session';
import { TalkShareResult } from './TalkShareResult';
import type { EditReflection } from './useReflectionForm';
import styles from './TalkShare.module.css';

interface TalkShareProps {
  readonly found: MeasuredSession | null;
  readonly form: ReflectionPayload;
  readonly edit: EditReflection;
  /** True when the guess is the main purpose of the screen. */
  readonly autoFocus?: boolean;
}

/** The coach's guess first, then the measured share: the other way round would prevent learning. */
export function TalkShare({ found, form, edit, autoFocus = true }: TalkShareProps) {
  const { t } = useTranslation();
  const { clock } = useServices();
  const [justRevealed, setJustRevealed] = useState(false);

  if (!found) {
    return (
      <Section title={t('reflection.share.title')}>
        <p className={styles.quiet}>{t('reflection.share.nothing')}</p>
      </Section>
    );
  }
  if (form.revealedAt === null) {
    return (
      <Section title={t('reflection.guess.title')}>
        <Guess
          value={form.guessPercent}
          autoFocus={autoFocus}
          onValueChange={(guessPercent) => edit({ guessPercent }, 'soon')}
          onReveal={(guessPercent) => {
            setJustRevealed(true);
            edit({ guessPercent, revealedAt: clock.nowMs(), coachShare: found.coachShare });
          }}
        />
      </Section>
    );
  }
  return (
    <Section title={t('reflection.share.title')}>
      <TalkShareResult found={found} guessPercent={form.guessPercent} takeFocus={justRevealed} />
    </Section>
  );
}
