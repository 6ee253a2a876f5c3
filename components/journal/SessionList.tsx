/** Sessions, latest first, each with a link to its reflection. */
import { useTranslation } from 'react-i18next';
import { durationText, instantText } from '../../lib/export/format';
import type { ReflectionRecord } from '../../lib/reflection/reflection';
import { runningIntervals, sessionTimeMs } from '../../lib/session/clock';
import { sessionState, startedAt, type SessionRecord } from '../../lib/session/session';
import { useServices } from '../app/services';
import { useCommand } from '../app/useCommand';
import { localTimeZone } from '../app/timeZone';
import { useLanguage } from '../app/useLanguage';
import { Button, VisuallyHidden } from '../ui';
import { placeHref } from './place';
import styles from './SessionList.module.css';

export interface SessionEntry {
  readonly session: SessionRecord;
  readonly reflection: ReflectionRecord | undefined;
  /** The person's name, shown in lists of several people. */
  readonly name?: string;
}

export function SessionList({ entries }: { readonly entries: readonly SessionEntry[] }) {
  return (
    <ul role="list" className={styles.list}>
      {entries
        .toSorted((a, b) => begin(b) - begin(a))
        .map((entry) => (
          <Row key={entry.session.id} {...entry} />
        ))}
    </ul>
  );
}

function Row({ session, reflection, name }: SessionEntry) {
  const { t } = useTranslation();
  const { clock } = useServices();
  const run = useCommand();
  const language = useLanguage();
  const { events } = session.payload;
  const nowMs = clock.nowMs();
  const { date, time } = instantText(startedAt(events), localTimeZone(), language);
  const lengthMs = sessionTimeMs(runningIntervals(events, nowMs), nowMs);
  const finished = (reflection?.payload.finishedAt ?? null) !== null;
  const ended = sessionState(events) === 'ended';
  const standing = !ended
    ? t('journal.reflections.inCourse')
    : finished
      ? t('journal.reflections.done')
      : reflection && t('journal.reflections.begun');

  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p>
          <a href={placeHref('session', session.id)}>
            {name === undefined ? `${date}, ${time}` : name}
          </a>
        </p>
        <p className={styles.meta}>
          {[
            name === undefined ? null : `${date}, ${time}`,
            durationText(toMinutes(lengthMs)),
            standing,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {ended && (
        <a className={styles.export} href={placeHref('export', session.id)}>
          {t('journal.reflections.export')}
          <VisuallyHidden>{`, ${date}, ${time}`}</VisuallyHidden>
        </a>
      )}
      {ended && (
        <Button
          size="small"
          variant={finished ? 'quiet' : 'secondary'}
          onClick={() => void run({ type: 'reflection.open', sessionId: session.id })}
        >
          {t(finished ? 'journal.reflections.open' : 'journal.reflections.reflect')}
        </Button>
      )}
    </li>
  );
}

function begin({ session }: SessionEntry): number {
  return startedAt(session.payload.events);
}

function toMinutes(ms: number): number {
  return ms < 60_000 ? ms : Math.round(ms / 60_000) * 60_000;
}
