/** Says which erased or deleted data a restore would bring back. */
import { useTranslation } from 'react-i18next';
import type { Returning as Returned } from '../../lib/backup/returning';
import { Notice } from '../ui';
import { SPOKEN_KINDS } from './spokenKinds';

export function Returning({ people, others }: Returned) {
  const { t, i18n } = useTranslation();
  const list = (words: readonly string[]) => new Intl.ListFormat(i18n.language).format(words);
  const counted = others
    .filter(({ kind }) => SPOKEN_KINDS.includes(kind))
    .map(({ kind, count }) => t(`rights.kinds.${kind}`, { count }));
  return (
    <>
      {people.length > 0 && (
        <Notice tone="attention">
          {t('safety.restore.backPeople', { count: people.length, names: list(people) })}
        </Notice>
      )}
      {counted.length > 0 && (
        <Notice tone="attention">{t('safety.restore.backOthers', { list: list(counted) })}</Notice>
      )}
    </>
  );
}

/** True when the coach has to be asked. */
export function bringsBack({ people, others }: Returned): boolean {
  return people.length > 0 || others.some(({ kind }) => SPOKEN_KINDS.includes(kind));
}
