/** The documents that the search index holds: one for each text a coach wrote. */
import type { CommitmentRecord } from '../commitments/commitment';
import type { NoteKind } from '../notes/kinds';
import type { NoteRecord } from '../notes/note';
import type { PersonRecord } from '../people/person';
import { LINES, type ReflectionRecord } from '../reflection/reflection';

/**
 * The filters of a search. A note has the facet `note`, and one more for its kind unless that is
 * `free`.
 */
export const FACETS = [
  'note',
  'insight',
  'question',
  'feeling',
  'parking',
  'supervision',
  'commitment',
  'reflection',
  'person',
] as const;
export type Facet = (typeof FACETS)[number];

export type DocumentKind = 'note' | 'commitment' | 'reflection' | 'person' | 'agreement';

export interface SearchDocument {
  /** Unique among all documents. */
  readonly key: string;
  readonly kind: DocumentKind;
  /** The kind of the note; null for any other document. */
  readonly noteKind: NoteKind | null;
  readonly facets: readonly Facet[];
  readonly recordId: string;
  readonly personId: string | null;
  readonly sessionId: string | null;
  /** The instant that the text is about, in epoch ms. */
  readonly at: number;
  readonly text: string;
}

export type Searched = NoteRecord | CommitmentRecord | ReflectionRecord | PersonRecord;
export const SEARCHED_KINDS = ['person', 'note', 'commitment', 'reflection'] as const;
export type SearchedKind = (typeof SEARCHED_KINDS)[number];

/** The documents of a record that is not deleted. A record without text has no documents. */
export function documentsOf(record: Searched): SearchDocument[] {
  return described(record)
    .map(({ kind, at, text, facets, noteKind = null }) => ({
      key: documentKey(kind, record.id),
      kind,
      noteKind,
      facets,
      recordId: record.id,
      personId: record.personId,
      sessionId: record.sessionId,
      at,
      text: text.trim(),
    }))
    .filter(({ text }) => text !== '');
}

/** The keys of all documents that a record can have: a person has two. */
export function documentKeys(kind: SearchedKind, recordId: string): string[] {
  const kinds: readonly DocumentKind[] = kind === 'person' ? ['person', 'agreement'] : [kind];
  return kinds.map((each) => documentKey(each, recordId));
}

function documentKey(kind: DocumentKind, recordId: string): string {
  return `${kind} ${recordId}`;
}

interface Described {
  readonly kind: DocumentKind;
  readonly at: number;
  readonly text: string;
  readonly facets: readonly Facet[];
  readonly noteKind?: NoteKind;
}

function described(record: Searched): Described[] {
  switch (record.kind) {
    case 'note': {
      const { text, momentAt, kind } = record.payload;
      const facets: Facet[] = kind === 'free' ? ['note'] : ['note', kind];
      return [{ kind: 'note', at: momentAt, text, facets, noteKind: kind }];
    }
    case 'commitment':
      return [
        {
          kind: 'commitment',
          at: record.createdAt,
          text: record.payload.text,
          facets: ['commitment'],
        },
      ];
    case 'reflection': {
      const text = LINES.map((line) => record.payload.lines[line].trim())
        .filter(Boolean)
        .join('\n');
      return [{ kind: 'reflection', at: record.createdAt, text, facets: ['reflection'] }];
    }
    case 'person': {
      const { name, realName, tags, agreement } = record.payload;
      const at = record.createdAt;
      const who = [name, realName, ...tags].filter(Boolean).join(' · ');
      return [
        { kind: 'person', at, text: who, facets: ['person'] },
        { kind: 'agreement', at, text: agreement, facets: ['person'] },
      ];
    }
  }
}
