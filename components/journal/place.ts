/** The journal's location, kept in the URL fragment so that links and 'back' work. */

/** A view of the journal, the record it shows, and a record within that, if any. */
export interface Place {
  readonly view: string;
  readonly id: string | null;
  readonly within: string | null;
}

/** `people`, `person/ID`, `session/ID/NOTE_ID`, with or without a leading '#'. */
export function parsePlace(hash: string): Place {
  const [view = '', id, within] = hash.replace(/^#/, '').split('/');
  return { view, id: decoded(id), within: decoded(within) };
}

/** The link to a location within the page: the inverse of {@link parsePlace}. */
export function placeHref(view: string, ...ids: readonly string[]): string {
  return `#${[view, ...ids.map(encodeURIComponent)].join('/')}`;
}

/** URLs may be typed or truncated: text that cannot be decoded is used as it is. */
function decoded(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
