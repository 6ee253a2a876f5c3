import { useTranslation } from 'react-i18next';
import { AllowedList } from './AllowedList';
import { allowedSites, servicesToChoose } from './allowedSites';
import { ChooseSites } from './ChooseSites';
import { Part } from './Part';
import { useAllowedSites } from './useAllowedSites';

/** The sites Aparté may listen on: the coach chooses, the browser asks, and each can be revoked. */
export function Sites() {
  const { t } = useTranslation();
  const granted = useAllowedSites();
  return (
    <Part title={t('welcome.sites.title')}>
      <p>{t('welcome.sites.lead')}</p>
      {granted && (
        <>
          <AllowedList sites={allowedSites(granted)} />
          <ChooseSites services={servicesToChoose(granted)} />
        </>
      )}
    </Part>
  );
}
