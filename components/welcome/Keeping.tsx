import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services';
import { NEVER_CHANGES, useQuery } from '../data/useQuery';
import { Notice } from '../ui';
import { Part } from './Part';

/** What the browser does with what is stored: said before anything is, where it may lose it. */
export function Keeping() {
  const { t } = useTranslation();
  const { durability } = useServices();
  const { data: found } = useQuery({
    what: 'storage',
    key: 'storage',
    read: () => durability(),
    listen: NEVER_CHANGES,
  });

  return (
    <Part title={t('welcome.keeping.title')}>
      {found !== undefined && found !== 'kept' && (
        <Notice tone="attention">{t(`welcome.keeping.${found}`)}</Notice>
      )}
      <p>{t('welcome.keeping.clearing')}</p>
    </Part>
  );
}
