import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { KIND_SIGNS } from '../../lib/notes/kinds';
import { Dialog, Kbd } from '../ui';
import styles from './Panel.module.css';
import { keyHint, SHORTCUTS, type ShortcutName } from './shortcuts';

type KindName = keyof typeof KIND_SIGNS;
const isNoKind = (name: ShortcutName): name is Exclude<ShortcutName, KindName> =>
  !Object.hasOwn(KIND_SIGNS, name);

const SIGNED_KINDS = Object.keys(KIND_SIGNS) as (keyof typeof KIND_SIGNS)[];

/** Keys inside a field, and the platform's own keys for undo. */
const FIXED_KEYS = [
  { keys: 'Esc', name: 'leave' },
  { keys: 'Alt+↑', name: 'earlier' },
  { keys: 'Alt+↓', name: 'later' },
  { keys: '/', name: 'templates' },
  { keys: 'Ctrl+Z', name: 'undo' },
  { keys: 'Ctrl+Shift+Z', name: 'redo' },
] as const;

interface HelpDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export const HelpDialog = memo(function HelpDialog({ open, onOpenChange }: HelpDialogProps) {
  const { t } = useTranslation();
  const names = (Object.keys(SHORTCUTS) as ShortcutName[]).filter(isNoKind);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('panel.keys.title')}
      closeLabel={t('common.close')}
      readOnly
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
        {FIXED_KEYS.map(({ keys, name }) => (
          <div key={name}>
            <dt>
              <Kbd keys={keys} />
            </dt>
            <dd>{t(`panel.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <h3 className={styles.subtitle}>{t('panel.keys.kinds')}</h3>
      <dl className={styles.keys}>
        {SIGNED_KINDS.map((kind) => (
          <div key={kind}>
            <dt>
              <Kbd keys={keyHint(kind)} /> <Kbd keys={KIND_SIGNS[kind]} />
            </dt>
            <dd>{t(`panel.notes.kinds.${kind}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
});
