import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { durationText, percentText } from '../../lib/export/format';
import type { Language } from '../../lib/i18n';
import type { ShareRange } from '../../lib/listening/share-uncertainty';
import { BalanceBar } from '../plot';
import { silencesHeld, type MeasuredSession } from '../../lib/session/measure-session';
import { useLanguage } from '../app/useLanguage';
import { PastGuesses } from './PastGuesses';
import styles from './TalkShare.module.css';

interface RevealedProps {
  readonly found: MeasuredSession;
  /** 0–100, or null when the guess was skipped. */
  readonly guessPercent: number | null;
  /** The button that revealed this is gone: move the focus here, where reading continues. */
  readonly takeFocus: boolean;
}

/** The measured share, in words and one bar. It is not a score. */
export function TalkShareResult(props: RevealedProps) {
  return (
    <div className={styles.stack}>
      <TalkShareSummary {...props} />
      {props.guessPercent !== null && props.found.coachShare !== null && <PastGuesses />}
      <Figures found={props.found} />
    </div>
  );
}

/** The talk shares, and what the coach had guessed. */
export function TalkShareSummary({ found, guessPercent, takeFocus }: RevealedProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const { coachShare, unsure, range } = found;

  useEffect(() => {
    if (takeFocus) place.current?.focus();
  }, [takeFocus]);

  const shares = coachShare === null ? null : sharesText(coachShare, language);
  const limits = range && limitsText(range, language);
  return (
    <div ref={place} tabIndex={-1} className={styles.stack}>
      {shares === null ? (
        <p>{t(unsure ? 'reflection.share.unsure' : 'reflection.share.notEnough')}</p>
      ) : (
        <>
          <BalanceBar
            label={t('reflection.share.sentence', shares)}
            coach={coachShare}
            range={range ?? undefined}
            digits={t('reflection.share.bar', shares)}
          />
          <p>
            {t('reflection.share.sentence', shares)}
            {limits && ` ${t('reflection.share.range', limits)}`}
          </p>
        </>
      )}
      {guessPercent !== null && (
        <p>{t('reflection.guess.yours', { guess: percentText(guessPercent / 100, language) })}</p>
      )}
    </div>
  );
}

/** Derive the second share from the first: rounded separately, they could add up to 101. */
function sharesText(coachShare: number, language: Language) {
  const coach = Math.round(coachShare * 100) / 100;
  return { coach: percentText(coach, language), others: percentText(1 - coach, language) };
}

/** Null when the uncertainty is too small to show. */
function limitsText({ low, high }: ShareRange, language: Language) {
  const limits = { low: percentText(low, language), high: percentText(high, language) };
  return limits.low === limits.high ? null : limits;
}

function Figures({ found: { heard, measures } }: { readonly found: MeasuredSession }) {
  const { t } = useTranslation();
  const { silences, longestCoachTurnMs, medianCoacheeTurnMs } = measures;
  const duration = (ms: number | null) => (ms === null ? null : durationText(ms));
  const held = silences === null ? null : { silences, held: silencesHeld(measures) };
  const figures: readonly [name: string, text: string | null][] = [
    [t('reflection.share.longestCoachTurn'), duration(longestCoachTurnMs)],
    [t('reflection.share.medianCoacheeTurn'), duration(medianCoacheeTurnMs)],
    [
      t('reflection.share.silences'),
      held && t(silences === 0 ? 'reflection.share.noSilence' : 'reflection.share.held', held),
    ],
    [t('reflection.share.blind'), duration(heard.blindMs)],
    [t('reflection.share.muted'), duration(heard.mutedMs)],
  ];

  return (
    <dl className={styles.figures}>
      {figures.map(
        ([name, text]) =>
          text !== null && (
            <div key={name} className={styles.figure}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
