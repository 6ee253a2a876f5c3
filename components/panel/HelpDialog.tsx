import { useTranslation } from 'react-i18next';
import { KIND_SIGNS } from '../../lib/notes/kinds';
import { Dialog, Kbd } from '../ui';
import styles from './Panel.module.css';
import { keyHint, SHORTCUTS, type ShortcutName } from './shortcuts';

const SIGNED_KINDS = Object.keys(KIND_SIGNS) as (keyof typeof KIND_SIGNS)[];

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
      <h3 className={styles.subtitle}>{t('panel.keys.kinds')}</h3>
      <dl className={styles.keys}>
        {SIGNED_KINDS.map((kind) => (
          <div key={kind}>
            <dt>
              <Kbd keys={KIND_SIGNS[kind]} />
            </dt>
            <dd>{t(`panel.notes.kinds.${kind}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
