/** All sessions, latest first; the list is virtualised, so thousands scroll like a dozen. */
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durationText, instantText, percentText } from '../../lib/export/format';
import { sessionRows, type SessionRow } from '../../lib/journal/session-rows';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useSettings } from '../app/settings';
import { localTimeZone } from '../app/timeZone';
import { useLanguage } from '../app/useLanguage';
import { EmptyState, LongList, Section, Select, VisuallyHidden } from '../ui';
import { EnterSession } from './EnterSession';
import { placeHref } from './place';
import styles from './Sessions.module.css';
import type { ViewProps } from './view-props';

const ROW_REM = 3.25;

/** `#sessions`, or `#sessions/PERSON_ID` for those with one person. */
export function Sessions({ id }: ViewProps) {
  const { t } = useTranslation();
  const { stores, clock } = useServices();
  const [settings] = useSettings();
  const { data: sessions } = useStored('session', 'all', () => stores.sessions.list());
  const { data: reflections } = useStored('reflection', 'all', () => stores.reflections.list());
  const { data: people } = useStored('person', 'all', () => stores.people.list());
  const [personId, setPersonId] = useState(id ?? '');

  const rows = useMemo(() => {
    if (!sessions || !reflections || !people || !settings) return null;
    const { minSpeechForShareMs } = settings;
    return sessionRows(
      { sessions, reflections, people },
      { nowMs: clock.nowMs(), minSpeechForShareMs },
    );
  }, [sessions, reflections, people, settings, clock]);
  if (!rows || !people) return null;
  const shown = personId === '' ? rows : rows.filter((row) => row.personId === personId);

  return (
    <Section
      title={t('journal.sessions.title')}
      level={1}
      meta={shown.length > 0 ? shown.length : undefined}
      actions={<EnterSession people={people} personId={personId} />}
    >
      {people.length > 1 && (
        <div className={styles.filter}>
          <Select
            label={t('journal.sessions.with')}
            value={personId}
            onValueChange={setPersonId}
            options={[
              { value: '', label: t('journal.sessions.everyone') },
              ...people
                .toSorted((a, b) => a.payload.name.localeCompare(b.payload.name))
                .map((person) => ({ value: person.id, label: person.payload.name })),
            ]}
          />
        </div>
      )}
      {shown.length === 0 ? (
        <EmptyState>{t('journal.sessions.empty')}</EmptyState>
      ) : (
        <LongList
          items={shown}
          keyOf={(row) => row.id}
          label={t('journal.sessions.title')}
          rowRem={ROW_REM}
          rowClassName={styles.row}
        >
          {(row) => <Row row={row} />}
        </LongList>
      )}
    </Section>
  );
}

/** Memoised: rows are not re-rendered while the list is scrolled. */
const Row = memo(function Row({ row }: { readonly row: SessionRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { date, time } = instantText(row.startedAt, localTimeZone(), language);
  const standing = {
    inCourse: t('journal.reflections.inCourse'),
    done: t('journal.reflections.done'),
    begun: t('journal.sessions.begun'),
    unseen: null,
  }[row.standing];
  const share = useShareText(row.share);
  return (
    <>
      <a className={styles.link} href={placeHref('session', row.id)}>
        <span className={styles.name}>{row.name ?? t('journal.reflections.someone')}</span>{' '}
        <span className={styles.date}>
          {date}
          <span className={styles.time}>, {time}</span>
        </span>
      </a>
      <div className={styles.foot}>
        <p className={styles.meta}>
          {[durationText(wholeMinutes(row.lengthMs)), share, standing].filter(Boolean).join(' · ')}
        </p>
        {row.standing !== 'inCourse' && (
          <a className={styles.export} href={placeHref('export', row.id)}>
            {t('journal.reflections.export')}
            <VisuallyHidden>{`, ${[row.name, date, time].filter(Boolean).join(', ')}`}</VisuallyHidden>
          </a>
        )}
      </div>
    </>
  );
});

/** Null when there is no share to show. */
function useShareText(share: SessionRow['share']): string | null {
  const { t } = useTranslation();
  const language = useLanguage();
  if (share === null) return null;
  const percent = (part: number) => percentText(part, language);
  const { coach, range } = share;
  const limits = range && { low: percent(range.low), high: percent(range.high) };
  return limits && limits.low !== limits.high
    ? t('journal.sessions.shareBetween', limits)
    : t('journal.sessions.share', { share: percent(coach) });
}

function wholeMinutes(ms: number): number {
  return ms < 60_000 ? ms : Math.round(ms / 60_000) * 60_000;
}
