import { useTranslation } from 'react-i18next';
import { Dialog, Kbd } from '../ui';
import styles from './Panel.module.css';
import { keyHint, SHORTCUTS, type ShortcutName } from './shortcuts';

interface HelpDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function HelpDialog({ open, onOpenChange }: HelpDialogProps) {
  const { t } = useTranslation();
  const names = Object.keys(SHORTCUTS) as ShortcutName[];
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('panel.keys.title')}
      closeLabel={t('common.close')}
    >
      <dl className={styles.keys}>
        {names.map((name) => (
          <div key={name}>
            <dt>
              <Kbd keys={keyHint(name)} />
            </dt>
            <dd>{t(`panel.keys.${name}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <Kbd keys="Esc" />
          </dt>
          <dd>{t('panel.keys.leave')}</dd>
        </div>
      </dl>
    </Dialog>
  );
}
