import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Durability } from '../../lib/records/durability';
import { useServices } from '../app/services';
import { Notice } from '../ui';
import { Part } from './Part';

/** What the browser does with what is stored: said before anything is, where it may lose it. */
export function Keeping() {
  const { t } = useTranslation();
  const { durability } = useServices();
  const [found, setFound] = useState<Durability | null>(null);

  useEffect(() => {
    let current = true;
    void durability().then((answer) => current && setFound(answer));
    return () => {
      current = false;
    };
  }, [durability]);

  return (
    <Part title={t('welcome.keeping.title')}>
      {found !== null && found !== 'kept' && (
        <Notice tone="attention">{t(`welcome.keeping.${found}`)}</Notice>
      )}
      <p>{t('welcome.keeping.clearing')}</p>
    </Part>
  );
}
