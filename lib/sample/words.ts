/** What the sample says, in one language. Nobody in it lives; nothing in it was said. */
import type { NoteKind } from '../notes/kinds';

export interface SamplePerson {
  readonly key: string;
  readonly name: string;
  readonly tag: string;
  readonly agreement: string;
  readonly goal: {
    readonly title: string;
    /** −2 … +2. */
    readonly levels: readonly [string, string, string, string, string];
  };
  readonly commitments: readonly string[];
}

export interface SampleWords {
  /** The tag of every sample person. */
  readonly mark: string;
  readonly people: readonly SamplePerson[];
  readonly notes: Readonly<Record<NoteKind, readonly string[]>>;
  readonly prep: string;
  readonly moments: readonly string[];
  readonly nextTimes: readonly string[];
  readonly supervision: readonly string[];
}
