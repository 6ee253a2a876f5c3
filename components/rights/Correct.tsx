import { useTranslation } from 'react-i18next';
import type { PersonHoldings } from '../../lib/rights/holdings';
import { startedAt } from '../../lib/session/session';
import { useCommand } from '../app/useCommand';
import { useDay } from '../app/useDay';
import { placeHref } from '../journal/place';
import { Button, Section } from '../ui';
import styles from './Rights.module.css';

/** Links to the pages where each thing can be corrected. */
export function Correct({ holdings }: { readonly holdings: PersonHoldings }) {
  const { t } = useTranslation();
  const run = useCommand();
  const day = useDay();
  const person = holdings.person[0];
  const sessions = holdings.session
    .filter(({ deletedAt }) => deletedAt === null)
    .toSorted((a, b) => startedAt(b.payload.events) - startedAt(a.payload.events));
  return (
    <Section title={t('rights.person.correct')} collapsible defaultOpen={sessions.length < 8}>
      <p className={styles.hint}>{t('rights.person.correctHint')}</p>
      <ul role="list" className={styles.list}>
        {person && (
          <li>
            <a href={placeHref('person', person.id)}>{t('rights.person.correctPerson')}</a>
          </li>
        )}
        {sessions.map(({ id, payload }) => (
          <li key={id}>
            <Button
              variant="quiet"
              size="small"
              onClick={() => void run({ type: 'reflection.open', sessionId: id })}
            >
              {t('rights.person.correctSession', { date: day(startedAt(payload.events)) })}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
