/**
 * Extension page → worker. The worker is the only writer of sessions, and replies to each command.
 */
import * as z from 'zod/mini';
import { personMerge } from '../people/merge';
import { MODELS, PHASES, SETTINGS } from '../session/session';
import { instant } from '../time/instant';

const id = z.string().check(z.minLength(1), z.maxLength(200));
const sessionId = id;
const tabId = z.nullable(z.int());
/**
 * The same limits as in a stored session: a value outside them could be stored but never read
 * again.
 */
const plannedMs = z.int().check(z.minimum(60_000), z.maximum(12 * 3_600_000));

export const command = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('session.start'),
    personId: z.string(),
    plannedMs,
    /** The call's tab; null for a session with no call (phone, in person). */
    tabId,
    /** The session takes place in the practice call. */
    practice: z.optional(z.literal(true)),
  }),
  z.object({ type: z.literal('session.pause'), sessionId }),
  z.object({ type: z.literal('session.resume'), sessionId }),
  z.object({ type: z.literal('session.end'), sessionId }),
  z.object({ type: z.literal('session.discard'), sessionId }),
  /**
   * 'The call only dropped': the session goes on as if it never ended; without a tab id in its
   * former tab.
   */
  z.object({ type: z.literal('session.reopen'), sessionId, tabId }),
  /** Goes on with an open session after the browser was gone; the time away becomes a pause. */
  z.object({ type: z.literal('session.adopt'), sessionId, tabId }),
  /** The answer to 'Still with NAME?': go on with the call that is there now, or end the session. */
  z.object({ type: z.literal('session.answer'), sessionId, same: z.boolean() }),
  z.object({ type: z.literal('session.setPhase'), sessionId, phase: z.enum(PHASES) }),
  z.object({ type: z.literal('session.setPlanned'), sessionId, plannedMs }),
  z.object({
    type: z.literal('session.hand'),
    sessionId,
    speaker: z.nullable(z.enum(['coach', 'coachee'])),
  }),
  z.object({ type: z.literal('session.plan'), sessionId, model: z.nullable(z.enum(MODELS)) }),
  z.object({ type: z.literal('session.tendSafety'), sessionId, tended: z.boolean() }),
  /**
   * The computer slept, or its clock was set forward: this time does not count for the open
   * session.
   */
  z.object({ type: z.literal('session.away'), fromMs: instant, toMs: instant }),
  z.object({ type: z.literal('reflection.open'), sessionId }),
  /** Consent or settings changed: check again whether to measure. */
  z.object({ type: z.literal('measuring.review') }),
  /** Corrects an ended session. While a session is under way, only its person can be changed. */
  z.object({
    type: z.literal('session.correct'),
    sessionId,
    personId: z.optional(id),
    startedMs: z.optional(instant),
    endedMs: z.optional(instant),
    plannedMs: z.optional(plannedMs),
    setting: z.optional(z.enum(SETTINGS)),
  }),
  /** Enters a session held elsewhere. The page chooses the id, so that a retry is idempotent. */
  z.object({
    type: z.literal('session.enter'),
    sessionId,
    personId: id,
    startedMs: instant,
    endedMs: instant,
    setting: z.enum(SETTINGS),
  }),
  /** Erases one session and all that belongs to it; a receipt stays. */
  z.object({ type: z.literal('session.delete'), sessionId }),
  /** Merges two people: all records of the other become the kept person's. */
  z.object({ type: z.literal('person.merge'), keptId: id, otherId: id }),
  z.object({ type: z.literal('person.unmerge'), merge: personMerge }),
  /** Erases everything stored about a person, in one step; a receipt stays. */
  z.object({ type: z.literal('person.erase'), personId: id }),
  /** Adds the demo data; does nothing while it is there already. */
  z.object({ type: z.literal('sample.add'), language: z.enum(['en', 'fr']) }),
  /**
   * Erases the demo data and everything written about its people. Refused during a session with one
   * of them.
   */
  z.object({ type: z.literal('sample.remove') }),
  /**
   * Locks the database. Refused while a session is open, unless it was left open
   * (lib/session/left-open.ts).
   */
  z.object({ type: z.literal('lock.now') }),
  /** The panel asks whether the open session is its own tab's. */
  z.object({ type: z.literal('tab.status'), tabId: z.int() }),
]);
export type Command = z.infer<typeof command>;

export const commandError = z.enum([
  'anotherSessionOpen',
  'noSuchSession',
  'noSuchPerson',
  'notPossibleNow',
  /** The command is refused while the session is under way. */
  'sessionUnderWay',
  /** The end is not after the start, is in the future, or is too long after the start. */
  'impossibleTimes',
  /** After the merge, one person would have too many goals or tags, or too long an agreement. */
  'tooMuchTogether',
  'notSaved',
  /** The data is encrypted and cannot be read until the coach unlocks it. */
  'locked',
  'badCommand',
]);
export type CommandError = z.infer<typeof commandError>;

/** Where the open session's call is: in the asking tab, in another one, or in none. */
export const tabStatus = z.enum(['here', 'elsewhere', 'nowhere']);
export type TabStatus = z.infer<typeof tabStatus>;

/** 'Still with NAME?': nothing is measured until the coach has answered. */
export const stillWith = z.object({
  sessionId: z.string(),
  kind: z.enum(['anotherMeeting', 'emptyRoom', 'afterHangUp']),
});
export type StillWith = z.infer<typeof stillWith>;

export const commandReply = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    sessionId: z.optional(z.string()),
    status: z.optional(tabStatus),
    /** The question that the panel of this tab must ask, if any. */
    question: z.optional(stillWith),
    /** When the session ended, for `session.end`; epoch ms. */
    endedAt: z.optional(instant),
    /** What was merged, so that it can be undone. */
    merge: z.optional(personMerge),
  }),
  z.object({ ok: z.literal(false), error: commandError }),
]);
export type CommandReply = z.infer<typeof commandReply>;
