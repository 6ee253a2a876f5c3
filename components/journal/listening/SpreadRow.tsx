import { useTranslation } from 'react-i18next';
import { percentText } from '../../../lib/export/format';
import type { Spread } from '../../../lib/journal/spread';
import { useLanguage } from '../../app/useLanguage';
import { SpreadPlot } from '../../plot';
import styles from './Listening.module.css';

/** What stands over the rows. */
export function SpreadHead({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{name}</th>
        <th scope="col" className={styles.number}>
          {t('journal.listening.sessions')}
        </th>
        <th scope="col">{t('journal.listening.range')}</th>
        {/* The picture says again what the row says in words. */}
        <td className={styles.plot}>
          <Ends />
        </td>
      </tr>
    </thead>
  );
}

function Ends() {
  const language = useLanguage();
  return (
    <span className={styles.ends} aria-hidden>
      <span>{percentText(0, language)}</span>
      <span>{percentText(1, language)}</span>
    </span>
  );
}

interface SpreadRowProps {
  readonly name: string;
  readonly spread: Spread;
}

export function SpreadRow({ name, spread: { values, told } }: SpreadRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const percent = (share: number) => percentText(share, language);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles.number}>{values.length}</td>
      <td>
        {told
          ? t('journal.listening.told', {
              median: percent(told.median),
              low: percent(told.low),
              high: percent(told.high),
            })
          : t('journal.listening.tooFew')}
      </td>
      <td className={styles.plot}>
        <SpreadPlot values={values} median={told?.median ?? null} />
      </td>
    </tr>
  );
}
