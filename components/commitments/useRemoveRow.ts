import { useTranslation } from 'react-i18next';
import { useToast } from '../ui';
import type { CommitmentRow } from './commitmentRow';
import type { CommitmentRows } from './useCommitments';

/** Removes a row, with an undo if it had words. */
export function useRemoveRow(change: CommitmentRows['change']): (row: CommitmentRow) => void {
  const { t } = useTranslation();
  const toast = useToast();
  return (row) => {
    change({ ...row, removed: true });
    if (row.text.trim() === '') return;
    toast.show({
      message: t('commitments.removed'),
      action: { label: t('common.undo'), run: () => change(row) },
    });
  };
}
