import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../ui';

interface DiscardDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onDiscard: () => void;
}

/** Confirms discarding a session, the panel's only question before deleting. */
export function DiscardDialog({ open, onOpenChange, onDiscard }: DiscardDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      alert
      open={open}
      onOpenChange={onOpenChange}
      title={t('panel.session.discardTitle')}
      description={t('panel.session.discardText')}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('common.cancel')}</Button>
          <Button variant="danger" onClick={onDiscard}>
            {t('panel.session.discardYes')}
          </Button>
        </>
      }
    />
  );
}
