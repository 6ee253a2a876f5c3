import type { CommitmentRecord } from '../../lib/commitments/commitment';
import { madeInEarnest } from '../../lib/practice/in-earnest';
import type { PersonRecord } from '../../lib/people/person';
import type { ReflectionRecord } from '../../lib/reflection/reflection';
import { reflectionId } from '../../lib/reflection/reflection';
import type { SessionRecord } from '../../lib/session/session';
import { useStored } from '../data/useStored';
import { useServices } from '../app/services';
import { useRecords } from '../data/useRecords';

/** The data of the window after the call; null for records that do not exist. */
export interface SessionInView {
  readonly session: SessionRecord;
  readonly person: PersonRecord | null;
  readonly reflection: ReflectionRecord | null;
}

/** Undefined while it is being read, null when the session does not exist. */
export function useSessionInView(sessionId: string): SessionInView | null | undefined {
  const { stores } = useServices();
  const { data: session } = useStored('session', sessionId, async (id) => {
    const found = id === '' ? undefined : await stores.sessions.get(id);
    return found && found.deletedAt === null ? found : null;
  });
  const { data: person } = useStored(
    'person',
    session ? (session.personId ?? '') : null,
    async (id) => (id === '' ? null : ((await stores.people.get(id)) ?? null)),
  );
  const { data: reflection } = useStored(
    'reflection',
    session ? session.id : null,
    async (id) => (await stores.reflections.get(reflectionId(id))) ?? null,
  );
  if (session === null) return null;
  if (session === undefined || person === undefined || reflection === undefined) return undefined;
  return { session, person, reflection };
}

const NOBODYS: readonly CommitmentRecord[] = [];

/** The records of the session, and all of the person's commitments; undefined at first. */
export function useSessionDetails(sessionId: string, personId: string | null) {
  const { stores } = useServices();
  const { data: chunks } = useRecords(stores.chunks, 'sessionId', sessionId);
  const { data: notes } = useRecords(stores.notes, 'sessionId', sessionId);
  const { data: promptUses } = useRecords(stores.promptUses, 'sessionId', sessionId);
  const { data: commitments } = useRecords(stores.commitments, 'sessionId', sessionId);
  const { data: ofPerson } = useRecords(stores.commitments, 'personId', personId);
  const { data: sessions } = useStored('session', personId, (id) => stores.sessions.byPerson(id));
  if (!chunks || !notes || !promptUses || !commitments) return undefined;
  if (personId !== null && (!ofPerson || !sessions)) return undefined;
  const earnest = madeInEarnest(ofPerson ?? NOBODYS, sessions ?? []);
  return { chunks, notes, promptUses, commitments, ofPerson: earnest };
}

export type SessionDetails = NonNullable<ReturnType<typeof useSessionDetails>>;
