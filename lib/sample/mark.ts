/** What tells sample records from the coach's own: their ids, and every id made from them. */
export const SAMPLE_PREFIX = 'sample:';

/** @param personId of the person a record is about, or null */
export function isSample(personId: string | null): boolean {
  return personId?.startsWith(SAMPLE_PREFIX) ?? false;
}
