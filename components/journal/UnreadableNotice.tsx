/** Warns that stored records are damaged, so that lists may be incomplete. */
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services';
import { Notice } from '../ui';

export function UnreadableNotice() {
  const { t } = useTranslation();
  const { unreadable } = useServices().stores;
  const count = useSyncExternalStore(unreadable.listen, unreadable.count);
  if (count === 0) return null;
  return <Notice tone="attention">{t('common.unreadable', { count })}</Notice>;
}
