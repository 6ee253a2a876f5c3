/** Seven phases in one row: the clock suggests one, the coach can set another. */
import { useTranslation } from 'react-i18next';
import { contentLanguage } from '../../../lib/i18n';
import { MODEL_STEP_LABELS, PHASE_LABELS } from '../../../lib/prompts/labels';
import { PHASES } from '../../../lib/session/session';
import { Tooltip } from '../../ui';
import styles from './PhaseStrip.module.css';
import type { Prompts } from './usePrompts';

export function PhaseStrip({ prompts }: { readonly prompts: Prompts }) {
  const { t, i18n } = useTranslation();
  const language = contentLanguage(i18n.language);
  const { phase, suggested, plan, setPhase } = prompts;
  const name = PHASE_LABELS[phase][language];
  const step = plan === null ? undefined : MODEL_STEP_LABELS[plan][phase]?.[language];

  return (
    <div className={styles.phases}>
      <div className={styles.strip} role="group" aria-label={t('panel.prompts.phase')}>
        {PHASES.map((each) => {
          const label = PHASE_LABELS[each][language];
          return (
            <Tooltip key={each} content={label} side="bottom" repeatsName>
              <button
                type="button"
                className={styles.phase}
                aria-label={
                  each === suggested ? t('panel.prompts.phaseNow', { phase: label }) : label
                }
                aria-pressed={each === phase}
                data-suggested={each === suggested || undefined}
                onClick={() => setPhase(each)}
              />
            </Tooltip>
          );
        })}
      </div>
      <p className={styles.name}>
        {name}
        {step !== undefined && step !== name && ` · ${step}`}
      </p>
    </div>
  );
}
