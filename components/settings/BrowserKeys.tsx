/** The keys that work while the call page has the focus; the browser is who changes them. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices, type Services } from '../app/services';
import { Button, Kbd, Section } from '../ui';
import styles from './BrowserKeys.module.css';

type Keys = Awaited<ReturnType<Services['browserKeys']['list']>>;

const LABELS = {
  _execute_action: 'settings.keys.open',
  _execute_sidebar_action: 'settings.keys.open',
  'mark-moment': 'settings.keys.moment',
  'toggle-speaker': 'settings.keys.hand',
  'hide-everything': 'settings.keys.hide',
} as const;

export function BrowserKeys() {
  const { t } = useTranslation();
  const { browserKeys } = useServices();
  const [keys, setKeys] = useState<Keys>([]);

  useEffect(() => {
    const look = () => void browserKeys.list().then(setKeys);
    look();
    // Changed on the browser's own page, they are seen on coming back.
    const watching = new AbortController();
    window.addEventListener('focus', look, { signal: watching.signal });
    return () => watching.abort();
  }, [browserKeys]);

  return (
    <Section title={t('settings.keys.title')}>
      <p className={styles.lead}>{t('settings.keys.lead')}</p>
      <dl className={styles.keys}>
        {keys.map(({ name, keys: chord }) => (
          <div key={name}>
            <dt>{Object.hasOwn(LABELS, name) ? t(LABELS[name as keyof typeof LABELS]) : name}</dt>
            <dd>{chord === '' ? t('settings.keys.none') : <Kbd keys={chord} />}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={() => void browserKeys.change()}>{t('settings.keys.change')}</Button>
    </Section>
  );
}
