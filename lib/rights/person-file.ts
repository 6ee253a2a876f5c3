/** All records about a person as a file for other programs, unchanged. */
import type { AnyRecord } from '../records/envelope';
import { allOf, type PersonHoldings } from './holdings';

export const PERSON_FILE_FORMAT = 'aparte-person';
const PERSON_FILE_VERSION = 1;

export interface PersonFile {
  readonly format: typeof PERSON_FILE_FORMAT;
  readonly version: number;
  /** Epoch ms. */
  readonly madeAt: number;
  readonly records: readonly AnyRecord[];
}

/** Indented JSON, so that people can read it too. */
export function personFile(holdings: PersonHoldings, madeAt: number): string {
  const file: PersonFile = {
    format: PERSON_FILE_FORMAT,
    version: PERSON_FILE_VERSION,
    madeAt,
    records: allOf(holdings),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
