/** Preparation note for the next session with this person, saved while typing. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section, TextArea } from '../ui';
import styles from './CarryOver.module.css';
import type { Prep } from './usePrep';

export function PrepField({ text, others, write, state }: Prep) {
  const { t } = useTranslation();
  const [unfolded, setUnfolded] = useState(text !== '' || others.length > 0);
  return (
    <Section
      title={t('panel.prep.title')}
      collapsible
      open={unfolded}
      onOpenChange={setUnfolded}
      meta={state === 'saved' ? t('common.saved') : undefined}
    >
      {others.map((other, index) => (
        <p key={index} className={styles.prepared} dir="auto">
          {other}
        </p>
      ))}
      <TextArea
        label={t('panel.prep.label')}
        labelHidden
        placeholder={t('panel.prep.placeholder')}
        hint={state === 'notSaved' ? t('common.notSaved') : undefined}
        minRows={2}
        maxRows={10}
        value={text}
        onValueChange={write}
      />
    </Section>
  );
}
