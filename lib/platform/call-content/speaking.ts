/** Computes who speaks now, as the panel shows it. */
import type { DetectorUpdate } from '../../speech/update';

/**
 * Speech shorter than 150 ms does not count as speech, so nobody is shown as speaking before that.
 */
const SURELY_SPEECH_MS = 150;

export function speaks(update: DetectorUpdate, side: 'coach' | 'coachee'): boolean {
  const { speaking, open } = update[side];
  return speaking && open !== null && open[1] - open[0] >= SURELY_SPEECH_MS;
}

export function coachPresence(update: DetectorUpdate | null) {
  if (!update || update.coach.state === 'blind') return 'unknown';
  if (update.coach.state === 'muted') return 'muted';
  return speaks(update, 'coach') ? 'speaking' : 'silent';
}

export function coacheePresence(update: DetectorUpdate | null) {
  if (!update || update.coachee.state === 'blind') return 'unknown';
  return speaks(update, 'coachee') ? 'speaking' : 'silent';
}
