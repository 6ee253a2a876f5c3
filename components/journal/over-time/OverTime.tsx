/** A person's run charts in four groups, with changes marked on all of them. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Goal } from '../../../lib/people/person';
import type { CheckInRecord } from '../../../lib/check-ins/check-in';
import type { NoteRecord } from '../../../lib/notes/note';
import type { ReflectionRecord } from '../../../lib/reflection/reflection';
import { useStored } from '../../data/useStored';
import { useRecords } from '../../data/useRecords';
import { useServices } from '../../app/services';
import { useSettings } from '../../app/settings';
import { useLanguage } from '../../app/useLanguage';
import { Section, SegmentedControl } from '../../ui';
import { Changes } from './Changes';
import { chartsOf, GROUPS, type Group } from './charts';
import styles from './OverTime.module.css';
import { PersonChart } from './PersonChart';

interface OverTimeProps {
  readonly personId: string;
  readonly goals: readonly Goal[];
}

export function OverTime({ personId, goals }: OverTimeProps) {
  const { stores } = useServices();
  const { data: sessions } = useStored('session', personId, (id) => stores.sessions.byPerson(id));
  const { data: reflections } = useRecords<ReflectionRecord>(
    stores.reflections,
    'personId',
    personId,
  );
  const { data: checkIns } = useRecords<CheckInRecord>(stores.checkIns, 'personId', personId);
  const { data: notes } = useRecords<NoteRecord>(stores.notes, 'personId', personId);
  const [settings] = useSettings();
  if (!sessions || !reflections || !checkIns || !notes || !settings) return null;
  const changes = notes
    .filter(({ payload }) => payload.change)
    .toSorted((a, b) => a.payload.momentAt - b.payload.momentAt);
  const { minSpeechForShareMs } = settings;
  const material = { sessions, reflections, checkIns, goals, minSpeechForShareMs };
  return <Charts personId={personId} material={material} changes={changes} />;
}

interface ChartsProps {
  readonly personId: string;
  readonly material: Parameters<typeof chartsOf>[1];
  readonly changes: readonly NoteRecord[];
}

function Charts({ personId, material, changes }: ChartsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [group, setGroup] = useState<Group>('listening');
  const charts = chartsOf(group, material, t, language);
  const empty = charts.every(({ points }) => points.every(({ value }) => value === null));
  const marked = changes.map(({ payload }) => ({ at: payload.momentAt, text: payload.text }));

  return (
    <Section title={t('journal.over.title')}>
      <div className={styles.over}>
        <div className={styles.groups}>
          <SegmentedControl
            label={t('journal.over.groups.label')}
            value={group}
            onValueChange={setGroup}
            segments={GROUPS.map((each) => ({
              value: each,
              label: t(`journal.over.groups.${each}`),
            }))}
          />
        </div>
        {empty ? (
          <p className={styles.quiet}>{t(`journal.over.empty.${group}`)}</p>
        ) : (
          <>
            <div className={styles.charts}>
              {charts.map((chart) => (
                <PersonChart key={chart.key} chart={chart} changes={marked} />
              ))}
            </div>
            <p className={styles.meta}>{t('journal.over.howTo')}</p>
          </>
        )}
        <Changes personId={personId} changes={changes} />
      </div>
    </Section>
  );
}
