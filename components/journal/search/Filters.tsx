/** Search filters: person, kind and dates. */
import { useTranslation } from 'react-i18next';
import { FACETS, type Facet } from '../../../lib/search/document';
import { useStored } from '../../data/useStored';
import { useServices } from '../../app/services';
import { DateField, Select } from '../../ui';
import styles from './Search.module.css';

/** The values of the filter fields: '' when nothing is chosen. */
export interface Narrowed {
  readonly personId: string;
  readonly facet: Facet | '';
  /** Calendar days. */
  readonly from: string;
  readonly until: string;
}

export const NOT_NARROWED: Narrowed = { personId: '', facet: '', from: '', until: '' };

interface FiltersProps {
  readonly narrowed: Narrowed;
  readonly onNarrow: (changed: Partial<Narrowed>) => void;
}

export function Filters({ narrowed, onNarrow }: FiltersProps) {
  const { t } = useTranslation();
  const { stores } = useServices();
  const { data: people = [] } = useStored('person', 'all', () => stores.people.list());
  return (
    <div role="group" aria-label={t('journal.search.narrow')} className={styles.filters}>
      <Select
        label={t('journal.search.who')}
        value={narrowed.personId}
        onValueChange={(personId) => onNarrow({ personId })}
        options={[
          { value: '', label: t('journal.search.everyone') },
          ...people
            .toSorted((a, b) => a.payload.name.localeCompare(b.payload.name))
            .map(({ id, payload }) => ({ value: id, label: payload.name })),
        ]}
      />
      <Select<Facet | ''>
        label={t('journal.search.what')}
        value={narrowed.facet}
        onValueChange={(facet) => onNarrow({ facet })}
        options={[
          { value: '', label: t('journal.search.facets.all') },
          ...FACETS.map((facet) => ({ value: facet, label: t(`journal.search.facets.${facet}`) })),
        ]}
      />
      <DateField
        label={t('journal.search.from')}
        value={narrowed.from}
        max={narrowed.until || undefined}
        onValueChange={(from) => onNarrow({ from })}
      />
      <DateField
        label={t('journal.search.until')}
        value={narrowed.until}
        min={narrowed.from || undefined}
        onValueChange={(until) => onNarrow({ until })}
      />
    </div>
  );
}
