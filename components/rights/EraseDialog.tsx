import { useState, type FormEvent } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services';
import { Button, Dialog, Notice, TextField } from '../ui';
import styles from './Rights.module.css';

interface EraseDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly personId: string;
  readonly name: string;
  readonly onErased: () => void;
}

/** Confirms an erasure: lists what is erased and what is kept, and requires typing the name. */
export function EraseDialog({ open, onOpenChange, personId, name, onErased }: EraseDialogProps) {
  const { t } = useTranslation();
  const { send } = useServices();
  const form = useId();
  const [written, setWritten] = useState('');
  const [state, setState] = useState<Asking>('asked');

  const close = (next: boolean) => {
    if (state === 'erasing') return;
    setWritten('');
    setState('asked');
    onOpenChange(next);
  };
  const erase = async (event: FormEvent) => {
    event.preventDefault();
    if (oneSpaced(written) !== oneSpaced(name)) return setState('mismatch');
    setState('erasing');
    const reply = await send({ type: 'person.erase', personId });
    if (reply.ok) return onErased();
    setState(reply.error === 'notPossibleNow' ? 'openSession' : 'notErased');
  };

  return (
    <Dialog
      alert
      open={open}
      onOpenChange={close}
      title={t('rights.person.eraseTitle', { name })}
      description={t('rights.person.eraseText')}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button onClick={() => close(false)} disabled={state === 'erasing'}>
            {t('common.cancel')}
          </Button>
          <Button variant="danger" type="submit" form={form} disabled={state === 'erasing'}>
            {t(state === 'erasing' ? 'rights.person.erasing' : 'rights.person.eraseYes')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.stack} onSubmit={(event) => void erase(event)}>
        <p>{t('rights.person.eraseHours')}</p>
        <p>{t('rights.person.eraseBackups')}</p>
        <TextField
          label={t('rights.person.eraseConfirm', { name })}
          value={written}
          onValueChange={(text) => {
            setWritten(text);
            setState('asked');
          }}
          error={state === 'mismatch' ? t('rights.person.eraseMismatch') : undefined}
        />
        {(state === 'openSession' || state === 'notErased') && (
          <Notice tone="attention">{t(`rights.person.${state}`)}</Notice>
        )}
      </form>
    </Dialog>
  );
}

type Asking = 'asked' | 'mismatch' | 'erasing' | 'openSession' | 'notErased';

/** Normalises spaces, which look alike in a name. */
function oneSpaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
