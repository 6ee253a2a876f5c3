import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services';
import { NEVER_CHANGES, useQuery } from '../data/useQuery';
import { Notice } from '../ui';
import { Part } from './Part';

/** Whether the browser may delete stored data: a warning shown before anything is stored. */
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
