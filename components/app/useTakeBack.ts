import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../ui';

/** Runs an undo; says so when it came too late, and what was deleted is gone for good. */
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
