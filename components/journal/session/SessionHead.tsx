import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { durationText, instantText } from '../../../lib/export/format';
import type { PersonRecord } from '../../../lib/people/person';
import { startedAt, type SessionRecord } from '../../../lib/session/session';
import type { SaveState } from '../../app/saver';
import { localTimeZone } from '../../app/timeZone';
import { useLanguage } from '../../app/useLanguage';
import { placeHref } from '../place';
import styles from './Session.module.css';

interface SessionHeadProps {
  readonly session: SessionRecord;
  readonly person: PersonRecord | null;
  readonly durationMs: number;
  readonly state: SaveState;
  /** Actions on the session. */
  readonly children: ReactNode;
}

/** Heading of a session: person, date, and links to related views. */
export function SessionHead({ session, person, durationMs, state, children }: SessionHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { date, time } = instantText(startedAt(session.payload.events), localTimeZone(), language);
  return (
    <header className={styles.head}>
      <div className={styles.names}>
        <h1 className={styles.title}>
          <a href={placeHref('sessions')}>{t('journal.sessions.title')}</a>
          <span aria-hidden> / </span>
          {person ? (
            <a href={placeHref('person', person.id)}>{person.payload.name}</a>
          ) : (
            t('journal.reflections.someone')
          )}
          <span aria-hidden> / </span>
          {date}
        </h1>
        <p className={styles.meta}>
          {[
            time,
            durationText(durationMs),
            t('journal.session.planned', { planned: durationText(session.payload.plannedMs) }),
          ].join(' · ')}
        </p>
      </div>
      {/* Announce only failures: 'saved' after every pause would interrupt the typing. */}
      <p className={styles.meta} role={state === 'failed' ? 'status' : undefined}>
        {state === 'failed' && t('common.notSaved')}
        {state === 'saved' && t('common.saved')}
      </p>
      <div className={styles.actions}>
        <a className={styles.export} href={placeHref('export', session.id)}>
          {t('journal.session.export')}
        </a>
        {children}
      </div>
    </header>
  );
}
