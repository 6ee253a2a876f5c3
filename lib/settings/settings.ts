/** The coach's settings, one record for the whole extension. */
import * as z from 'zod/mini';
import { DEFAULT_THRESHOLDS, nudgeThresholds } from '../nudges/thresholds';
import { newRecord, recordSchema } from '../records/envelope';
import { instant } from '../time/instant';

const ms = (fallback: number) =>
  z._default(z.int().check(z.minimum(0), z.maximum(24 * 3_600_000)), fallback);

/** Every field has a default, so that stored settings may lack fields added since. */
export const settingsPayload = z.object({
  /** One of the languages in lib/i18n, or `auto` for the browser's. */
  language: z._default(z.string().check(z.minLength(1), z.maxLength(35)), 'auto'),
  theme: z._default(z.enum(['auto', 'light', 'dark']), 'auto'),
  /** No talk share is shown below this much speech. */
  minSpeechForShareMs: ms(120_000),
  /** Window of the rolling balance. */
  rollingMs: ms(5 * 60_000),
  /** The ring of the coach's turn starts filling after this time … */
  longTurnFromMs: ms(60_000),
  /** … and is full after this time. */
  longTurnMs: ms(90_000),
  /** Without audio for this long after the start, the manual speaker timer is offered. */
  noAudioAfterMs: ms(15_000),
  /** Without a live audio connection for this long, the call counts as ended. */
  hangUpAfterMs: ms(8_000),
  /** Measuring stops when everybody else has been absent from the call for this long. */
  emptyRoomAfterMs: ms(120_000),
  /** Visibility of the balance: always, at intervals, or only after the call. */
  balanceShows: z._default(z.enum(['always', 'moments', 'after']), 'always'),
  /** With `moments`: the interval … */
  momentEveryMs: ms(20 * 60_000),
  /** … and how long it is shown. */
  momentMs: ms(60_000),
  showDigits: z._default(z.boolean(), false),
  /** Cues during the session: off until offered after the first session and accepted. */
  nudges: z._default(z.enum(['notAsked', 'on', 'off']), 'notAsked'),
  /** Whether speech intervals are kept with the session; otherwise only measures are. */
  keepIntervals: z._default(z.boolean(), true),
  /** Ids of catalogue prompts that the coach has hidden. */
  hiddenPrompts: z._default(z.array(z.string()).check(z.maxLength(1_000)), []),
  nudgeThresholds: z._default(nudgeThresholds, DEFAULT_THRESHOLDS),
  /** With a passphrase lock: it locks after this time without activity. */
  lockAfterMinutes: z._default(z.int().check(z.minimum(1), z.maximum(24 * 60)), 15),
  /** Months for which data about a person is kept after their last session; null: no limit. */
  retentionMonths: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(120))), 12),
  /** Since when expired data is erased automatically, in epoch ms; null: only on the coach's request. */
  retentionByItselfSince: z._default(z.nullable(instant), null),
  /** Steps of the welcome page that the coach skipped; completed steps are derived from stored data. */
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
