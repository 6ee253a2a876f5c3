import type { SearchDocument } from '../../../lib/search/document';

export const DAY_MS = 86_400_000;

/** A note of the given day number. */
export function written(
  recordId: string,
  text: string,
  day = 0,
  changed: Partial<SearchDocument> = {},
): SearchDocument {
  return {
    key: `note ${recordId}`,
    kind: 'note',
    noteKind: 'free',
    facets: ['note'],
    recordId,
    personId: null,
    sessionId: 's',
    at: day * DAY_MS,
    text,
    ...changed,
  };
}
