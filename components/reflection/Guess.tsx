import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, NumberField } from '../ui';
import styles from './TalkShare.module.css';

interface GuessProps {
  /** 0–100, or null without a guess. */
  readonly value: number | null;
  readonly autoFocus: boolean;
  readonly onValueChange: (guess: number | null) => void;
  /** Called with the guess, or null when it was skipped. */
  readonly onReveal: (guess: number | null) => void;
}

export function Guess({ value, autoFocus, onValueChange, onReveal }: GuessProps) {
  const { t } = useTranslation();
  const [missing, setMissing] = useState(false);

  return (
    <form
      className={styles.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (value === null) setMissing(true);
        else onReveal(value);
      }}
    >
      <NumberField
        label={t('reflection.guess.label')}
        hint={t('reflection.guess.hint')}
        error={missing ? t('reflection.guess.missing') : undefined}
        value={value}
        onValueChange={(typed) => {
          setMissing(false);
          onValueChange(typed === null ? null : Math.round(typed));
        }}
        min={0}
        max={100}
        unit="%"
        autoFocus={autoFocus}
      />
      <div className={styles.buttons}>
        <Button type="submit">{t('reflection.guess.show')}</Button>
        <Button variant="quiet" onClick={() => onReveal(null)}>
          {t('reflection.guess.skip')}
        </Button>
      </div>
    </form>
  );
}
