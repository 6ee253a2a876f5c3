/** Search in the list of people. */
import type { PersonRecord } from './person';

/** The people whose name, real name or tags contain every word of the query, ignoring accents. */
export function findPeople(people: readonly PersonRecord[], query: string): PersonRecord[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return people.filter(({ payload }) => {
    const text = plain([payload.name, payload.realName, ...payload.tags].join('\n'));
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();
}
