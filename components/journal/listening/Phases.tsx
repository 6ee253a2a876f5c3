/** The coach's share by phase: with one person, or with all when there are enough people. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  balanceByPerson,
  ENOUGH_PEOPLE,
  LATEST_SESSIONS,
  phaseBaseline,
} from '../../../lib/journal/baseline';
import type { PersonRecord } from '../../../lib/people/person';
import type { SessionRecord } from '../../../lib/session/session';
import { PHASE_LABELS } from '../../../lib/prompts/labels';
import { useLanguage } from '../../app/useLanguage';
import { EmptyState, Section, Select } from '../../ui';
import styles from './Listening.module.css';
import { SpreadHead, SpreadRow } from './SpreadRow';

const EVERYONE = '';

interface PhasesProps {
  readonly sessions: readonly SessionRecord[];
  readonly people: readonly PersonRecord[];
  readonly minSpeechForShareMs: number;
}

export function Phases({ sessions, people, minSpeechForShareMs }: PhasesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [chosen, setChosen] = useState<string | null>(null);
  const measured = balanceByPerson(people, sessions, minSpeechForShareMs, language);
  const enough = measured.length >= ENOUGH_PEOPLE;
  const whom = chosen ?? (enough ? EVERYONE : measured[0]?.id);
  if (whom === undefined)
    return (
      <Section title={t('journal.listening.phases')}>
        <EmptyState>{t('journal.listening.empty')}</EmptyState>
      </Section>
    );
  const theirs =
    whom === EVERYONE ? sessions : sessions.filter(({ personId }) => personId === whom);
  const rows = phaseBaseline(theirs, minSpeechForShareMs);

  return (
    <Section title={t('journal.listening.phases')}>
      <div className={styles.part}>
        <p className={styles.meta}>
          {t('journal.listening.phasesMeans', { sessions: LATEST_SESSIONS })}
        </p>
        <div className={styles.choice}>
          <Select
            label={t('journal.listening.whom')}
            hint={
              enough || measured.length === 1
                ? undefined
                : t('journal.listening.fewPeople', { people: ENOUGH_PEOPLE })
            }
            value={whom}
            onValueChange={setChosen}
            options={[
              ...(enough ? [{ value: EVERYONE, label: t('journal.listening.everyone') }] : []),
              ...measured.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </div>
        <table role="table" className={styles.table}>
          <SpreadHead name={t('journal.listening.phase')} />
          <tbody role="rowgroup">
            {rows.map((row) => (
              <SpreadRow key={row.phase} name={PHASE_LABELS[row.phase][language]} spread={row} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
