/** Up to three goals, each with five levels written beforehand in the person's own words. */
import type { Stamp } from '../records/envelope';
import { MAX_GOALS, type Goal } from './person';

/** In the order of `levels`; 0 is the expected level. */
export const GOAL_LEVELS = [-2, -1, 0, 1, 2] as const;
export type GoalLevel = (typeof GOAL_LEVELS)[number];

/** Appends an empty goal; returns the same goals when there are already three. */
export function withNewGoal(goals: readonly Goal[], { id, nowMs }: Stamp): Goal[] {
  if (goals.length >= MAX_GOALS) return [...goals];
  return [...goals, { id, title: '', levels: ['', '', '', '', ''], createdAt: nowMs }];
}

export function withGoal(goals: readonly Goal[], changed: Goal): Goal[] {
  return goals.map((goal) => (goal.id === changed.id ? changed : goal));
}

export function withoutGoal(goals: readonly Goal[], id: string): Goal[] {
  return goals.filter((goal) => goal.id !== id);
}

/** The words of a level; `levels` starts with −2. */
export function levelWords(goal: Goal, level: GoalLevel): string {
  return goal.levels[GOAL_LEVELS.indexOf(level)] ?? '';
}

export function withLevel(goal: Goal, level: GoalLevel, words: string): Goal {
  const levels: Goal['levels'] = [...goal.levels];
  levels[GOAL_LEVELS.indexOf(level)] = words;
  return { ...goal, levels };
}

/** Whether nothing has been written in the goal yet. */
export function isBlank({ title, levels }: Goal): boolean {
  return [title, ...levels].every((words) => words.trim() === '');
}

/** `+1`, `0`, `−2`, with a typographic minus sign. */
export function signedLevel(level: number): string {
  if (level === 0) return '0';
  return level > 0 ? `+${level}` : `−${-level}`;
}

/** A level with its words: `+1 – The team decides`; the figure alone when there are no words. */
export function levelText(goal: Goal, level: number): string {
  const known = GOAL_LEVELS.find((each) => each === level);
  const words = known === undefined ? '' : levelWords(goal, known).trim();
  return words === '' ? signedLevel(level) : `${signedLevel(level)} – ${words}`;
}
