/** The coach's own choices, one record for the whole extension. */
import * as z from 'zod/mini';
import { DEFAULT_THRESHOLDS, nudgeThresholds } from '../nudges/thresholds';
import { newRecord, recordSchema } from '../records/envelope';
import { instant } from '../time/instant';

const ms = (fallback: number) =>
  z._default(z.int().check(z.minimum(0), z.maximum(24 * 3_600_000)), fallback);

/** Every field has its default, so stored settings may lack what was added since. */
export const settingsPayload = z.object({
  /** One of those in lib/i18n, or the browser's. */
  language: z._default(z.string().check(z.minLength(1), z.maxLength(35)), 'auto'),
  theme: z._default(z.enum(['auto', 'light', 'dark']), 'auto'),
  /** No talk share is shown before this much speech has been heard. */
  minSpeechForShareMs: ms(120_000),
  /** The short balance looks back this far. */
  rollingMs: ms(5 * 60_000),
  /** The ring of the coach's turn starts filling here … */
  longTurnFromMs: ms(60_000),
  /** … and is full here. */
  longTurnMs: ms(90_000),
  /** Without any audio for this long after the start, the hand timer is offered. */
  noAudioAfterMs: ms(15_000),
  /** Without a live audio connection for this long, the call is over. */
  hangUpAfterMs: ms(8_000),
  /** Measuring stops when everybody else has been gone from the call for this long. */
  emptyRoomAfterMs: ms(120_000),
  /** When the balance shows: always, for a moment now and then, or only after the call. */
  balanceShows: z._default(z.enum(['always', 'moments', 'after']), 'always'),
  /** With `moments`: how often … */
  momentEveryMs: ms(20 * 60_000),
  /** … and for how long. */
  momentMs: ms(60_000),
  showDigits: z._default(z.boolean(), false),
  /** Cues during the session: off until offered, after the first session, and accepted. */
  nudges: z._default(z.enum(['notAsked', 'on', 'off']), 'notAsked'),
  /** Who spoke when is kept with the session; otherwise only what was measured is. */
  keepIntervals: z._default(z.boolean(), true),
  /** Prompts of the catalogue the coach does not want to see. */
  hiddenPrompts: z._default(z.array(z.string()).check(z.maxLength(1_000)), []),
  nudgeThresholds: z._default(nudgeThresholds, DEFAULT_THRESHOLDS),
  /** With a passphrase lock: it closes when nobody has been there this long. */
  lockAfterMinutes: z._default(z.int().check(z.minimum(1), z.maximum(24 * 60)), 15),
  /** What is stored about a person is kept this long after their last session; null: no limit. */
  retentionMonths: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(120))), 12),
  /** Since when what is due is erased by itself, in epoch ms; null: only when the coach says so. */
  retentionByItselfSince: z._default(z.nullable(instant), null),
  /** Steps of the welcome page the coach passed over; those done are seen from what there is. */
  welcomeSkipped: z._default(z.array(z.enum(['sites', 'practice', 'call'])), []),
});
export type Settings = z.infer<typeof settingsPayload>;

export const settingRecord = recordSchema('setting', settingsPayload);
export type SettingRecord = z.infer<typeof settingRecord>;

export const DEFAULT_SETTINGS: Settings = settingsPayload.parse({});
export const SETTINGS_ID = 'settings';

export function newSettings(settings: Settings, nowMs: number): SettingRecord {
  return newRecord('setting', settings, { id: SETTINGS_ID, nowMs });
}
