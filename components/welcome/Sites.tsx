import { useTranslation } from 'react-i18next';
import { AllowedList } from './AllowedList';
import { allowedSites, servicesToChoose } from './allowedSites';
import { ChooseSites } from './ChooseSites';
import { Part } from './Part';
import { useAllowedSites } from './useAllowedSites';

/** Where Aparté may listen: the coach picks, the browser asks, and all of it can be taken back. */
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
