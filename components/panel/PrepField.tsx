/** What the coach wants to have in mind in the next session with this person; kept as it is typed. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section, TextArea } from '../ui';
import type { Prep } from './usePrep';

export function PrepField({ text, write, saved }: Prep) {
  const { t } = useTranslation();
  const [unfolded, setUnfolded] = useState(text !== '');
  return (
    <Section
      title={t('panel.prep.title')}
      collapsible
      open={unfolded}
      onOpenChange={setUnfolded}
      meta={saved ? t('common.saved') : undefined}
    >
      <TextArea
        label={t('panel.prep.label')}
        labelHidden
        placeholder={t('panel.prep.placeholder')}
        minRows={2}
        maxRows={10}
        value={text}
        onValueChange={write}
      />
    </Section>
  );
}
