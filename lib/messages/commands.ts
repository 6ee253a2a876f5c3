/** Extension page → worker. The worker is the one writer of sessions; it answers each command. */
import * as z from 'zod/mini';
import { personMerge } from '../people/merge';
import { MODELS, PHASES, SETTINGS } from '../session/session';
import { instant } from '../time/instant';

const id = z.string().check(z.minLength(1), z.maxLength(200));
const sessionId = id;
const tabId = z.nullable(z.int());
/** As a stored session holds it: what does not fit there could never be read again. */
const plannedMs = z.int().check(z.minimum(60_000), z.maximum(12 * 3_600_000));

export const command = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('session.start'),
    personId: z.string(),
    plannedMs,
    /** The call's tab; null for a session with no call (phone, in person). */
    tabId,
    /** In the practice call. */
    practice: z.optional(z.literal(true)),
  }),
  z.object({ type: z.literal('session.pause'), sessionId }),
  z.object({ type: z.literal('session.resume'), sessionId }),
  z.object({ type: z.literal('session.end'), sessionId }),
  z.object({ type: z.literal('session.discard'), sessionId }),
  /** 'The call only dropped': it goes on as if never ended, in its former tab if none is named. */
  z.object({ type: z.literal('session.reopen'), sessionId, tabId }),
  /** Goes on with a session the browser lost sight of; the time away becomes a pause. */
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
  /** The computer slept, or its clock was set forward: time that is not the open session's. */
  z.object({ type: z.literal('session.away'), fromMs: instant, toMs: instant }),
  z.object({ type: z.literal('reflection.open'), sessionId }),
  /** Consent or settings changed: decide again who is measured. */
  z.object({ type: z.literal('measuring.review') }),
  /**
   * What is wrong about a session that has ended, put right. Of a session under way only the person
   * can be changed.
   */
  z.object({
    type: z.literal('session.correct'),
    sessionId,
    personId: z.optional(id),
    startedMs: z.optional(instant),
    endedMs: z.optional(instant),
    plannedMs: z.optional(plannedMs),
    setting: z.optional(z.enum(SETTINGS)),
  }),
  /** A session held elsewhere. The page chooses its id, so that a second attempt enters it once. */
  z.object({
    type: z.literal('session.enter'),
    sessionId,
    personId: id,
    startedMs: instant,
    endedMs: instant,
    setting: z.enum(SETTINGS),
  }),
  /** One session goes for good, with all that belongs to it; a receipt stays. */
  z.object({ type: z.literal('session.delete'), sessionId }),
  /** Two people are one: all that is the other's becomes the kept person's. */
  z.object({ type: z.literal('person.merge'), keptId: id, otherId: id }),
  z.object({ type: z.literal('person.unmerge'), merge: personMerge }),
  /** Everything stored about a person goes, in one step; a receipt stays. */
  z.object({ type: z.literal('person.erase'), personId: id }),
  /** A journal of invented people, to look at; nothing is added while there is one. */
  z.object({ type: z.literal('sample.add'), language: z.enum(['en', 'fr']) }),
  /** All of it goes, and whatever was written about its people. Refused during a session with one. */
  z.object({ type: z.literal('sample.remove') }),
  /** Refused while a session is open, unless nobody came back to it (lib/session/left-open.ts). */
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
  /** It is refused while the session is under way. */
  'sessionUnderWay',
  /** The end is not after the begin, in the future, or too far from it. */
  'impossibleTimes',
  /** More goals, tags or agreement than one person can have. */
  'tooMuchTogether',
  'notSaved',
  /** Everything is sealed until the coach unlocks. */
  'locked',
  'badCommand',
]);
export type CommandError = z.infer<typeof commandError>;

/** Where the open session's call is: in the tab asked about, in another, or in none. */
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
    /** What the panel of this tab is to ask, if anything. */
    question: z.optional(stillWith),
    /** Of an end: when the session was over, epoch ms. */
    endedAt: z.optional(instant),
    /** What was merged, for undoing it. */
    merge: z.optional(personMerge),
  }),
  z.object({ ok: z.literal(false), error: commandError }),
]);
export type CommandReply = z.infer<typeof commandReply>;
