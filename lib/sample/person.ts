/** One invented person: agreement, fourteen sessions over a year, and their course. */
import { newCheckIn } from '../check-ins/check-in';
import { newPerson, withConsent, type PersonRecord } from '../people/person';
import { newPrep } from '../notes/note';
import { withPayload, type AnyRecord } from '../records/envelope';
import type { Chance } from './chance';
import { commitmentsOver } from './commitments';
import { sampleSession, type SampleContext } from './session';
import type { SamplePerson, SampleWords } from './words';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SAMPLE_SESSIONS = 14;
const BETWEEN_DAYS = 26;
/** Number of latest sessions that keep speech intervals; the others keep their measures only. */
const WITH_CHUNKS = 3;
/** Weeks between check-ins; only the first two people have them. */
const CHECK_IN_WEEKS = 5;
const CHECK_INS = 10;

interface SamplePersonOptions {
  readonly person: SamplePerson;
  readonly words: SampleWords;
  readonly language: 'en' | 'fr';
  readonly nowMs: number;
  /** Index among the invented people. */
  readonly index: number;
  readonly id: string;
  readonly chance: Chance;
}

export function sampleOf(options: SamplePersonOptions): AnyRecord[] {
  const { words, nowMs, index, id, chance, person } = options;
  const at = (session: number) => sessionStart(nowMs, index, SAMPLE_SESSIONS - 1 - session);
  const record = personRecordOf(options, at(0) - 3 * DAY_MS);
  const context: SampleContext = { id, words, nowMs, chance };
  const starts = Array.from({ length: SAMPLE_SESSIONS }, (_, session) => at(session));
  const sessions = starts.flatMap((startedAt, number) =>
    sampleSession(context, {
      number,
      startedAt,
      progress: number / (SAMPLE_SESSIONS - 1),
      keepChunks: number >= SAMPLE_SESSIONS - WITH_CHUNKS,
      // The first person's last session has no reflection yet.
      reflected: index > 0 || number < SAMPLE_SESSIONS - 1,
    }),
  );
  const commitments = commitmentsOver(context, person.commitments, starts);
  const prep = newPrep(
    words.prep,
    { id: `${id}:prep`, nowMs: at(SAMPLE_SESSIONS - 1) + DAY_MS },
    id,
  );
  return [
    record,
    ...sessions,
    ...commitments,
    ...(index === 0 ? [prep] : []),
    ...(index < 2 ? checkInsOf(context, record) : []),
  ];
}

/** The start of a session, at a whole hour, UTC. */
function sessionStart(nowMs: number, index: number, sessionsAgo: number): number {
  const daysAgo = 3 + index * 4 + sessionsAgo * BETWEEN_DAYS;
  const day = Math.floor((nowMs - daysAgo * DAY_MS) / DAY_MS) * DAY_MS;
  return day + (9 + index * 2) * HOUR_MS;
}

function personRecordOf(
  { person, words, language, index, id }: SamplePersonOptions,
  madeAt: number,
): PersonRecord {
  const made = newPerson(person.name, language, { id, nowMs: madeAt });
  const { title, levels } = person.goal;
  return withPayload(
    made,
    {
      ...withConsent(made.payload, true, madeAt + HOUR_MS),
      tags: [words.mark, person.tag],
      agreement: person.agreement,
      goals: [{ id: `${id}:goal`, title, levels: [...levels], createdAt: madeAt }],
      checkInEveryWeeks: index < 2 ? CHECK_IN_WEEKS : null,
      notesReminded: true,
    },
    madeAt + HOUR_MS,
  );
}

function checkInsOf({ id, nowMs, chance }: SampleContext, person: PersonRecord): AnyRecord[] {
  const [goal] = person.payload.goals;
  const scale = (value: number) => Math.max(0, Math.min(10, Math.round(value)));
  return Array.from({ length: CHECK_INS }, (_, number) => {
    const at = nowMs - (2 + (CHECK_INS - 1 - number) * CHECK_IN_WEEKS * 7) * DAY_MS;
    const gone = number / (CHECK_INS - 1);
    const level = Math.max(
      -2,
      Math.min(2, Math.round(-2 + 3.4 * gone + chance.between(-0.6, 0.6))),
    );
    // One check-in is skipped, to show a gap.
    const skipped = number === 4;
    return newCheckIn(
      {
        implication: skipped ? null : scale(5 + 2 * gone + chance.between(-1.5, 1.5)),
        wellBeing: skipped ? null : scale(4 + 3 * gone + chance.between(-1.5, 1.5)),
        goals: goal && !skipped ? [{ goalId: goal.id, level }] : [],
      },
      { id: `${id}:checkIn${number}`, nowMs: at },
      id,
    );
  });
}
