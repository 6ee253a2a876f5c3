/** Shows what is combined when two entries become one person. */
import { useTranslation } from 'react-i18next';
import { mergedPayload } from '../../../lib/people/merge';
import { linksOf } from '../../../lib/people/links';
import { consentAsked, consentGiven, type PersonRecord } from '../../../lib/people/person';
import { countsOf } from '../../../lib/rights/holdings';
import { useServices } from '../../app/services';
import { useHoldings } from '../../rights/useHoldings';
import styles from './PersonPage.module.css';

interface MergePreviewProps {
  readonly kept: PersonRecord;
  readonly other: PersonRecord;
}

export function MergePreview({ kept, other }: MergePreviewProps) {
  const { t } = useTranslation();
  const { clock } = useServices();
  const holdings = useHoldings(other.id);
  const together = mergedPayload(kept.payload, other.payload, clock.nowMs());
  const names = { kept: kept.payload.name, other: other.payload.name };
  const what = holdings
    ? countsOf(holdings)
        .filter(({ kind }) => kind !== 'person')
        .map(({ kind, count }) => t(`rights.kinds.${kind}`, { count }))
        .join(', ')
    : '';
  const goals = together.goals.map(({ title }) => title).filter((title) => title !== '');
  const links = linksOf(together);
  const consent = consentGiven(together)
    ? 'consentYes'
    : consentAsked(together)
      ? 'consentNo'
      : 'consentNever';
  return (
    <div role="status" className={styles.preview}>
      <h3>{t('journal.person.merge.preview')}</h3>
      <ul role="list">
        <li>{t('journal.person.merge.nameStays', names)}</li>
        {what !== '' && <li>{t('journal.person.merge.moves', { kept: names.kept, what })}</li>}
        {goals.length > 0 && (
          <li>{t('journal.person.merge.goals', { goals: goals.join(' · ') })}</li>
        )}
        {links.length > 0 && (
          <li>{t('journal.person.merge.links', { links: links.join(' · ') })}</li>
        )}
        <li>{t(`journal.person.merge.${consent}`)}</li>
        <li>{t('journal.person.merge.undoable')}</li>
      </ul>
    </div>
  );
}
