import { useTranslation } from 'react-i18next';
import { placeHref } from '../journal/place';
import { Section } from '../ui';

/** Link from a person's page to everything stored about them. */
export function RightsLink({ personId }: { readonly personId: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('rights.theirs')}>
      <a href={placeHref('rights', personId)}>{t('rights.theirsLink')}</a>
    </Section>
  );
}
