import { useTranslation } from 'react-i18next';
import type { CheckInPayload } from '../../lib/check-ins/check-in';
import { levelText } from '../../lib/people/goals';
import type { Goal } from '../../lib/people/person';

/** The answers in one line; goals that no longer exist are left out. */
export function useAnswersText(goals: readonly Goal[]): (answers: CheckInPayload) => string {
  const { t } = useTranslation();
  return ({ implication, wellBeing, goals: levels }) => {
    const said = [
      implication !== null && t('journal.checkIns.said.implication', { value: implication }),
      wellBeing !== null && t('journal.checkIns.said.wellBeing', { value: wellBeing }),
      ...goals.map((goal, index) => {
        const level = levels.find(({ goalId }) => goalId === goal.id)?.level;
        if (level === undefined) return false;
        const title = goal.title.trim() || t('journal.over.series.goal', { number: index + 1 });
        return t('journal.checkIns.goalAt', { goal: title, level: levelText(goal, level) });
      }),
    ].filter((part) => part !== false);
    return said.length === 0 ? t('journal.checkIns.unanswered') : said.join(' · ');
  };
}
