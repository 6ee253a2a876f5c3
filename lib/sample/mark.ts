/** What tells sample records from the coach's own: their ids, and every id made from them. */
export const SAMPLE_PREFIX = 'sample:';

/** @param personId of the person a record is about, or null */
export function isSample(personId: string | null): boolean {
  return personId?.startsWith(SAMPLE_PREFIX) ?? false;
}

/** The coach's own records; a sample's where there are no others, so that a newcomer sees something. */
export function ownFirst<R extends { readonly personId: string | null }>(
  records: readonly R[],
): readonly R[] {
  const own = records.filter(({ personId }) => !isSample(personId));
  return own.length > 0 ? own : records;
}
