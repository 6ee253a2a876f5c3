/** A session of ten minutes with one pause, in which both sides were heard. */
import type { ChunkPayload } from '../../../lib/session/chunk';
import type { SessionPayload } from '../../../lib/session/session';
import type { PersonPayload } from '../../../lib/people/person';

export const START = 1_700_000_000_000;
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

/** Ran 0–4 min and 6–12 min: ten minutes of session time. */
export const session: SessionPayload = {
  setting: 'call',
  plannedMs: 60 * MINUTE,
  events: [
    { type: 'started', at: START },
    { type: 'paused', at: START + 4 * MINUTE, reason: 'coach' },
    { type: 'resumed', at: START + 6 * MINUTE },
    { type: 'ended', at: START + 12 * MINUTE, reason: 'hangup' },
  ],
  reflectionOpenedAt: null,
};

export const person: PersonPayload = {
  name: 'Anna',
  language: 'en',
  address: 'vous',
  plannedMs: 60 * MINUTE,
  consents: [{ at: START, given: true }],
  startsAt: [],
  pinnedPrompts: [],
  promptsResetAt: 0,
  realName: '',
  links: [],
  tags: [],
  agreement: '',
  goals: [],
  checkInEveryWeeks: null,
  notesReminded: false,
};

/** Coach 40 s, coachee 120 s, one silence of 5 s before each of the coachee's three turns. */
export const chunk: ChunkPayload = {
  fromMs: START - SECOND,
  toMs: START + 12 * MINUTE,
  page: 'page',
  covered: [[START - SECOND, START + 9 * MINUTE]],
  muted: [[START + 3 * MINUTE, START + 3 * MINUTE + 30 * SECOND]],
  coach: [
    [START + 0, START + 20 * SECOND],
    [START + 65 * SECOND, START + 75 * SECOND],
    [START + 120 * SECOND, START + 130 * SECOND],
  ],
  coachee: [
    // Heard just before the session started, so that the whole session counts.
    [START - SECOND, START - 500],
    [START + 25 * SECOND, START + 65 * SECOND],
    [START + 80 * SECOND, START + 120 * SECOND],
    [START + 135 * SECOND, START + 175 * SECOND],
  ],
  streams: [],
  uncertainMs: { coach: 0, coachee: 0 },
};
