/** Note kinds, selected by a leading sign: `! ` is an insight, `> ` a commitment … */
export const NOTE_KINDS = [
  'free',
  'insight',
  'commitment',
  'question',
  'feeling',
  'parking',
  'supervision',
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export const KIND_SIGNS: Readonly<Record<Exclude<NoteKind, 'free'>, string>> = {
  insight: '!',
  commitment: '>',
  question: '?',
  feeling: '~',
  parking: '+',
  supervision: '#',
};

const BY_SIGN = new Map(
  Object.entries(KIND_SIGNS).map(([kind, sign]) => [sign, kind as Exclude<NoteKind, 'free'>]),
);

export interface WrittenNote {
  readonly kind: NoteKind;
  readonly text: string;
}

/**
 * Parses a typed note. A sign counts only when a space and words follow it: `#hashtag`, `?!` and a lone sign
 * are ordinary words.
 */
export function readKind(written: string): WrittenNote {
  const kind = BY_SIGN.get(written.charAt(0));
  if (kind === undefined || written.charAt(1) !== ' ' || written.slice(2).trim() === '')
    return { kind: 'free', text: written };
  return { kind, text: written.slice(2) };
}

/** The note as it would be typed: the inverse of {@link readKind}. */
export function writtenAs({ kind, text }: WrittenNote): string {
  return kind === 'free' ? text : `${KIND_SIGNS[kind]} ${text}`;
}

/** The kind of a text being typed: its sign counts before any words follow. */
export function kindBegun(written: string): NoteKind {
  return written.charAt(1) === ' ' ? (BY_SIGN.get(written.charAt(0)) ?? 'free') : 'free';
}

/** Whether the text has words besides a sign. */
export function hasWords(written: string): boolean {
  return (kindBegun(written) === 'free' ? written : written.slice(2)).trim() !== '';
}

/** The same words, typed as a note of another kind. */
export function withKind(written: string, kind: NoteKind): string {
  const words = kindBegun(written) === 'free' ? written : written.slice(2);
  return writtenAs({ kind, text: words });
}
