import type { SessionRecord } from '../session/session';
import type { Settings } from '../settings/settings';

/** Enough to see the balance move, which is all that practice is for. */
const PRACTICE_MIN_SPEECH_MS = 8_000;

/** Talk below which a session's share is not shown. */
export function minSpeechOf(
  { payload }: Pick<SessionRecord, 'payload'>,
  { minSpeechForShareMs }: Pick<Settings, 'minSpeechForShareMs'>,
): number {
  return payload.practice
    ? Math.min(PRACTICE_MIN_SPEECH_MS, minSpeechForShareMs)
    : minSpeechForShareMs;
}
