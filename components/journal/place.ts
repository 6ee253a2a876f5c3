/** Where in the journal: what stands behind '#' in its address, so that links and 'back' work. */

/** A view of the journal, and which record it is about, if any. */
export interface Place {
  readonly view: string;
  readonly id: string | null;
}

/** `people`, `person/ID`, with or without a leading '#'. */
export function parsePlace(hash: string): Place {
  const [view = '', id] = hash.replace(/^#/, '').split('/');
  return { view, id: id === undefined || id === '' ? null : decoded(id) };
}

/** The address of a place within the page: the inverse of {@link parsePlace}. */
export function placeHref(view: string, id?: string): string {
  return id === undefined ? `#${view}` : `#${view}/${encodeURIComponent(id)}`;
}

/** An address may have been typed or cut: what cannot be decoded is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
