import type { PersonRecord } from '../../../../lib/people/person';
import { isSample } from '../../../../lib/sample/mark';

/** People to choose from, by name; invented people only for demo sessions. */
export function choosablePeople(
  people: readonly PersonRecord[],
  personId: string | null,
): PersonRecord[] {
  return people
    .filter(({ id }) => isSample(id) === isSample(personId))
    .toSorted((a, b) => a.payload.name.localeCompare(b.payload.name));
}
