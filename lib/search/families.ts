/**
 * Groups words by their stem: 'engagements' finds 'engager', 'tiring' finds 'tired'. Notes are in
 * French or English and do not say which, so each word gets a stem in both languages. The index is
 * kept by word, not by note, because a hundred thousand notes hold only some thousand different
 * words.
 */
import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as frenchStem } from '@orama/stemmers/french';
import { foldText } from '../text/fold';

export interface Families {
  /** @param raw the word as written: accents distinguish endings */
  add(word: string, raw: string): void;
  /** All added words that share a stem with this one, without the word itself. */
  of(word: string, raw: string): string[];
  clear(): void;
}

export function createFamilies(): Families {
  const members = new Map<string, Set<string>>();
  const known = new Set<string>();
  return {
    add(word, raw) {
      if (known.has(raw)) return;
      known.add(raw);
      for (const stem of stemsOf(word, raw)) {
        const family = members.get(stem);
        if (family) family.add(word);
        else members.set(stem, new Set([word]));
      }
    },
    of(word, raw) {
      const family = new Set(stemsOf(word, raw).flatMap((stem) => [...(members.get(stem) ?? [])]));
      family.delete(word);
      return [...family];
    },
    clear() {
      members.clear();
      known.clear();
    },
  };
}

/** A stem shorter than this groups unrelated words. */
const MIN_STEM_CHARS = 3;

function stemsOf(word: string, raw: string): string[] {
  const french = [frenchStem(word), foldText(frenchStem(raw.toLowerCase()))];
  const stems = [`en ${englishStem(word)}`, ...french.map((stem) => `fr ${stem}`)];
  return stems.filter((stem) => stem.length >= MIN_STEM_CHARS + 3);
}
