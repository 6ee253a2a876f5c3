import { useTranslation } from 'react-i18next';
import { Button, VisuallyHidden } from '../ui';
import type { SaveState } from '../app/saver';
import styles from './Footer.module.css';

interface FooterProps {
  readonly state: SaveState;
  readonly copied: boolean;
  readonly finished: boolean;
  readonly onCopy: () => void;
  readonly onExport: () => void;
  readonly onDone: () => void;
}

export function Footer({ state, copied, finished, onCopy, onExport, onDone }: FooterProps) {
  const { t } = useTranslation();
  return (
    <footer className={styles.footer}>
      {/* Announce only failures: 'saved' after every pause would interrupt the typing. */}
      <p className={styles.state} role={state === 'failed' || finished ? 'status' : undefined}>
        {state === 'failed' && t('common.notSaved')}
        {state === 'saved' && t(finished ? 'reflection.finished' : 'common.saved')}
      </p>
      <Button onClick={onCopy}>{copied ? t('reflection.copied') : t('reflection.copy')}</Button>
      <VisuallyHidden live>{copied && t('reflection.copied')}</VisuallyHidden>
      <Button onClick={onExport}>{t('reflection.export')}</Button>
      <Button variant="primary" onClick={onDone}>
        {t('reflection.done')}
      </Button>
    </footer>
  );
}
