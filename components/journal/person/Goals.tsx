/** Up to three goals. Their levels are written in advance, so that they are not adjusted to the result. */
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  GOAL_LEVELS,
  isBlank,
  levelWords,
  withGoal,
  withLevel,
  withNewGoal,
  withoutGoal,
} from '../../../lib/people/goals';
import { MAX_GOALS, type Goal } from '../../../lib/people/person';
import { useServices } from '../../app/services';
import {
  Button,
  IconButton,
  Section,
  TextArea,
  TextField,
  useToast,
  VisuallyHidden,
} from '../../ui';
import styles from './PersonPage.module.css';
import type { PersonEdits } from './usePersonEdits';

const LEVEL_KEYS = {
  '-2': 'worst',
  '-1': 'less',
  '0': 'expected',
  '1': 'more',
  '2': 'best',
} as const;

export function Goals({ form, edit }: PersonEdits) {
  const { t } = useTranslation();
  const { clock } = useServices();
  const toast = useToast();
  const { goals } = form;
  const change = (goal: Goal) => edit({ goals: withGoal(goals, goal) }, 'soon');

  const remove = (goal: Goal) => {
    edit({ goals: withoutGoal(goals, goal.id) });
    if (isBlank(goal)) return;
    toast.show({
      message: t('journal.person.goalRemoved'),
      action: { label: t('common.undo'), run: () => edit({ goals }) },
    });
  };

  return (
    <Section title={t('journal.person.goals')}>
      <div className={styles.fields}>
        <p className={styles.meta}>{t('journal.person.goalsHint')}</p>
        {goals.map((goal, index) => (
          <fieldset key={goal.id} className={styles.goal}>
            <legend>
              <VisuallyHidden>{t('journal.person.goal', { number: index + 1 })}</VisuallyHidden>
            </legend>
            <div className={styles.goalHead}>
              <TextField
                label={t('journal.person.goalTitle', { number: index + 1 })}
                value={goal.title}
                maxLength={1_000}
                onValueChange={(title) => change({ ...goal, title })}
              />
              <IconButton
                label={t('journal.person.removeGoal')}
                icon={<X />}
                tooltipSide="left"
                onClick={() => remove(goal)}
              />
            </div>
            <div className={styles.levels}>
              {GOAL_LEVELS.toReversed().map((level) => (
                <TextArea
                  key={level}
                  label={t(`journal.person.levels.${LEVEL_KEYS[level]}`)}
                  value={levelWords(goal, level)}
                  maxLength={10_000}
                  onValueChange={(words) => change(withLevel(goal, level, words))}
                />
              ))}
            </div>
          </fieldset>
        ))}
        {goals.length < MAX_GOALS && (
          <Button
            variant="quiet"
            icon={<Plus size={16} aria-hidden />}
            className={styles.add}
            onClick={() =>
              edit({ goals: withNewGoal(goals, { id: clock.newId(), nowMs: clock.nowMs() }) })
            }
          >
            {t('journal.person.addGoal')}
          </Button>
        )}
      </div>
    </Section>
  );
}
