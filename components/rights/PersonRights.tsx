/** A person's data rights: access, export, correction, erasure. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personReportTree } from '../../lib/rights/person-report';
import type { PersonHoldings } from '../../lib/rights/holdings';
import { useLanguage } from '../app/useLanguage';
import { useServices } from '../app/services';
import { useSettings } from '../app/settings';
import { localTimeZone } from '../app/timeZone';
import { placeHref } from '../journal/place';
import { Button, EmptyState, Notice, Section } from '../ui';
import { personReportContext } from './personReportContext';
import { Correct } from './Correct';
import { EraseDialog } from './EraseDialog';
import styles from './Rights.module.css';
import { TakeAway } from './TakeAway';
import { Tree } from './Tree';
import { useHoldings } from './useHoldings';

export function PersonRights({ personId }: { readonly personId: string }) {
  const { t } = useTranslation();
  const [erased, setErased] = useState(false);
  const holdings = useHoldings(personId);
  if (!holdings) return null;
  const person = holdings.person[0];
  return (
    <>
      <p className={styles.back}>
        <a href={placeHref('rights')}>← {t('rights.person.all')}</a>
      </p>
      {erased && <Notice>{t('rights.person.erased')}</Notice>}
      {!erased && !person && <EmptyState>{t('rights.person.unknown')}</EmptyState>}
      {person && (
        <Held
          key={personId}
          holdings={holdings}
          name={person.payload.name}
          language={person.payload.language}
          onErased={() => setErased(true)}
        />
      )}
    </>
  );
}

interface HeldProps {
  readonly holdings: PersonHoldings;
  readonly name: string;
  readonly language: 'en' | 'fr';
  readonly onErased: () => void;
}

function Held({ holdings, name, language, onErased }: HeldProps) {
  const { t, i18n: words } = useTranslation();
  const { clock } = useServices();
  const shownIn = useLanguage();
  const [settings] = useSettings();
  const [asking, setAsking] = useState(false);
  const minSpeechForShareMs = settings?.minSpeechForShareMs;

  const treeIn = useMemo(() => {
    if (minSpeechForShareMs === undefined) return null;
    const at = { timeZone: localTimeZone(), nowMs: clock.nowMs(), minSpeechForShareMs };
    return (of: 'en' | 'fr') => personReportTree(holdings, personReportContext(words, of, at));
  }, [holdings, words, clock, minSpeechForShareMs]);
  if (!treeIn) return null;

  return (
    <>
      <h1 className={styles.title}>{t('rights.person.title', { name })}</h1>
      <TakeAway holdings={holdings} tree={() => treeIn(language)} language={language} />
      <Correct holdings={holdings} />
      <Section title={t('rights.person.eraseSection')}>
        <div className={styles.stack}>
          <p className={styles.hint}>{t('rights.person.eraseBackups')}</p>
          <Button variant="danger" onClick={() => setAsking(true)}>
            {t('rights.person.erase')}
          </Button>
        </div>
        <EraseDialog
          open={asking}
          onOpenChange={setAsking}
          personId={holdings.person[0]?.id ?? ''}
          name={name}
          onErased={onErased}
        />
      </Section>
      <Section title={t('rights.person.see')}>
        <div className={styles.account}>
          <Tree node={treeIn(shownIn)} />
        </div>
      </Section>
    </>
  );
}
