import type { RecordKind } from '../../lib/records/envelope';

/** Kinds that mean something to a coach; chunks and settings are left out. */
export const SPOKEN_KINDS: readonly RecordKind[] = [
  'person',
  'session',
  'note',
  'reflection',
  'commitment',
];
