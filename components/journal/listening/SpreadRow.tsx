/** A table row that states a spread in words and draws it. */
import { useTranslation } from 'react-i18next';
import { percentText } from '../../../lib/export/format';
import type { Spread } from '../../../lib/journal/spread';
import { useLanguage } from '../../app/useLanguage';
import { SpreadPlot } from '../../plot';
import styles from './Listening.module.css';

/**
 * The table's column heads. ARIA roles are set explicitly here and below: on narrow pages rows use grid
 * layout, which can remove the table semantics.
 */
export function SpreadHead({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">
          {name}
        </th>
        <th role="columnheader" scope="col" className={styles.number}>
          {t('journal.listening.sessions')}
        </th>
        <th role="columnheader" scope="col">
          {t('journal.listening.range')}
        </th>
        {/* The plot repeats what the row says in words. */}
        <td role="cell" className={styles.plot}>
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
    <tr role="row">
      <th role="rowheader" scope="row">
        {name}
      </th>
      <td role="cell" className={styles.number}>
        {values.length}
      </td>
      <td role="cell">
        {told
          ? t('journal.listening.told', {
              median: percent(told.median),
              low: percent(told.low),
              high: percent(told.high),
            })
          : t('journal.listening.tooFew')}
      </td>
      <td role="cell" className={styles.plot}>
        <SpreadPlot values={values} median={told?.median ?? null} />
      </td>
    </tr>
  );
}
