/** A line at the start of a session that links to a check-in, shown only when one is due. */
import { useTranslation } from 'react-i18next';
import type { CheckInRecord } from '../../lib/check-ins/check-in';
import { checkInDue } from '../../lib/check-ins/due';
import type { PersonRecord } from '../../lib/people/person';
import { useNow } from '../app/hooks';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useRecords } from '../data/useRecords';
import { Button } from '../ui';
import styles from './Panel.module.css';

export function CheckInLine({ person: { id, payload } }: { readonly person: PersonRecord }) {
  const { t } = useTranslation();
  const { stores, openPage } = useServices();
  const nowMs = useNow(60_000);
  // Read nothing for a person without check-ins.
  const asked = payload.checkInEveryWeeks === null ? null : id;
  const { data: checkIns } = useRecords<CheckInRecord>(stores.checkIns, 'personId', asked);
  const { data: sessions } = useStored('session', asked, (personId) =>
    stores.sessions.byPerson(personId),
  );
  if (!checkIns || !sessions || !checkInDue(payload, checkIns, sessions, nowMs)) return null;
  return (
    <div>
      <Button
        variant="quiet"
        className={styles.line}
        onClick={() => void openPage('journal', `person/${encodeURIComponent(id)}`)}
      >
        {t('journal.checkIns.panel', { name: payload.name })}
      </Button>
    </div>
  );
}
