import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services';
import { IconButton, Notice } from '../ui';
import type { AllowedSite } from './allowedSites';
import styles from './Welcome.module.css';

export function AllowedList({ sites }: { readonly sites: readonly AllowedSite[] }) {
  const { t } = useTranslation();
  const { sites: permissions } = useServices();
  const [notRemoved, setNotRemoved] = useState<string | null>(null);
  if (sites.length === 0) return null;

  const forget = async ({ key, patterns }: AllowedSite) => {
    try {
      await permissions.forget(patterns);
      setNotRemoved(null);
    } catch {
      setNotRemoved(key);
    }
  };

  return (
    <div>
      <h3 id="allowed-sites">{t('welcome.sites.allowed')}</h3>
      <ul role="list" aria-labelledby="allowed-sites">
        {sites.map((site) => {
          const name = site.name ?? t('welcome.sites.everywhere');
          return (
            <li key={site.key} className={styles.site}>
              <span className={styles.siteName}>{name}</span>
              <IconButton
                label={t('welcome.sites.remove', { name })}
                icon={<X />}
                tooltipSide="left"
                onClick={() => void forget(site)}
              />
              {notRemoved === site.key && (
                <Notice tone="attention">{t('welcome.sites.notRemoved')}</Notice>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
