import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../../app/services';
import { Button, Dialog, Notice, useToast } from '../../../ui';
import { placeHref } from '../../place';

interface DeleteDialogProps {
  readonly sessionId: string;
  readonly flush: () => Promise<boolean>;
  readonly onClose: () => void;
}

/** Deletes one session for good; asks for confirmation, because it cannot be undone. */
export function DeleteDialog({ sessionId, flush, onClose }: DeleteDialogProps) {
  const { t } = useTranslation();
  const { send } = useServices();
  const toast = useToast();
  const [state, setState] = useState<'asked' | 'deleting' | 'notDeleted'>('asked');

  const close = () => {
    if (state !== 'deleting') onClose();
  };
  const remove = async () => {
    if (state === 'deleting') return;
    setState('deleting');
    // Save pending text first: nothing may be written after the session is deleted.
    await flush();
    const reply = await send({ type: 'session.delete', sessionId });
    if (!reply.ok) return setState('notDeleted');
    toast.show({ message: t('journal.session.delete.done') });
    window.location.hash = placeHref('sessions');
  };

  return (
    <Dialog
      alert
      open
      onOpenChange={close}
      title={t('journal.session.delete.title')}
      description={t('journal.session.delete.text')}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button variant="danger" onClick={() => void remove()}>
            {t('journal.session.delete.yes')}
          </Button>
        </>
      }
    >
      <p>{t('rights.person.eraseBackups')}</p>
      {state === 'notDeleted' && (
        <Notice tone="attention">{t('journal.session.delete.notDeleted')}</Notice>
      )}
    </Dialog>
  );
}
