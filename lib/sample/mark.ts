/** Prefix of the ids of demo records, and of every id derived from them. */
export const SAMPLE_PREFIX = 'sample:';

/** @param personId the person a record belongs to, or null */
export function isSample(personId: string | null): boolean {
  return personId?.startsWith(SAMPLE_PREFIX) ?? false;
}

/** The coach's own records; demo records only when there are no others, so that a new user sees something. */
export function ownFirst<R extends { readonly personId: string | null }>(
  records: readonly R[],
): readonly R[] {
  const own = records.filter(({ personId }) => !isSample(personId));
  return own.length > 0 ? own : records;
}
