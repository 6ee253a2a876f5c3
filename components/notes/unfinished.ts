/** What was being written in a field when it was last left, and who may go on with it. */
import {
  isDraftOf,
  isFree,
  joined,
  unsaved,
  writtenBy,
  type Draft,
  type DraftRecord,
} from '../../lib/notes/draft';
import { withPayload } from '../../lib/records/envelope';
import type { Services } from '../app/services';

type Reading = Pick<Services, 'stores' | 'clock'>;

/** A field of a session, and the page that asks for it. */
export interface FieldOnPage {
  readonly field: string;
  readonly sessionId: string;
  readonly page: { readonly pageId: string; readonly openIds: ReadonlySet<string> };
}

export interface Unfinished {
  /** The record that holds `draft`; null when nothing was left. */
  readonly id: string | null;
  readonly draft: Draft | null;
  /** Something is stored that cannot be read, and stays as it is. */
  readonly unreadable: boolean;
}

/**
 * Takes up what no open page is writing, in one record that from then on belongs to this page: what
 * another open page writes stays with that page.
 */
export async function takeUp(reading: Reading, at: FieldOnPage): Promise<Unfinished> {
  const { stores, clock } = reading;
  const { field, sessionId, page } = at;
  const [stored, ids] = await Promise.all([
    stores.drafts.bySession(sessionId),
    stores.drafts.idsBySession(sessionId),
  ]);
  const known = new Set(stored.map(({ id }) => id));
  const unreadable = ids.some((id) => isDraftOf(id, field, sessionId) && !known.has(id));
  const taken: DraftRecord[] = [];
  for (const { id, payload } of stored) {
    if (!isDraftOf(id, field, sessionId) || !isFree(payload, page)) continue;
    const own = await claim(reading, id, page);
    const rest =
      own && unsaved(own.payload, await stores.notes.get(own.payload.noteId), clock.newId);
    if (rest && rest.text !== '') taken.push({ ...own, payload: rest });
    // Saved just before the panel was closed: the note is there, so its draft has done its work.
    else if (own) await stores.drafts.erase([id]);
  }
  return { ...(await gathered(reading, taken)), unreadable };
}

/** Makes a draft this page's own. Null where another page was quicker. */
async function claim(
  { stores: { drafts } }: Reading,
  id: string,
  page: FieldOnPage['page'],
): Promise<DraftRecord | null> {
  let isOwn = false;
  const record = await drafts.update(id, (stored) => {
    isOwn = stored !== undefined && isFree(stored.payload, page);
    if (!stored || !isOwn || stored.payload.pageId === page.pageId) return undefined;
    return writtenBy(stored, page.pageId);
  });
  return isOwn ? (record ?? null) : null;
}

/** Brings what was kept apart to one place. */
async function gathered(
  { stores: { drafts } }: Reading,
  [first, ...others]: readonly DraftRecord[],
): Promise<{ readonly id: string | null; readonly draft: Draft | null }> {
  if (!first) return { id: null, draft: null };
  if (others.length === 0) return { id: first.id, draft: first.payload };
  const whole = joined([first, ...others], first.id);
  await drafts.put(whole);
  await drafts.erase(others.map(({ id }) => id));
  return { id: whole.id, draft: whole.payload };
}

/** All that was being written in a field of a session that has ended, on any page. */
export async function leftIn(
  { stores, clock }: Reading,
  field: string,
  sessionId: string,
): Promise<DraftRecord[]> {
  const drafts = await stores.drafts.bySession(sessionId);
  const left = await Promise.all(
    drafts
      .filter(({ id }) => isDraftOf(id, field, sessionId))
      .map(async (record) => {
        const { payload } = record;
        const rest = unsaved(payload, await stores.notes.get(payload.noteId), clock.newId);
        return rest && withPayload(record, rest, record.updatedAt);
      }),
  );
  return left.filter((record) => record !== null);
}
