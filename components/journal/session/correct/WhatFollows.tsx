/** Says what happens to a session's measures when it moves to another person. */
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../../../lib/people/person';
import { following } from '../../../../lib/session/change-person';
import type { ChunkPayload } from '../../../../lib/session/chunk';
import { timesProblem, withTimes, type SessionTimes } from '../../../../lib/session/correct';
import type { SessionRecord } from '../../../../lib/session/session';
import { useServices } from '../../../app/services';
import { Notice } from '../../../ui';
import styles from './Correct.module.css';

interface WhatFollowsProps {
  readonly session: SessionRecord;
  /** The corrected times; null while they are unknown. */
  readonly times: SessionTimes | null;
  readonly chunks: readonly ChunkPayload[];
  readonly person: PersonRecord;
}

export function WhatFollows({ session, times, chunks, person }: WhatFollowsProps) {
  const { t } = useTranslation();
  const { clock } = useServices();
  const nowMs = clock.nowMs();
  const { figures } = session.payload;
  const { events } =
    times && timesProblem(times, nowMs) === null
      ? withTimes(session.payload, times)
      : session.payload;
  const what = following(
    { events, ...(figures && { figures }) },
    chunks,
    person.payload.consents,
    nowMs,
  );
  const { name } = person.payload;
  if (what === 'nothingMeasured') return null;
  if (what === 'all')
    return <p className={styles.meta}>{t('journal.session.correct.measuresAll')}</p>;
  return (
    <Notice tone="attention">
      {t(`journal.session.correct.${what === 'part' ? 'measuresPart' : 'measuresNothing'}`, {
        name,
      })}
    </Notice>
  );
}
