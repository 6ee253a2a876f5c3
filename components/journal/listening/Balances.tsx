/** The coach's share with each person, sorted by name. */
import { useTranslation } from 'react-i18next';
import { percentText } from '../../../lib/export/format';
import { balanceByPerson, balanceOfAll } from '../../../lib/journal/baseline';
import type { PersonRecord } from '../../../lib/people/person';
import type { SessionRecord } from '../../../lib/session/session';
import { useLanguage } from '../../app/useLanguage';
import { Section } from '../../ui';
import styles from './Listening.module.css';
import { SpreadHead, SpreadRow } from './SpreadRow';

interface BalancesProps {
  readonly sessions: readonly SessionRecord[];
  readonly people: readonly PersonRecord[];
  readonly minSpeechForShareMs: number;
}

export function Balances({ sessions, people, minSpeechForShareMs }: BalancesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const balances = balanceByPerson(people, sessions, minSpeechForShareMs, language);
  if (balances.length === 0) return null;
  const all = balanceOfAll(balances);
  return (
    <Section title={t('journal.listening.people')}>
      <div className={styles.part}>
        <p className={styles.meta}>{t('journal.listening.peopleMeans')}</p>
        <table role="table" className={styles.table}>
          <SpreadHead name={t('journal.listening.person')} />
          <tbody role="rowgroup">
            {balances.map((balance) => (
              <SpreadRow key={balance.id} name={balance.name} spread={balance} />
            ))}
          </tbody>
        </table>
        {all && (
          <p className={styles.meta}>
            {t('journal.listening.all', {
              people: all.people,
              median: percentText(all.median, language),
            })}
          </p>
        )}
      </div>
    </Section>
  );
}
