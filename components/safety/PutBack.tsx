import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services';
import { Notice } from '../ui';
import { useSafe } from './useSafety';
import { useTimes } from './useTimes';

/** Reports an automatic recovery: the database was lost and restored completely. */
export function PutBack() {
  const { t } = useTranslation();
  const { safety } = useServices();
  const { at } = useTimes();
  const putBackAt = useSafe('snapshot', (each) => each.putBackAt());
  const [seen, setSeen] = useState(false);
  if (!putBackAt || seen) return null;
  return (
    <Notice
      onDismiss={() => {
        setSeen(true);
        void safety.putBackSeen();
      }}
      dismissLabel={t('common.close')}
    >
      {t('safety.putBack', { at: at(putBackAt) })}
    </Notice>
  );
}
