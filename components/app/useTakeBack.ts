import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../ui';

/** Runs an undo; shows a notice when it came too late and the data is gone. */
export function useTakeBack(): (undo: () => Promise<boolean>) => Promise<void> {
  const { t } = useTranslation();
  const toast = useToast();
  return useCallback(
    async (undo) => {
      if (!(await undo())) toast.show({ message: t('common.tooLate') });
    },
    [t, toast],
  );
}
