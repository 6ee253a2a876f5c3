import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../lib/settings/settings';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useSettings } from '../app/settings';
import { Button, VisuallyHidden } from '../ui';
import { Part } from './Part';
import { useAllowedSites } from './useAllowedSites';
import styles from './Welcome.module.css';

type Step = Settings['welcomeSkipped'][number];

interface StepsProps {
  /** Scrolls the choice of call services into view. */
  readonly onSites: () => void;
}

/**
 * The steps before a first call. Completed steps are derived from stored data, so that the coach can leave
 * and return at any point; only skipped steps are stored.
 */
export function Steps({ onSites }: StepsProps) {
  const { t } = useTranslation();
  const { stores, openPage } = useServices();
  const granted = useAllowedSites();
  const { data: sessions } = useStored('session', 'all', () => stores.sessions.list());
  const [settings, change] = useSettings();
  if (!granted || !sessions || !settings) return null;

  const done: Record<Step, boolean> = {
    sites: granted.length > 0,
    practice: sessions.some(({ payload }) => payload.practice),
    call: sessions.some(({ payload }) => !payload.practice),
  };
  const skipped = (step: Step) => !done[step] && settings.welcomeSkipped.includes(step);
  const skip = (step: Step, skips: boolean) => {
    const others = settings.welcomeSkipped.filter((other) => other !== step);
    void change({ welcomeSkipped: skips ? [...others, step] : others }).catch((error: unknown) =>
      console.warn('aparté: not remembered', error),
    );
  };
  const steps: readonly { step: Step; open?: () => void; opens?: string }[] = [
    { step: 'sites', open: onSites, opens: t('welcome.steps.sitesOpen') },
    {
      step: 'practice',
      open: () => void openPage('practice'),
      opens: t('welcome.steps.practiceOpen'),
    },
    { step: 'call' },
  ];
  const settled = steps.every(({ step }) => done[step] || skipped(step));

  return (
    <Part title={t('welcome.steps.title')}>
      <ol role="list" className={styles.steps}>
        {steps.map(({ step, open, opens }, index) => (
          <li key={step} className={styles.step}>
            <span className={styles.mark} aria-hidden>
              {done[step] ? <Check /> : index + 1}
            </span>
            <div className={styles.stepWords}>
              <p className={skipped(step) ? styles.later : undefined}>
                {t(`welcome.steps.${step}`)}
                {done[step] && (
                  <span className={styles.later}>
                    {'\u00A0·\u00A0'}
                    {t('welcome.steps.done')}
                  </span>
                )}
                {skipped(step) && (
                  <span className={styles.later}>
                    {'\u00A0·\u00A0'}
                    {t('welcome.steps.skipped')}
                  </span>
                )}
              </p>
              <div className={styles.stepButtons}>
                {open && !skipped(step) && <Button onClick={open}>{opens}</Button>}
                {!done[step] && (
                  <Button
                    variant="quiet"
                    className={styles.flush}
                    onClick={() => skip(step, !skipped(step))}
                  >
                    {t(skipped(step) ? 'welcome.steps.unskip' : 'welcome.steps.skip')}
                    <VisuallyHidden> {t(`welcome.steps.${step}`)}</VisuallyHidden>
                  </Button>
                )}
              </div>
            </div>
          </li>
        ))}
      </ol>
      {settled && <p>{t('welcome.steps.settled')}</p>}
    </Part>
  );
}
