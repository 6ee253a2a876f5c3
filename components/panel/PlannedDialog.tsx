import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, NumberField } from '../ui';

interface PlannedDialogProps {
  readonly plannedMs: number;
  readonly onChange: (plannedMs: number) => void;
  readonly onClose: () => void;
}

/** Changes the planned length while the session runs. */
export function PlannedDialog({ plannedMs, onChange, onClose }: PlannedDialogProps) {
  const { t } = useTranslation();
  const [minutes, setMinutes] = useState<number | null>(Math.round(plannedMs / 60_000));

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('panel.session.planned')}
      closeLabel={t('common.close')}
      actions={
        <Button type="submit" form="planned" variant="primary">
          {t('common.save')}
        </Button>
      }
    >
      <form
        id="planned"
        onSubmit={(event) => {
          event.preventDefault();
          if (minutes !== null) onChange(minutes * 60_000);
          onClose();
        }}
      >
        <NumberField
          label={t('panel.session.planned')}
          labelHidden
          unit={t('panel.start.minutes')}
          value={minutes}
          onValueChange={setMinutes}
          min={1}
          max={720}
        />
      </form>
    </Dialog>
  );
}
