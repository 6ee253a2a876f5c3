/** Finding a person in the list. */
import type { PersonRecord } from './person';

/** The people in whose name, real name or tags every word of the query occurs, accents aside. */
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
