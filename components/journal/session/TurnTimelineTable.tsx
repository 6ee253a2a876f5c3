/** The timeline turn by turn as a table, for reading instead of seeing. */
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TurnTimeline } from '../../../lib/journal/turn-timeline';
import { scoreLines, type TimelineLine } from '../../../lib/journal/timeline-lines';
import { PHASE_LABELS } from '../../../lib/prompts/labels';
import { clockTime } from '../../../lib/time/format';
import { useLanguage } from '../../app/useLanguage';
import { Button, Section } from '../../ui';
import styles from './Session.module.css';
import { shortText } from './shortText';
import { useMarkWords } from './useMarkWords';

/** Page size in lines: a session of four hours has thousands. */
const LINES_AT_A_TIME = 200;
const MARK_CHARS = 2_000;

export const TurnTimelineTable = memo(function TurnTimelineTable({
  score,
}: {
  readonly score: TurnTimeline;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.inner}>
      <Section
        title={t('journal.session.table.title')}
        level={3}
        collapsible
        open={open}
        onOpenChange={setOpen}
      >
        {open && <Lines score={score} />}
      </Section>
    </div>
  );
});

function Lines({ score }: { readonly score: TurnTimeline }) {
  const { t } = useTranslation();
  const lines = useMemo(() => scoreLines(score), [score]);
  const [shown, setShown] = useState(LINES_AT_A_TIME);
  const words = useLineWords();
  const language = useLanguage();
  const left = lines.length - shown;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('journal.session.table.at')}</th>
            <th scope="col">{t('journal.session.table.length')}</th>
            <th scope="col">{t('journal.session.table.what')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, shown).map((line) => (
            <tr key={keyOf(line)} data-line={line.type}>
              <td>{clockTime(line.atMs)}</td>
              <td>{'untilMs' in line ? shortText(line.untilMs - line.atMs, language) : ''}</td>
              <td dir="auto">{words(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <Button size="small" onClick={() => setShown(shown + LINES_AT_A_TIME)}>
          {t('journal.session.table.more', { left })}
        </Button>
      )}
    </>
  );
}

function keyOf(line: TimelineLine): string {
  const whose = 'speaker' in line ? line.speaker : line.type === 'mark' ? line.mark.id : '';
  return `${line.type} ${whose} ${line.atMs}`;
}

function useLineWords(): (line: TimelineLine) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const markWords = useMarkWords();
  return (line) => {
    switch (line.type) {
      case 'turn':
        return t(`journal.session.table.${line.speaker}${line.interrupts ? 'Interrupts' : ''}`);
      case 'within':
        return t(`journal.session.table.${line.speaker}Within`);
      case 'backchannel':
        return t(`journal.session.table.${line.speaker}Signal`);
      case 'silence':
        return t(`journal.session.table.silence${line.endedBy === 'coach' ? 'Coach' : 'Coachee'}`);
      case 'phase':
        return t('journal.session.table.phase', { phase: PHASE_LABELS[line.phase][language] });
      case 'mark':
        return markWords(line.mark, MARK_CHARS);
      case 'blind':
      case 'muted':
        return t(`journal.session.table.${line.type}`);
    }
  };
}
