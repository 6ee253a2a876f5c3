/** The preparation notes of this session: open at its beginning, then folded to a line. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { byMoment } from '../../lib/notes/note';
import type { SessionRecord } from '../../lib/session/session';
import { useServices } from '../app/services';
import { useRecords } from '../data/useRecords';
import { Section } from '../ui';
import styles from './CarryOver.module.css';
import { useFold } from './useFold';

interface PreparedProps {
  readonly session: SessionRecord;
  readonly opening: boolean;
}

export const Prepared = memo(function Prepared({ session, opening }: PreparedProps) {
  const { t } = useTranslation();
  const { stores } = useServices();
  const { data: notes } = useRecords(stores.notes, 'sessionId', session.id);
  const fold = useFold(opening);
  const prepared = byMoment(notes ?? []).filter(({ payload }) => payload.prep);
  if (prepared.length === 0) return null;

  return (
    <Section title={t('panel.prep.prepared')} collapsible {...fold}>
      {prepared.map(({ id, payload }) => (
        <p key={id} className={styles.prepared} dir="auto">
          {payload.text}
        </p>
      ))}
    </Section>
  );
});
