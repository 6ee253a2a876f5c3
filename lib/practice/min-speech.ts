import type { SessionRecord } from '../session/session';
import type { Settings } from '../settings/settings';

/** In practice, show the balance early: seeing it move is the purpose. */
const PRACTICE_MIN_SPEECH_MS = 8_000;

/** The minimum speech below which a session's share is not shown, in ms. */
export function minSpeechOf(
  { payload }: Pick<SessionRecord, 'payload'>,
  { minSpeechForShareMs }: Pick<Settings, 'minSpeechForShareMs'>,
): number {
  return payload.practice
    ? Math.min(PRACTICE_MIN_SPEECH_MS, minSpeechForShareMs)
    : minSpeechForShareMs;
}
