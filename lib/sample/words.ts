/** The texts of the demo data, in one language. People and words are invented. */
import type { NoteKind } from '../notes/kinds';

export interface SamplePerson {
  readonly key: string;
  readonly name: string;
  readonly tag: string;
  readonly agreement: string;
  readonly goal: {
    readonly title: string;
    /** Levels −2 … +2. */
    readonly levels: readonly [string, string, string, string, string];
  };
  readonly commitments: readonly string[];
}

export interface SampleWords {
  /** The tag of every invented person. */
  readonly mark: string;
  readonly people: readonly SamplePerson[];
  readonly notes: Readonly<Record<NoteKind, readonly string[]>>;
  readonly prep: string;
  readonly moments: readonly string[];
  readonly nextTimes: readonly string[];
  readonly supervision: readonly string[];
}
