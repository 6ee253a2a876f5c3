/** Items left open last time: tick, keep for next time, or drop. Each disappears once handled. */
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { carriedOver } from '../../lib/notes/carry-over';
import { madeInEarnest } from '../../lib/practice/in-earnest';
import type { PersonRecord } from '../../lib/people/person';
import type { SessionRecord } from '../../lib/session/session';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useRecords } from '../data/useRecords';
import { Button, Section } from '../ui';
import { CarriedRow } from './CarriedRow';
import styles from './CarryOver.module.css';
import type { Edits } from '../notes/useEdits';
import { useFold } from './useFold';

interface CarryOverProps {
  readonly session: SessionRecord;
  readonly person: PersonRecord;
  readonly opening: boolean;
  readonly edits: Edits;
}

/** Number of items first shown: a longer list would take time while the person waits. */
const SHOWN_AT_FIRST = 6;

export const CarryOver = memo(function CarryOver({
  session,
  person,
  opening,
  edits,
}: CarryOverProps) {
  const { t } = useTranslation();
  const { stores } = useServices();
  const { data: commitments } = useRecords(stores.commitments, 'personId', person.id);
  const { data: notes } = useRecords(stores.notes, 'personId', person.id);
  const { data: sessions } = useStored('session', person.id, (id) => stores.sessions.byPerson(id));
  const [all, setAll] = useState(false);
  const fold = useFold(opening);
  if (!commitments || !notes || !sessions) return null;
  const items = carriedOver(
    session,
    madeInEarnest(commitments, sessions),
    madeInEarnest(notes, sessions),
  );
  if (items.length === 0) return null;
  const shown = all ? items : items.slice(0, SHOWN_AT_FIRST);

  return (
    <Section title={t('panel.carried.title')} meta={items.length} collapsible {...fold}>
      <ul role="list" className={styles.list}>
        {shown.map((item) => (
          <CarriedRow key={item.id} item={item} sessionId={session.id} edits={edits} />
        ))}
      </ul>
      {shown.length < items.length && (
        <Button size="small" variant="quiet" onClick={() => setAll(true)}>
          {t('panel.carried.more', { count: items.length - shown.length })}
        </Button>
      )}
    </Section>
  );
});
