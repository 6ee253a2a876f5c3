/** The session as a turn timeline, with zoom and pan, and the same content in words. */
import { ChevronLeft, ChevronRight, Minus, Plus } from 'lucide-react';
import { memo, useCallback, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark, TurnTimeline as ScoreModel } from '../../../lib/journal/turn-timeline';
import { ticksOf } from '../../../lib/journal/viewport';
import type { Interval } from '../../../lib/listening/interval';
import { PHASE_LABELS } from '../../../lib/prompts/labels';
import { clockTime } from '../../../lib/time/format';
import { useLanguage } from '../../app/useLanguage';
import { TurnTimeline, useWidth, type PlotInterval } from '../../plot';
import { Button, IconButton, Section } from '../../ui';
import { Legend } from './Legend';
import { TurnTimelineTable } from './TurnTimelineTable';
import styles from './Session.module.css';
import { useMarkWords } from './useMarkWords';
import { useTurnTimelineView } from './useTurnTimelineView';

/** Minimum distance between two axis times, in px. */
const TICK_PX = 90;
/** Maximum length of a note's tooltip: a note may have a megabyte. */
const HINT_CHARS = 140;

interface ScoreViewProps {
  readonly score: ScoreModel;
  /** The intervals were deleted and the measures kept. */
  readonly deleted: boolean;
  /** The reason for missing speech; null when there is speech. */
  readonly without: string | null;
  readonly onMark: (mark: Mark) => void;
}

/** Memoised: typing beside it does not re-render it. */
export const TurnTimelineView = memo(function TurnTimelineView({
  score,
  deleted,
  without,
  onMark,
}: ScoreViewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const keysId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(frame);
  const { view, isWhole, moves, handlers } = useTurnTimelineView(score.durationMs, frame);
  const markWords = useMarkWords();

  const drawn = useMemo(
    () => ({
      coach: score.speech.coach.map(plotted),
      others: score.speech.coachee.map(plotted),
      overlaps: score.overlaps.map(plotted),
      silences: score.conversation.silences,
      blind: deleted ? [] : score.blind.map(plotted),
      muted: score.muted.map(plotted),
      phases: score.phases.map(({ phase, fromMs, untilMs }) => ({
        name: PHASE_LABELS[phase][language],
        startMs: fromMs,
        endMs: untilMs,
      })),
      pins: score.marks.map((mark) => ({
        id: mark.id,
        atMs: mark.atMs,
        shape: mark.what,
        label: `${clockTime(mark.atMs)} ${markWords(mark, HINT_CHARS)}`,
      })),
    }),
    [score, deleted, language, markWords],
  );
  const goTo = useCallback(
    (id: string) => {
      const mark = score.marks.find((each) => each.id === id);
      if (mark) onMark(mark);
    },
    [score, onMark],
  );
  const ticks = ticksOf(view, Math.max(2, widthPx / TICK_PX)).map((atMs) => ({
    atMs,
    text: clockTime(atMs),
  }));
  const range = { from: clockTime(view.startMs), until: clockTime(view.endMs) };

  return (
    <Section title={t('journal.session.score.title')}>
      {without && <p className={styles.quiet}>{without}</p>}
      <div
        ref={frame}
        role="group"
        tabIndex={0}
        aria-label={t('journal.session.score.title')}
        aria-describedby={keysId}
        className={styles.frame}
        {...handlers}
      >
        <TurnTimeline
          {...drawn}
          label={t('journal.session.score.label', range)}
          window={view}
          widthPx={widthPx}
          ticks={ticks}
          onPin={goTo}
        />
      </div>
      <div className={styles.tools}>
        <IconButton
          label={t('journal.session.score.earlier')}
          shortcut="←"
          icon={<ChevronLeft />}
          disabled={isWhole}
          onClick={moves.earlier}
        />
        <IconButton
          label={t('journal.session.score.later')}
          shortcut="→"
          icon={<ChevronRight />}
          disabled={isWhole}
          onClick={moves.later}
        />
        <IconButton
          label={t('journal.session.score.zoomOut')}
          icon={<Minus />}
          disabled={isWhole}
          onClick={moves.zoomOut}
        />
        <IconButton
          label={t('journal.session.score.zoomIn')}
          icon={<Plus />}
          onClick={moves.zoomIn}
        />
        <Button size="small" variant="quiet" disabled={isWhole} onClick={moves.whole}>
          {t('journal.session.score.whole')}
        </Button>
      </div>
      {!deleted && <Legend />}
      <p id={keysId} className={styles.meta}>
        {t('journal.session.score.keys')}
      </p>
      <TurnTimelineTable score={score} />
    </Section>
  );
});

function plotted([startMs, endMs]: Interval): PlotInterval {
  return { startMs, endMs };
}
