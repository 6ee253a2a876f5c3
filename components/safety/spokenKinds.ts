import type { RecordKind } from '../../lib/records/envelope';

/** Kinds a coach would count: stretches of listening and settings say nothing to them. */
export const SPOKEN_KINDS: readonly RecordKind[] = [
  'person',
  'session',
  'note',
  'reflection',
  'commitment',
];
