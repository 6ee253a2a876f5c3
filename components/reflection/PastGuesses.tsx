/** The coach's guesses beside the measured shares, over time. */
import { useTranslation } from 'react-i18next';
import { percentText } from '../../lib/export/format';
import { madeInEarnest } from '../../lib/practice/in-earnest';
import {
  calibration,
  guessPairs,
  MIN_GUESSES,
  NEAR_POINTS,
} from '../../lib/reflection/calibration';
import { ownFirst } from '../../lib/sample/mark';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useLanguage } from '../app/useLanguage';
import { PairPlot } from '../plot';
import styles from './TalkShare.module.css';

interface PastGuessesProps {
  /** Shown when there are no guesses yet. */
  readonly empty?: string;
}

export function PastGuesses({ empty }: PastGuessesProps) {
  const { t } = useTranslation();
  const { stores } = useServices();
  const language = useLanguage();
  const { data: pairs } = useStored(['reflection', 'session'], 'all', async () => {
    const [reflections, sessions] = await Promise.all([
      stores.reflections.list(),
      stores.sessions.list(),
    ]);
    return guessPairs(ownFirst(madeInEarnest(reflections, sessions)));
  });
  if (!pairs) return null;
  if (pairs.length === 0)
    return empty === undefined ? null : <p className={styles.quiet}>{empty}</p>;
  const told = calibration(pairs);
  const sentence = t(`reflection.calibration.${told.kind}`, {
    sessions: told.sessions,
    points: 'points' in told ? told.points : 0,
    needed: MIN_GUESSES,
    near: NEAR_POINTS,
  });

  return (
    <>
      <p className={told.kind === 'tooFew' ? styles.quiet : undefined}>{sentence}</p>
      {told.kind !== 'tooFew' && (
        <PairPlot
          label={t('reflection.calibration.plot', { sessions: told.sessions })}
          pairs={pairs.map(({ at, guessPercent, measuredPercent }) => ({
            id: String(at),
            guess: guessPercent / 100,
            measured: measuredPercent / 100,
          }))}
          guessLabel={t('reflection.calibration.guess')}
          measuredLabel={t('reflection.calibration.measured')}
          lowLabel={percentText(0, language)}
          highLabel={percentText(1, language)}
        />
      )}
    </>
  );
}
