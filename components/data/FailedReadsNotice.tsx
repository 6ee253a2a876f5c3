import { useTranslation } from 'react-i18next';
import { Notice } from '../ui';
import { useFailedReads } from './failedReads';
import styles from './Failure.module.css';

/** Lists the failed reads of the nearest boundary; one button repeats all of them. */
export function FailedReadsNotice() {
  const { t, i18n } = useTranslation();
  const failed = useFailedReads();
  if (failed.length === 0) return null;
  const words = new Set(failed.map(({ what }) => t(`common.readable.${what}`)));
  const list = new Intl.ListFormat(i18n.language).format(words);
  const retryAll = () => {
    for (const { retry } of failed) retry();
  };
  return (
    <div className={styles.failure}>
      <Notice tone="attention" action={{ label: t('common.tryAgain'), onSelect: retryAll }}>
        {t('common.notRead', { list })}
      </Notice>
    </div>
  );
}
