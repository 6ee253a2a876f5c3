/** Merging two entries that are the same person, and undoing the merge. */
import * as z from 'zod/mini';
import { holdsMeeting } from '../call/meeting';
import { RECORD_KINDS } from '../records/envelope';
import { isBlank } from './goals';
import {
  consentAsked,
  consentGiven,
  MAX_GOALS,
  personPayload,
  personRecord,
  type PersonPayload,
} from './person';
import { MAX_TAGS, withTags } from './tags';

const MAX_AGREEMENT_CHARS = 10_000;
const id = z.string().check(z.minLength(1), z.maxLength(200));

export type MergeProblem = 'tooManyGoals' | 'tooManyTags' | 'agreementTooLong';

/** What does not fit into one person; null when everything fits. Nothing is dropped to make it fit. */
export function mergeProblem(kept: PersonPayload, other: PersonPayload): MergeProblem | null {
  if (goalsTogether(kept, other).length > MAX_GOALS) return 'tooManyGoals';
  if (new Set([...kept.tags, ...other.tags].map((tag) => tag.toLocaleLowerCase())).size > MAX_TAGS)
    return 'tooManyTags';
  return agreementTogether(kept, other).length > MAX_AGREEMENT_CHARS ? 'agreementTooLong' : null;
}

/**
 * The kept person with the other's data added; for single-valued fields the kept person's value wins. Every
 * field is named, so that the compiler reports a new field that has no rule here.
 */
export function mergedPayload(
  kept: PersonPayload,
  other: PersonPayload,
  nowMs: number,
): PersonPayload {
  return {
    name: kept.name,
    language: kept.language,
    address: kept.address,
    plannedMs: kept.plannedMs,
    realName: kept.realName || other.realName,
    consents: consentsTogether(kept, other, nowMs),
    links: meetingsTogether(kept.links, other.links),
    startsAt: meetingsTogether(kept.startsAt, other.startsAt),
    pinnedPrompts: [...new Set([...kept.pinnedPrompts, ...other.pinnedPrompts])],
    promptsResetAt: Math.max(kept.promptsResetAt, other.promptsResetAt),
    tags: withTags(kept.tags, other.tags),
    agreement: agreementTogether(kept, other),
    goals: goalsTogether(kept, other),
    checkInEveryWeeks: kept.checkInEveryWeeks ?? other.checkInEveryWeeks,
    notesReminded: kept.notesReminded || other.notesReminded,
  };
}

/**
 * Both consent histories in chronological order. Where the last answers differ, a no is added from now on,
 * until the person is asked again. A person who was never asked does not count as a no.
 */
export function consentsTogether(
  kept: PersonPayload,
  other: PersonPayload,
  nowMs: number,
): PersonPayload['consents'] {
  const together = new Map(
    [...kept.consents, ...other.consents]
      .toSorted((a, b) => a.at - b.at)
      .map((answer) => [`${answer.at} ${answer.given}`, answer]),
  );
  const history = [...together.values()];
  const refused = [kept, other].some((each) => consentAsked(each) && !consentGiven(each));
  const lastAt = history.at(-1)?.at ?? 0;
  return refused && history.at(-1)?.given
    ? [...history, { at: Math.max(nowMs, lastAt), given: false }]
    : history;
}

function meetingsTogether(kept: readonly string[], others: readonly string[]): string[] {
  return others.reduce<string[]>(
    (all, key) => (holdsMeeting(all, key) ? all : [...all, key]),
    [...kept],
  );
}

/** Leaves out blank goals. */
function goalsTogether(kept: PersonPayload, other: PersonPayload): PersonPayload['goals'] {
  const written = [...kept.goals, ...other.goals].filter((goal) => !isBlank(goal));
  return [...new Map(written.map((goal) => [goal.id, goal])).values()];
}

function agreementTogether(kept: PersonPayload, other: PersonPayload): string {
  const [mine, theirs] = [kept.agreement.trim(), other.agreement.trim()];
  if (theirs === '' || theirs === mine) return kept.agreement;
  return mine === '' ? other.agreement : `${kept.agreement}\n\n${other.agreement}`;
}

/** The data needed to undo a merge. The journal page keeps it until it closes. */
export const personMerge = z.object({
  keptId: id,
  /** The kept person before and right after the merge. */
  before: personPayload,
  after: personPayload,
  /** The other person, removed from the list by the merge. */
  other: personRecord,
  /** The records that belonged to the other person. */
  moved: z.array(z.object({ kind: z.enum(RECORD_KINDS), ids: z.array(id) })),
});
export type PersonMerge = z.infer<typeof personMerge>;

/** The kept person as before the merge; fields changed since the merge keep their new values. */
export function unmergedPayload(
  now: PersonPayload,
  { before, after }: Pick<PersonMerge, 'before' | 'after'>,
): PersonPayload {
  const untouched = (key: keyof PersonPayload) =>
    JSON.stringify(now[key]) === JSON.stringify(after[key]);
  const keys = Object.keys(now) as (keyof PersonPayload)[];
  return Object.assign(
    { ...now },
    ...keys.filter(untouched).map((key) => ({ [key]: before[key] })),
  ) as PersonPayload;
}
