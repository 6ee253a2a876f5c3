import type { PersonRecord } from '../../../../lib/people/person';
import { isSample } from '../../../../lib/sample/mark';

/** By name; invented people are offered for an invented session alone. */
export function choosablePeople(
  people: readonly PersonRecord[],
  personId: string | null,
): PersonRecord[] {
  return people
    .filter(({ id }) => isSample(id) === isSample(personId))
    .toSorted((a, b) => a.payload.name.localeCompare(b.payload.name));
}
