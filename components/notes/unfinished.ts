/** Finds stored drafts of a field, and takes over those that no open page owns. */
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

/** A field of a session, and the page that requests it. */
export interface FieldOnPage {
  readonly field: string;
  readonly sessionId: string;
  readonly page: { readonly pageId: string; readonly openIds: ReadonlySet<string> };
}

export interface Unfinished {
  /** The record that holds `draft`; null when there is none. */
  readonly id: string | null;
  readonly draft: Draft | null;
  /** A stored draft cannot be read; it is left unchanged. */
  readonly unreadable: boolean;
}

/**
 * Takes over the drafts that no open page owns, and joins them in one record that then belongs to this page.
 * Drafts of other open pages stay with them.
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
    // The note was saved just before the panel was closed: its draft is no longer needed.
    else if (own) await stores.drafts.erase([id]);
  }
  return { ...(await gathered(reading, taken)), unreadable };
}

/** Makes this page the owner of a draft. Null when another page was first. */
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

/** Joins several drafts in one record. */
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

/** All drafts of a field in an ended session, of any page. */
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
