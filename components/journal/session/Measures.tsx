/** The measures of a session, each with its definition. None is a score. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { percentText } from '../../../lib/export/format';
import { PHASE_LABELS } from '../../../lib/prompts/labels';
import type { MeasuredSession } from '../../../lib/session/measure-session';
import { useLanguage } from '../../app/useLanguage';
import { TalkShareSummary } from '../../reflection/TalkShareResult';
import { Section, Term } from '../../ui';
import { measureRows, type MeasureRow } from './measureRows';
import styles from './Session.module.css';

interface MeasuresProps {
  readonly found: MeasuredSession;
  readonly guessPercent: number | null;
  /** True just after the reveal: moves the focus here, where reading continues. */
  readonly takeFocus: boolean;
}

export function Measures({ found, guessPercent, takeFocus }: MeasuresProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const value = ({ value }: MeasureRow) => {
    if (typeof value === 'string') return value;
    if ('coach' in value) return t('journal.session.measures.pair', value);
    return t(value.silences === 0 ? 'reflection.share.noSilence' : 'reflection.share.held', value);
  };

  return (
    <Section title={t('journal.session.measures.title')}>
      <div className={styles.stack}>
        <TalkShareSummary found={found} guessPercent={guessPercent} takeFocus={takeFocus} />
        <p className={styles.meta}>{t('journal.session.measures.hint')}</p>
        <dl>
          {measureRows(found, language).map((row) => (
            <Figure
              key={row.name}
              name={t(`journal.session.measures.${row.name}`)}
              means={t(`journal.session.measures.${row.means}`)}
              value={value(row)}
            />
          ))}
          <ByPhase found={found} />
        </dl>
      </div>
    </Section>
  );
}

/** Hidden when there is no share: phases have even less speech than the whole. */
function ByPhase({ found: { coachShare, heard } }: Pick<MeasuresProps, 'found'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (coachShare === null || heard.phases.length === 0) return null;
  const shares = heard.phases.map(
    ({ phase, coachTalkMs, coacheeTalkMs }) =>
      `${PHASE_LABELS[phase][language]} ${percentText(coachTalkMs / (coachTalkMs + coacheeTalkMs), language)}`,
  );
  return (
    <Figure
      name={t('journal.session.measures.byPhase')}
      means={t('journal.session.measures.byPhaseMeans')}
      value={shares.join(' · ')}
    />
  );
}

interface FigureProps {
  readonly name: string;
  readonly means: string;
  readonly value: string;
}

function Figure({ name, means, value }: FigureProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.figure}>
      <dt>
        <Term definition={means} open={open} onOpenChange={setOpen}>
          {name}
        </Term>
      </dt>
      <dd>
        {value}
        {open && <p className={styles.means}>{means}</p>}
      </dd>
    </div>
  );
}
