import { useTranslation } from 'react-i18next';
import { Section, TextArea } from '../../ui';
import type { PersonEdits } from './usePersonEdits';

const MAX_CHARS = 10_000;

/** The coaching agreement. */
export function Agreement({ form, edit }: PersonEdits) {
  const { t } = useTranslation();
  return (
    <Section title={t('journal.person.agreement')}>
      <TextArea
        label={t('journal.person.agreement')}
        labelHidden
        hint={t('journal.person.agreementHint')}
        value={form.agreement}
        maxLength={MAX_CHARS}
        minRows={3}
        maxRows={16}
        onValueChange={(agreement) => edit({ agreement }, 'soon')}
      />
    </Section>
  );
}
