import { useState } from 'react';

export const LEAST_CHARACTERS = 8;

interface Written {
  readonly sealed: boolean;
  readonly first: string;
  readonly again: string;
  readonly problem: 'short' | 'differs' | null;
}

export interface PassphraseChoice extends Written {
  change(part: Partial<Written>): void;
  /** The passphrase, or null for none; undefined, with an error shown, when it is invalid. */
  decide(): string | null | undefined;
  clear(): void;
}

const NONE: Written = { sealed: false, first: '', again: '', problem: null };

export function usePassphrase(): PassphraseChoice {
  const [written, setWritten] = useState(NONE);
  return {
    ...written,
    change: (part) => setWritten((before) => ({ ...before, problem: null, ...part })),
    decide() {
      const { sealed, first, again } = written;
      if (!sealed) return null;
      const problem =
        first.length < LEAST_CHARACTERS ? 'short' : first === again ? null : 'differs';
      setWritten((before) => ({ ...before, problem }));
      return problem === null ? first : undefined;
    },
    clear: () => setWritten((before) => ({ ...NONE, sealed: before.sealed })),
  };
}
