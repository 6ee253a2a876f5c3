/** Keyboard commands that work while the call page has the focus; they are changed in the browser. */
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services';
import { useQuery } from '../data/useQuery';
import { Button, Kbd, Section } from '../ui';
import styles from './BrowserKeys.module.css';

const LABELS = {
  _execute_action: 'settings.keys.open',
  _execute_sidebar_action: 'settings.keys.open',
  'mark-moment': 'settings.keys.moment',
  'toggle-speaker': 'settings.keys.hand',
  'hide-everything': 'settings.keys.hide',
} as const;

/** Reloads when the page becomes visible again: commands are changed on the browser's own page. */
function whenPageIsBack(reload: () => void): () => void {
  window.addEventListener('focus', reload);
  return () => window.removeEventListener('focus', reload);
}

export function BrowserKeys() {
  const { t } = useTranslation();
  const { browserKeys } = useServices();
  const { data: keys = [] } = useQuery({
    what: 'browserKeys',
    key: 'keys',
    read: () => browserKeys.list(),
    listen: whenPageIsBack,
  });

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
