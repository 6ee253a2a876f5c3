/** Demo data for coaches who have no records yet: offered, marked on every view, removed with one click. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../lib/messages/commands';
import { isSample } from '../../lib/sample/mark';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useLanguage } from '../app/useLanguage';
import { Button, Notice } from '../ui';
import styles from './Journal.module.css';

type Problem = 'notAdded' | 'inSession' | 'notRemoved';

/** Shown in the empty list of people. */
export function SampleOffer() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { busy, problem, ask } = useSampleCommand();
  return (
    <div className={styles.offer}>
      <p>{t('journal.sample.what')}</p>
      <Button
        variant="secondary"
        disabled={busy}
        onClick={() => ask({ type: 'sample.add', language }, () => 'notAdded')}
      >
        {t('journal.sample.add')}
      </Button>
      {problem && <p role="alert">{t(`journal.sample.${problem}`)}</p>}
    </div>
  );
}

/** Shown on every view while demo data exists. */
export function SampleNotice() {
  const { t } = useTranslation();
  const { stores } = useServices();
  const { busy, problem, ask } = useSampleCommand();
  const { data: there } = useStored('person', 'sample', async () =>
    (await stores.people.list()).some(({ id }) => isSample(id)),
  );
  if (!there) return null;
  const remove = () =>
    ask({ type: 'sample.remove' }, (error) =>
      error === 'notPossibleNow' ? 'inSession' : 'notRemoved',
    );
  return (
    <div className={styles.sample}>
      <Notice
        tone={problem ? 'attention' : 'info'}
        action={{ label: t('journal.sample.remove'), onSelect: () => !busy && remove() }}
      >
        {t(`journal.sample.${problem ?? 'marked'}`)}
      </Notice>
    </div>
  );
}

function useSampleCommand() {
  const { send } = useServices();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = (command: Command, problemOf: (error: string) => Problem) => {
    setBusy(true);
    setProblem(null);
    void send(command).then((reply) => {
      setBusy(false);
      if (!reply.ok) setProblem(problemOf(reply.error));
    });
  };
  return { busy, problem, ask };
}
